"""A slice of Wikidata through its API: some items, and the classes above theirs, so that an index knows their types."""

import gzip
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, cast

import orjson

from kg.errors import OutputError, UsageError
from kg.model import Qid
from kg.wikidata.kinds import Roots
from kg.wikidata.live.api import BATCH, Entity, Found, WikidataApi
from kg.wikidata.live.classes import ClimbedKinds

__all__ = ["Slice", "write_slice"]

ONLY_API = {"redirects"}  # keys that lines of the dump do not have


class Slice:
    """Reads items batch by batch. `missing` are the ids, of those read so far, that do not exist."""

    def __init__(self, api: WikidataApi, roots: Roots) -> None:
        """Over an API; climbing from class to class ends at the known ones."""
        self._api = api
        self._kinds = ClimbedKinds(roots, self._above)
        self._classes: dict[Qid, None] = {}
        self._given: set[Qid] = set()
        self.missing: list[Qid] = []

    def entities(self, ids: Iterable[Qid]) -> Iterator[Entity]:
        """The items in order, each once whatever it is called, and behind them what lies above their classes."""
        for batch in _batches(ids):
            found = self._api.items(batch)
            self.missing += [item for item in batch if item not in found]
            yield from self._new(found.values())
            self._kinds.types_of([one.record for one in found.values()])
        for batch in _batches(self._classes):
            yield from self._new(self._api.items(batch).values())

    def _above(self, classes: Sequence[Qid]) -> dict[Qid, Sequence[Qid]]:
        self._classes |= dict.fromkeys(classes)
        return {asked: one.record.superclasses for asked, one in self._api.items(classes).items()}

    def _new(self, items: Iterable[Found]) -> Iterator[Entity]:
        for one in items:
            if one.record.item not in self._given:
                self._given.add(one.record.item)
                yield {name: value for name, value in one.entity.items() if name not in ONLY_API}


def write_slice(path: Path, entities: Iterable[Entity]) -> int:
    """Write entities in the dump's layout, the file whole or not at all; returns how many there were."""
    opened = OPENED.get(path.suffix)
    if opened is None:
        raise UsageError(f"{path}: cannot be written in that form: let its name end in {' or '.join(OPENED)}")
    draft = path.with_name(f"{path.name}.part")
    try:
        with opened(draft) as file:
            written = _write(file, entities)
        draft.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)
    return written


def _write(file: BinaryIO, entities: Iterable[Entity]) -> int:
    """One entity a line, inside one array."""
    written = 0
    for written, entity in enumerate(entities, 1):
        file.write((b",\n" if written > 1 else b"[\n") + orjson.dumps(entity))
    file.write(b"\n]\n" if written else b"[\n]\n")
    return written


def _zipped(path: Path) -> BinaryIO:
    """A file that is the same bytes whenever it is written."""
    return cast("BinaryIO", gzip.GzipFile(path, "wb", mtime=0))


OPENED: Mapping[str, Callable[[Path], BinaryIO]] = {".json": lambda path: path.open("wb"), ".gz": _zipped}


def _batches(ids: Iterable[Qid]) -> Iterator[list[Qid]]:
    batch: list[Qid] = []
    for item in ids:
        batch.append(item)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
