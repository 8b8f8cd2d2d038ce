"""One page that people can read, print and mail: what the graphs say, with the sentences and where they stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape

from kg.export.happenings import Happening, happenings
from kg.query import find_query, run
from kg.stages import Row, Store

__all__ = ["html_report"]

_TABLES = ("casualties", "claims", "roles", "relations", "causes", "wording", "links")
_LEFT_OUT = frozenset({"event", "entity", "quote"})  # IRIs say nothing to a reader; sentences stand under their row


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The answer to a named question, without the columns that a reader has no use for."""

    title: str
    question: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def html_report(store: Store) -> bytes:
    """A page of HTML that needs nothing else: no script, no style sheet, no network."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=select_autoescape(), trim_blocks=True
    )
    events = happenings(store)
    page = templates.get_template("report.html").render(
        articles=_by_article(events), tables=[table for table in map(_table, _TABLES, [store] * len(_TABLES)) if table]
    )
    return f"{page.strip()}\n".encode()


def _by_article(events: tuple[Happening, ...]) -> Mapping[str, list[Happening]]:
    found: dict[str, list[Happening]] = {}
    for event in events:
        found.setdefault(event.source["article"], []).append(event)
    return found


def _table(name: str, store: Store) -> Table | None:
    query = find_query(name)
    columns, rows = run(store, query, {})
    shown = tuple(column for column in columns if column not in _LEFT_OUT and any(row[column] for row in rows))
    return Table(title=query.title, question=query.question, columns=shown, rows=tuple(rows)) if rows else None
