"""Answers of a query as rows of strings, the same and in the same order from every store."""

import re
from collections.abc import Mapping

from kg.errors import QueryError
from kg.query.named import NamedQuery, bind
from kg.stages import Row, Store

_NUMBER = re.compile(r"(?:[+-]?\d+(?:\.\d+)?)?", re.ASCII)
JOINT = "; "  # between the fillers of one slot


def run(
    store: Store,
    query: NamedQuery,
    bindings: Mapping[str, str] | None = None,
    *,
    timeout: float | None = None,
    limit: int | None = None,
) -> tuple[tuple[str, ...], list[Row]]:
    """The columns and the first `limit` rows of a query, which may take `timeout` seconds.

    A cell that lists several things has each once, in alphabetical order.
    """
    enough = None if query.order else limit  # rows that are put in order here must all be there
    try:
        columns, rows = store.select(bind(query, dict(bindings or {})), {}, timeout=timeout, limit=enough)
    except QueryError as error:
        raise QueryError(f"{query.name}: {error}") from error
    shown: list[Row] = [{column: _cell(query, column, row[column]) for column in columns} for row in rows]
    return columns, _ordered(query, columns, shown)[:limit]


def _ordered(query: NamedQuery, columns: tuple[str, ...], rows: list[Row]) -> list[Row]:
    """The rows by the query's own order: stores sort by collations of their own, and before lists are put in order."""
    if not query.order or not {column for column, _ in query.order} <= set(columns):
        return rows
    rows = sorted(rows, key=lambda row: [row[column] for column in columns])  # for rows that the query holds equal
    for column, down in reversed(query.order):
        numbers = all(_NUMBER.fullmatch(row[column]) for row in rows)
        rows = sorted(rows, key=lambda row: _rank(row[column], number=numbers), reverse=down)
    return rows


def _rank(value: str, *, number: bool) -> tuple[bool, float, str]:
    """Nothing comes first; a column of numbers alone goes by number, any other by code point."""
    return bool(value), float(value) if number and value else 0.0, value


def _cell(query: NamedQuery, column: str, value: str) -> str:
    """Stores join the members of a group in any order."""
    if column not in query.joined:
        return value
    return JOINT.join(sorted({part for part in value.split(JOINT) if part}))
