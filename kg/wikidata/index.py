"""Reads an index: who bears a name, and what is known of an item."""

import sqlite3
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from kg.errors import LinkError
from kg.model import EntityType, Qid
from kg.wikidata.record import Record
from kg.wikidata.tables import APPLICATION, FORMAT, METHODS

__all__ = ["Entry", "Index", "Named"]

MOST = 48  # bearers of one key that are given, the best known
BEARING = """
SELECT n.item, i.type, n.method FROM names n CROSS JOIN items i ON i.item = n.item
WHERE n.key = ? ORDER BY n.sitelinks DESC, n.item LIMIT ?
"""
ENTRY = "SELECT type, record FROM items WHERE item = ?"
AGAIN = "build it again with kg wikidata index"


class Named(NamedTuple):
    """That an item of some type bears a key, and by which method (one of `kg.wikidata.tables.METHODS`)."""

    item: Qid
    type: EntityType
    method: str


class Entry(NamedTuple):
    """What an index holds of an item."""

    type: EntityType
    record: Record


class Index:
    """An index on disk, read only. Look-ups raise `LinkError` when the file is damaged."""

    def __init__(self, path: Path) -> None:
        """The index at the path, which is opened at the first look-up."""
        self.path = path
        self._decode = msgspec.json.Decoder(Record).decode
        self._types = {str(type_): type_ for type_ in EntityType}

    def bearing(self, keys: Iterable[str], *, most: int = MOST) -> dict[str, list[Named]]:
        """Who bears each of the keys, the best known first, at most so many; keys that nobody bears are left out."""
        try:
            found = {key: self._database.execute(BEARING, (key, most)).fetchall() for key in keys}
        except sqlite3.Error as error:
            raise self._damaged(error) from error
        types = self._types
        return {
            key: [Named(Qid(f"Q{item}"), types[type_], METHODS[method]) for item, type_, method in rows]
            for key, rows in found.items()
            if rows
        }

    def entries(self, items: Iterable[Qid]) -> dict[Qid, Entry]:
        """What is known of each of the items; those that the index does not hold are left out."""
        try:
            numbers = ((item, int(item[1:])) for item in items if item[1:].isdecimal())
            found = {item: self._database.execute(ENTRY, (number,)).fetchone() for item, number in numbers}
            return {item: Entry(self._types[row[0]], self._decode(row[1])) for item, row in found.items() if row}
        except (sqlite3.Error, msgspec.DecodeError) as error:
            raise self._damaged(error) from error

    @cached_property
    def facts(self) -> Mapping[str, str]:
        """What the index tells of itself: dump, date, languages, lines, malformed, names, and items of each type."""
        try:
            return MappingProxyType(dict(self._database.execute("SELECT name, value FROM facts").fetchall()))
        except sqlite3.Error as error:
            raise self._damaged(error) from error

    @property
    def title(self) -> str:
        """The index's name and the dump's date."""
        return f"Wikidata index {self.facts['date']}".strip()

    @cached_property
    def _database(self) -> sqlite3.Connection:
        if not self.path.is_file():
            raise LinkError(f"{self.path}: no such index: make it with kg wikidata index DUMP --out {self.path}")
        try:
            # several threads may read; nobody writes, so no lock is needed
            database = sqlite3.connect(
                f"{self.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            application = database.execute("PRAGMA application_id").fetchone()[0]
            version = database.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.Error as error:
            raise LinkError(f"{self.path}: not an index of Wikidata ({error}): {AGAIN}") from error
        if application != APPLICATION:
            raise LinkError(f"{self.path}: a database, but not an index of Wikidata: {AGAIN}")
        if version != FORMAT:
            raise LinkError(f"{self.path}: an index of format {version}, and this version reads {FORMAT}: {AGAIN}")
        return database

    def _damaged(self, error: Exception) -> LinkError:
        return LinkError(f"{self.path}: the index is damaged ({error}): {AGAIN}")
