"""Named queries: the files of `queries/`, with what their headers say."""

import re
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal

from kg.errors import QueryError

_FIELD = re.compile(r"^#\s*([A-Z][a-z]+):\s*(.*)$")
_ORDER = re.compile(r"^ORDER BY((?: (?:\?\w+|DESC\(\?\w+\)))+)\s*\Z", re.MULTILINE)
_KEY = re.compile(r"(DESC\()?\?(\w+)")
_PARAMETER = re.compile(r"VALUES\s*\?set_(\w+)\s*\{\s*UNDEF\s*\}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuery:
    """A question. `parameters` are its variables that may be set; `joined` its columns whose cells hold a list.

    `order` are the columns that its last line sorts by, each with whether it goes down.
    """

    name: str
    title: str
    question: str
    parameters: tuple[str, ...]
    joined: tuple[str, ...]
    order: tuple[tuple[str, bool], ...]
    sparql: str


def queries_folder() -> Path:
    """Where the queries lie: inside the installed package, else beside it in a checkout."""
    inside = Path(__file__).parents[1] / "queries"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "queries"


def named_queries(folder: Path | None = None) -> tuple[NamedQuery, ...]:
    """Every named query, by name."""
    return tuple(_read(path) for path in sorted((folder or queries_folder()).glob("*.rq")))


def find_query(name: str) -> NamedQuery:
    """The query of that name in `queries/`, or in a file that ends in .rq."""
    if name.endswith(".rq"):
        return _read_own(Path(name))
    path = queries_folder() / f"{name}.rq"
    if not re.fullmatch(r"[\w-]+", name) or not path.is_file():
        known = ", ".join(query.stem for query in sorted(queries_folder().glob("*.rq")))
        raise QueryError(f"no query named {name!r}: choose from {known}, or give a FILE.rq")
    return _read(path)


def _read_own(path: Path) -> NamedQuery:
    try:
        return _read(path)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8 text"
        raise QueryError(f"cannot read the query {path}: {reason}") from error


def _read(path: Path) -> NamedQuery:
    return read_query(path.stem, path.read_text(encoding="utf-8"))


def read_query(name: str, sparql: str) -> NamedQuery:
    """A query with its header's fields; a parameter is a variable of a `VALUES ?set_NAME { UNDEF }` in it."""
    lines = (_FIELD.match(line) for line in sparql.splitlines())
    fields = {found.group(1).lower(): found.group(2).strip() for found in lines if found}
    order = _ORDER.search(sparql)
    return NamedQuery(
        name=name,
        title=fields.get("title", name),
        question=fields.get("question", ""),
        parameters=tuple(dict.fromkeys(_PARAMETER.findall(sparql))),
        joined=tuple(fields.get("joined", "").split()),
        order=tuple((key, bool(down)) for down, key in _KEY.findall(order[1])) if order else (),
        sparql=sparql,
    )


def bind(query: NamedQuery, bindings: dict[str, str]) -> str:
    """The SPARQL with a literal in place of UNDEF for each parameter set."""
    unknown = sorted(set(bindings) - set(query.parameters))
    if unknown:
        known = ", ".join(query.parameters) or "none"
        raise QueryError(f"query {query.name!r} has no parameter {unknown[0]!r}: its parameters are {known}")
    terms = {name: str(Literal(value)) for name, value in bindings.items()}
    return _PARAMETER.sub(lambda found: f"VALUES ?set_{found[1]} {{ {terms.get(found[1], 'UNDEF')} }}", query.sparql)
