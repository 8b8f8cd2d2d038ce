"""Answers of a query as rows of strings, the same from every store."""

from collections.abc import Mapping

from kg.errors import QueryError
from kg.query.named import NamedQuery, bind
from kg.stages import Row, Store

JOINT = "; "  # between the fillers of one slot


def run(
    store: Store, query: NamedQuery, bindings: Mapping[str, str] | None = None
) -> tuple[tuple[str, ...], list[Row]]:
    """The columns and rows of a query; a cell that lists several things has each once, in alphabetical order."""
    try:
        columns, rows = store.select(bind(query, dict(bindings or {})), {})
    except QueryError as error:
        raise QueryError(f"{query.name}: {error}") from error
    return columns, [{column: _cell(query, column, row[column]) for column in columns} for row in rows]


def _cell(query: NamedQuery, column: str, value: str) -> str:
    """Stores join the members of a group in any order."""
    if column not in query.joined:
        return value
    return JOINT.join(sorted({part for part in value.split(JOINT) if part}))
