"""What one process makes of its part of a dump: a shard, and a tally of what was met."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from pkgutil import resolve_name

import msgspec

from kg.model import Qid
from kg.wikidata.layout import Entity, entity_type
from kg.wikidata.record import PROPERTIES, Record, fields_of, kept_languages
from kg.wikidata.skipping import Skipper
from kg.wikidata.tables import FILLING, METHODS, SHARD

__all__ = ["Plan", "Shard", "Tally"]

KeysOf = Callable[[Record], Iterable[tuple[str, str]]]
SHORTEST = 3  # bytes: shorter lines are the array's brackets
SHOWN = 5  # malformed lines whose place is kept
ADD_ITEM = """
INSERT INTO items VALUES (?, ?, ?, ?, ?) ON CONFLICT (item) DO UPDATE
SET sitelinks = excluded.sitelinks, classes = excluded.classes, superclasses = excluded.superclasses,
record = excluded.record WHERE excluded.record < record
"""  # of an item that is there twice one is kept, whatever process met it first
_METHODS = {method: place for place, method in enumerate(METHODS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to keep: names in which languages, under which keys, and what to pass over.

    `keys` names a function that gives the keys of a record and their methods, as "package.module:function", so that
    any process can find it. `skipped` are classes whose things are left out; `nameless` tells to keep items that have
    no name all the same.
    """

    languages: Sequence[str]
    keys: str
    skipped: frozenset[Qid]
    nameless: bool = False


@dataclass(slots=True, kw_only=True)
class Tally:
    """Lines and what they held. `malformed` counts those that are no entity; `places` are the first of them."""

    lines: int = 0
    items: int = 0
    properties: int = 0
    skipped: int = 0
    nameless: int = 0
    malformed: int = 0
    places: list[tuple[int, str]] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Add what comes behind: its places are counted from the lines already here."""
        self.places += [(self.lines + line, why) for line, why in other.places]
        for name in ("lines", "items", "properties", "skipped", "nameless", "malformed"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


class Shard:
    """A file of raw tables, filled chunk by chunk."""

    def __init__(self, path: Path, plan: Plan) -> None:
        """A new shard at the path."""
        self._keys: KeysOf = resolve_name(plan.keys)
        self._nameless = plan.nameless
        self._languages = kept_languages(plan.languages)
        self._skips = Skipper(plan.skipped)
        self._decoder = msgspec.json.Decoder(entity_type(self._languages, PROPERTIES))
        self._encode = msgspec.json.Encoder().encode
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.executescript(FILLING + SHARD + "BEGIN;")

    def add(self, chunk: bytes) -> Tally:
        """Add the entities of some whole lines."""
        tally = Tally()
        records = list(self._records(chunk.split(b"\n"), tally))
        items = (_item_row(record, self._encode(fields).decode()) for record, fields in records)
        self._database.executemany(ADD_ITEM, items)
        names = (row for record, _ in records for row in self._name_rows(record))
        self._database.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", names)
        return tally

    def close(self) -> None:
        """Write what is left."""
        self._database.execute("COMMIT")
        self._database.close()

    def _records(self, lines: Sequence[bytes], tally: Tally) -> Iterator[tuple[Record, dict[str, object]]]:
        """The items to keep, as records and as their fields."""
        tally.lines += len(lines) - 1
        for number, line in enumerate(lines, 1):
            if len(line) < SHORTEST:
                continue
            if self._skips(line):
                tally.skipped += 1
            elif fields := self._fields(number, line, tally):
                yield Record(**fields), fields  # type: ignore[arg-type]  # as `record_of` builds it

    def _fields(self, number: int, line: bytes, tally: Tally) -> dict[str, object]:
        try:
            entity: Entity = self._decoder.decode(line.rstrip(b",\r \t"))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            tally.malformed += 1
            tally.places += [(number, str(error))][: SHOWN - len(tally.places)]
            return {}
        fields = fields_of(entity, self._languages)
        if not fields:
            tally.properties += 1
            return {}
        if superclasses := fields.get("superclasses"):
            self._classify(entity.id, superclasses)  # type: ignore[arg-type]  # as `fields_of` reads them
        named = self._nameless or "labels" in fields or "aliases" in fields
        tally.items += named
        tally.nameless += not named
        return fields if named else {}

    def _classify(self, item: str, superclasses: Sequence[Qid]) -> None:
        rows = ((int(item[1:]), place, int(above[1:])) for place, above in enumerate(superclasses))
        self._database.executemany("INSERT INTO above VALUES (?, ?, ?)", rows)

    def _name_rows(self, record: Record) -> Iterator[tuple[str, int, int, int]]:
        number, sitelinks = int(record.item[1:]), record.sitelinks
        best: dict[str, str] = {}
        for key, method in self._keys(record):
            best.setdefault(key, method)
        return ((key, sitelinks, number, _METHODS[method]) for key, method in best.items() if key)


def _item_row(record: Record, written: str) -> tuple[int, int, str, str, str]:
    classes, superclasses = " ".join(record.classes), " ".join(record.superclasses)
    return int(record.item[1:]), record.sitelinks, classes, superclasses, written
