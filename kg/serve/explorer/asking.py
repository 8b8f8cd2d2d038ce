"""The explorer's own questions to the store: the files of `queries/` here, with bound IRIs, words and pages."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.stages import Row, Store

_SLOT = re.compile(r"VALUES\s*\?(\w+)\s*\{\s*UNDEF\s*\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A stretch of an answer: `size` rows from `number` times that on, the first page being 0."""

    number: int = 0
    size: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a question is asked with: IRIs and words by the slot they fill."""

    iris: Mapping[str, Iterable[str]] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


def ask(store: Store, name: str, given: Given | None = None, page: Page | None = None) -> list[Row]:
    """The rows of a question; a slot is a `VALUES ?NAME { UNDEF }` in it, filled where it is given.

    With a page it returns one row more than the page holds where there is a next one.
    """
    sparql = filled(question(name), given or Given())
    if page is not None:
        sparql += f"\nLIMIT {page.size + 1} OFFSET {page.number * page.size}"
    return store.select(sparql, {})[1]


def widened(store: Store, rows: Iterable[Row], name: str, slot: str, keys: str = "") -> list[Row]:
    """The rows with the columns that another question gives of the IRI in the column `slot`, "" where it has none.

    Oxigraph answers two plain questions much faster than one with optional parts of several patterns: each of those
    is evaluated over the whole store. `keys` is what the other question calls the IRI, where that is not `slot`.
    """
    known, key = list(rows), keys or slot
    iris = list(dict.fromkeys(row[slot] for row in known if row[slot]))
    found: dict[str, Row] = {}
    for row in ask(store, name, Given(iris={key: iris})) if iris else ():
        found.setdefault(row[key], row)
    nothing = dict.fromkeys(_columns(name), "")
    return [{**nothing, **found.get(row[slot], {}), **row} for row in known]


@cache
def _columns(name: str) -> tuple[str, ...]:
    """The columns of a question whose SELECT names plain variables."""
    head = question(name).partition("SELECT")[2].partition("WHERE")[0]
    return tuple(re.findall(r"\?(\w+)", head))


@cache
def question(name: str) -> str:
    """The SPARQL of that name."""
    return (Path(__file__).parent / "queries" / f"{name}.rq").read_text(encoding="utf-8")


def filled(sparql: str, given: Given) -> str:
    """The SPARQL with its slots filled by terms that write themselves, so that nothing given can leave its place."""
    terms = {slot: " ".join(_node(iri) for iri in iris) for slot, iris in given.iris.items()}
    terms |= {slot: str(Literal(value)) for slot, value in given.words.items() if value}
    return _SLOT.sub(lambda found: f"VALUES ?{found[1]} {{ {terms.get(found[1], 'UNDEF')} }}", sparql)


def _node(iri: str) -> str:
    try:
        return str(NamedNode(iri))
    except ValueError as error:
        raise QueryError(f"not an IRI: {iri[:100]!r}: follow a link of the explorer") from error
