"""One row of the starter catalogue, and how rows of one item are joined and written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

BARS = ("classes", "aliases", "demonyms")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An item's facts as text, in the catalogue's columns; lists are joined by `|`, an empty cell is unknown."""

    item: str
    label: str
    type: str
    classes: tuple[str, ...] = ()
    country: str = ""
    within: str = ""
    latitude: str = ""
    longitude: str = ""
    prior: str = ""
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    code: str = ""
    capital: str = ""
    shared: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    source: str
    date: str


COLUMNS = tuple(field.name for field in fields(Row))


def read_rows(path: Path) -> Iterator[Mapping[str, str]]:
    """The rows of a tab-separated table with a header; quotes are plain characters."""
    with path.open(encoding="utf-8") as lines:
        header = next(lines).rstrip("\n").split("\t")
        for line in lines:
            yield dict(zip(header, line.rstrip("\n").split("\t"), strict=False))


def joined(rows: Iterable[Row]) -> list[Row]:
    """One row an item, by item number: the first row of an item leads, later ones fill what it leaves empty."""
    merged: dict[str, Row] = {}
    for row in rows:
        merged[row.item] = _filled(merged[row.item], row) if row.item in merged else row
    return [_tidy(row) for row in sorted(merged.values(), key=lambda row: int(row.item[1:]))]


def _filled(first: Row, later: Row) -> Row:
    changes: dict[str, object] = {
        name: getattr(later, name)
        for name in ("country", "within", "prior", "code", "capital", "start", "end")
        if not getattr(first, name) and getattr(later, name)
    }
    if not first.latitude:
        changes |= {"latitude": later.latitude, "longitude": later.longitude}
    for name in BARS:
        changes[name] = getattr(first, name) + getattr(later, name)
    changes["aliases"] = (*first.aliases, later.label, *later.aliases)
    sources = (*first.source.split("; "), *later.source.split("; "))
    return replace(first, source="; ".join(dict.fromkeys(sources)), **changes)  # type: ignore[arg-type]  # by column


def _tidy(row: Row) -> Row:
    aliases = tuple(alias for alias in dict.fromkeys(row.aliases) if alias and alias != row.label)
    return replace(
        row, aliases=aliases, classes=tuple(dict.fromkeys(row.classes)), demonyms=tuple(dict.fromkeys(row.demonyms))
    )


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Write the catalogue's table."""
    lines = ("\t".join(_cell(getattr(row, column)) for column in COLUMNS) for row in rows)
    path.write_text("\n".join(("\t".join(COLUMNS), *lines)) + "\n", encoding="utf-8")


def _cell(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "|".join(value)


def closed(rows: Iterable[Row]) -> list[Row]:
    """The rows without references to items that none of them is of."""
    rows = list(rows)
    items = {row.item for row in rows}
    return [
        replace(
            row,
            country=row.country if row.country in items else "",
            within=row.within if row.within in items else "",
            capital=row.capital if row.capital in items else "",
        )
        for row in rows
    ]
