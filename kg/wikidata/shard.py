"""What one process makes of its part of a dump: a shard, and a tally of what was met."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from pkgutil import resolve_name

import msgspec

from kg.model import Qid
from kg.wikidata.layout import entity_type
from kg.wikidata.record import PROPERTIES, Record, kept_languages, record_in
from kg.wikidata.skipping import Skipper
from kg.wikidata.tables import FILLING, METHODS, SHARD

__all__ = ["Plan", "Shard", "Tally"]

KeysOf = Callable[[Record], Iterable[tuple[str, str]]]
SHORTEST, BRACKETS = 2, (b"", b"[", b"]")  # lines of fewer bytes may be the array's own
AFTER = b"\n\r\t ,"  # what may stand behind an entity
SHOWN = 5  # malformed lines whose place is kept
ADD_ABOVE, ADD_NAME = "INSERT INTO above VALUES (?, ?, ?)", "INSERT INTO names VALUES (?, ?, ?, ?)"
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
        self.places += [(self.lines + line, why) for line, why in other.places][: SHOWN - len(self.places)]
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
        records = list(self._records(chunk, tally))
        self._database.executemany(ADD_ITEM, [self._item_row(record) for record in records])
        self._database.executemany(ADD_NAME, (row for record in records for row in self._name_rows(record)))
        return tally

    def close(self) -> None:
        """Write what is left."""
        self._database.execute("COMMIT")
        self._database.close()

    def _records(self, chunk: bytes, tally: Tally) -> Iterator[Record]:
        """The items to keep."""
        view = memoryview(chunk)  # whose slices are no copies
        for begin, end in _lines(chunk):
            tally.lines += 1
            if end - begin < SHORTEST and chunk[begin:end] in BRACKETS:
                continue
            if self._skips(chunk, begin, end):
                tally.skipped += 1
            elif record := self._record(view[begin:end], tally):
                yield record

    def _record(self, line: memoryview, tally: Tally) -> Record | None:
        try:
            record = record_in(self._decoder.decode(line), self._languages)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            tally.malformed += 1
            tally.places += [(tally.lines, str(error))][: SHOWN - len(tally.places)]
            return None
        if record is None:
            tally.properties += 1
            return None
        if record.superclasses:
            self._database.executemany(ADD_ABOVE, _above_rows(record))
        named = self._nameless or bool(record.labels or record.aliases)
        tally.items += named
        tally.nameless += not named
        return record if named else None

    def _item_row(self, record: Record) -> tuple[int, int, str, str, str]:
        classes, superclasses = " ".join(record.classes), " ".join(record.superclasses)
        return int(record.item[1:]), record.sitelinks, classes, superclasses, self._encode(record).decode()

    def _name_rows(self, record: Record) -> Iterator[tuple[str, int, int, int]]:
        number, sitelinks = int(record.item[1:]), record.sitelinks
        best: dict[str, str] = {}
        for key, method in self._keys(record):
            best.setdefault(key, method)
        return ((key, sitelinks, number, _METHODS[method]) for key, method in best.items() if key)


def _above_rows(record: Record) -> Iterator[tuple[int, int, int]]:
    numbers = (above[1:] for above in record.superclasses)
    return ((int(record.item[1:]), place, int(number)) for place, number in enumerate(numbers) if number.isdecimal())


def _lines(chunk: bytes) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends, without the comma and the line's end."""
    begin = 0
    while begin < len(chunk):
        end = chunk.find(b"\n", begin)
        following = end + 1 if end >= 0 else len(chunk)
        last = following
        while last > begin and chunk[last - 1] in AFTER:
            last -= 1
        yield begin, last
        begin = following
