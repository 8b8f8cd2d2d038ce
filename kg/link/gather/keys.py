"""The catalogue's look-up table: every form of every name, worked out once so that loading it is only reading."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.link.gather.row import Row
from kg.link.keys import key_of, sound_key, surname_key
from kg.link.names import in_capitals

WRITTEN_MANY_WAYS = {"place", "facility", "person"}


def write_keys(path: Path, rows: Iterable[Row]) -> None:
    """Write one line a key: the key, then `item method type` of each that bears it, joined by `|`."""
    table: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        for key, method in keys_of(row):
            type_ = "nationality" if method == "demonym" else row.type
            table[key].setdefault(f"{row.item} {type_}", method)
    lines = (f"{key}\t{'|'.join(_entries(table[key]))}" for key in sorted(table) if key)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _entries(found: dict[str, str]) -> Iterator[str]:
    for who in sorted(found, key=lambda who: int(who.split()[0][1:])):
        yield f"{who} {found[who]}"


def keys_of(row: Row) -> Iterator[tuple[str, str]]:
    """The keys of an item: of its label, its aliases, its demonyms, and the bones of names that are written many ways.

    A name in capitals of five letters or fewer is kept in capitals: "WHO" is not "who".
    """
    yield key_of(row.label), "shared" if row.label in row.shared else "name"
    for alias in row.aliases:
        yield key_of(alias), _method(row, alias)
    for demonym in row.demonyms:
        yield key_of(demonym), "demonym"
    if row.type == "person" and " " in row.label:
        yield surname_key(row.label), "surname"
    if row.type in WRITTEN_MANY_WAYS:
        for name in (row.label, *row.aliases):
            yield sound_key(name), "normalised"


def _method(row: Row, alias: str) -> str:
    if alias in row.shared:
        return "shared"
    return "acronym" if in_capitals(alias) and row.type == "organisation" else "alias"
