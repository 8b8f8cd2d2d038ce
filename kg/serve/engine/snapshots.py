"""Copies of the store that the workers read: a new one after every change, made when it is first asked for.

Oxigraph does not say what a reader sees while another program writes. So workers read a copy that never changes, made
of hard links: it takes milliseconds and hardly any room.
"""

import asyncio
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from kg.store import EmbeddedStore

PREFIX = "serving-"


class Snapshots:
    """The copies in a folder, each deleted when nobody reads it any more."""

    def __init__(self, store: EmbeddedStore, folder: Path | None) -> None:
        """Copy into `folder`, which is best on the store's disk; into a temporary one where none is given."""
        self._store, self._within = store, folder
        self._folder: Path | None = None
        self._making = asyncio.Lock()
        self._made = -1
        self._readers: Counter[int] = Counter()
        self.version = 0

    def changed(self) -> None:
        """The store holds something new: who asks from now on sees it."""
        self.version += 1

    async def take(self) -> int:
        """The number of the newest copy, for one more reader."""
        async with self._making:
            if self._made != self.version:
                wanted = self.version
                shutil.rmtree(self.path(wanted), ignore_errors=True)  # half of one, from a try that failed
                await asyncio.to_thread(self._store.snapshot, self.path(wanted))
                before, self._made = self._made, wanted
                self._drop_unread(before)
            self._readers[self._made] += 1
            return self._made

    def leave(self, number: int) -> None:
        """One reader of a copy has gone."""
        self._readers[number] -= 1
        if number != self._made:
            self._drop_unread(number)

    def path(self, number: int) -> Path:
        """Where a copy lies."""
        self._folder = self._folder or Path(tempfile.mkdtemp(prefix=PREFIX, dir=self._within))
        return self._folder / str(number)

    def close(self) -> None:
        """Delete them all."""
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder, self._made = None, -1

    def _drop_unread(self, number: int) -> None:
        if self._readers[number] <= 0:
            del self._readers[number]
            shutil.rmtree(self.path(number), ignore_errors=True)


def sweep(folder: Path) -> None:
    """Delete what a server that was killed left in the folder; only for whoever holds the store's lock."""
    for left in folder.glob(f"{PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)
