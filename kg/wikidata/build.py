"""Builds an index from a dump in one pass; until it is whole nothing stands where it will be."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.errors import LinkError, OutputError, UsageError
from kg.wikidata.dump import Dump
from kg.wikidata.kinds import Roots
from kg.wikidata.merge import merge
from kg.wikidata.shard import Plan, Tally
from kg.wikidata.workers import fill_shards, unwritable

__all__ = ["Built", "Order", "build_index"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What index to build: the languages of its names, the classes that are known, the keys of a name.

    `keys` is as in `kg.wikidata.shard.Plan`. Without `roots` every item is kept. `date` is the dump's. `partial` takes
    a dump that ends in the middle as it is.
    """

    languages: tuple[str, ...]
    roots: Roots | None
    keys: str
    date: str
    processes: int = 1
    partial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What came of a build: what was met in the dump, how many items are in the index, whether the dump was whole."""

    tally: Tally
    items: int
    whole: bool


def build_index(dump: Dump, out: Path, order: Order, told: Callable[[str, Tally], None]) -> Built:
    """Index the dump into the file; `told` hears what is being done and the tally so far."""
    with _workshop(out) as folder:
        plan = _plan(order)
        ending = _Ending(dump)
        tally, shards = fill_shards(
            ending.chunks(), folder, plan, processes=order.processes, told=lambda tally: told("reading", tally)
        )
        ending.check(tally, partial=order.partial)
        told("sorting", tally)
        try:
            items = merge(shards, folder / "index.sqlite", order.roots, _facts(dump, order, tally))
        except sqlite3.Error as error:
            raise unwritable(folder, error) from error
        _publish(folder / "index.sqlite", out)
    return Built(tally=tally, items=items, whole=ending.whole)


def _plan(order: Order) -> Plan:
    skipped = (root for root, type_ in (order.roots or {}).items() if type_ is None)
    return Plan(languages=order.languages, keys=order.keys, skipped=frozenset(skipped), nameless=order.roots is None)


class _Ending:
    """Watches the chunks go by, and knows then whether they were a whole dump."""

    def __init__(self, dump: Dump) -> None:
        self._dump = dump
        self._first = self._last = b""

    @property
    def whole(self) -> bool:
        """Whether the array that the dump is was opened and closed."""
        return self._first.lstrip().startswith(b"[") and self._last.rstrip().endswith(b"]")

    def chunks(self) -> Iterator[bytes]:
        for chunk in self._dump.chunks():
            if not self._first:
                self._first = chunk[:80]
                self._check_start()
            self._last = chunk[-80:]
            yield chunk

    def _check_start(self) -> None:
        if not self._first.lstrip().startswith((b"[", b'{"')):
            raise LinkError(
                f"{self._dump.name}: not a JSON dump of Wikidata: it begins with {self._first[:30]!r}; "
                "give latest-all.json.gz or .bz2 of https://dumps.wikimedia.org/wikidatawiki/entities/"
            )

    def check(self, tally: Tally, *, partial: bool) -> None:
        if not tally.items + tally.skipped + tally.nameless + tally.properties:
            raise LinkError(f"{self._dump.name}: holds no entity of Wikidata ({tally.malformed} malformed lines)")
        if not self.whole and not partial:
            raise LinkError(
                f"{self._dump.name}: ends in the middle, after {tally.lines:,} lines: download it again, "
                "or give --partial to index what is there"
            )


@contextmanager
def _workshop(out: Path) -> Iterator[Path]:
    """A folder beside the file, of this run alone; what a killed run left in it goes first, and it goes at the end."""
    folder = out.with_name(out.name + ".building")
    lock = _locked(folder, out)
    try:
        for left in folder.glob("*.sqlite*"):
            left.unlink()
        yield folder
    finally:
        lock.close()
        shutil.rmtree(folder, ignore_errors=True)


def _locked(folder: Path, out: Path) -> sqlite3.Connection:
    """A lock on the folder, which the operating system lets go when the process ends, however it ends."""
    if out.is_dir():
        raise OutputError(f"{out}: cannot be written: it is a folder: give --out a file")
    try:
        folder.mkdir(exist_ok=True)
        lock = sqlite3.connect(folder / "lock", timeout=0, isolation_level=None)
        lock.execute("BEGIN EXCLUSIVE")
    except OSError as error:
        raise OutputError(f"{out}: cannot be written: {error.strerror}") from error
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise unwritable(folder, error) from error
        raise UsageError(f"{out}: another run is building it: wait for it, or give another --out") from error
    return lock


def _facts(dump: Dump, order: Order, tally: Tally) -> dict[str, str]:
    return {
        "dump": Path(dump.name).name,
        "date": order.date,
        "languages": " ".join(order.languages),
        "lines": str(tally.lines),
        "malformed": str(tally.malformed),
    }


def _publish(made: Path, out: Path) -> None:
    """Put the finished file in its place, at once and for good."""
    try:
        with made.open("rb+") as file:
            os.fsync(file.fileno())
        made.replace(out)
    except OSError as error:
        raise OutputError(f"{out}: cannot be written: {error.strerror}") from error
