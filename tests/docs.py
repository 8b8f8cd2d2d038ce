"""The tables of README and of ontology/README that repeat what the code and the ontology say.

`python -m tests.docs` writes them anew between their marks; a test holds them to it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from pathlib import Path

from kg.export import EXPORTS
from kg.query import named_queries
from kg.schema import load_schema
from kg.settings import Settings

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "ontology" / "README.md")


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def questions() -> str:
    """Every named query and its question."""
    return table(("name", "question"), ((f"`{one.name}`", one.question) for one in named_queries()))


def settings() -> str:
    """Every setting, its default and what it does."""
    rows = (
        (f"`{one.name}`", f"`KG_{one.name.upper()}`", _shown(one.default), str(one.metadata["help"]))
        for one in fields(Settings)
    )
    return table(("in `kg.toml`", "environment", "default", "is"), rows)


def exports() -> str:
    """Every export and what it gives."""
    return table(("`kg export`", "gives"), ((f"`{name}`", one.gives) for name, one in EXPORTS.items()))


def events() -> str:
    """Every event type, its parents and what it is."""
    frames = sorted(load_schema().frames.values(), key=lambda frame: frame.label)
    return table(
        ("type", "is a", "is", "roles"),
        ((f"{f.label}", ", ".join(f.classes[1:]), f.comment, ", ".join(role.name for role in f.roles)) for f in frames),
    )


def relations() -> str:
    """Every relation type and what it is."""
    found = sorted(load_schema().relations, key=lambda relation: relation.label)
    return table(("relation", "is"), ((one.label, one.comment) for one in found))


SECTIONS: Mapping[str, Callable[[], str]] = {
    "questions": questions,
    "settings": settings,
    "exports": exports,
    "events": events,
    "relations": relations,
}


def renewed(page: str) -> str:
    """The page with every marked section as it should read now."""
    for name, render in SECTIONS.items():
        before, begin, rest = page.partition(f"<!-- {name} -->")
        _, end, after = rest.partition(f"<!-- end of {name} -->")
        if begin and end:
            page = f"{before}{begin}\n{render()}\n{end}{after}"
    return page


def _shown(default: object) -> str:
    if default is None:
        return ""
    return "`" + (" ".join(default) if isinstance(default, tuple) else str(default)) + "`"


def main() -> None:
    """Write the pages anew."""
    for path in PAGES:
        path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
