"""Answers kept on disk, so that nothing is asked twice while it is young enough."""

import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson

from kg.errors import LinkError
from kg.wikidata.live.clock import Clock

__all__ = ["AnswerCache", "Stored"]

FILE = "wikidata.sqlite"
DAY = 86_400.0
PATIENCE = 30.0  # seconds that another run may hold the file
KEPT = 4  # times the age at which an answer is asked for again, in case there is no other when it is wanted
AT_ONCE = 500  # keys looked up in one statement
_INDEX = "CREATE INDEX IF NOT EXISTS by_age ON answer (at)"
_TABLE = "CREATE TABLE IF NOT EXISTS answer (key TEXT PRIMARY KEY, at REAL NOT NULL, body BLOB NOT NULL) WITHOUT ROWID"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An answer, and when it came, in seconds since 1970."""

    at: float
    value: object


class AnswerCache:
    """A file of answers in a folder, made where it is new; in memory where no folder is given."""

    def __init__(self, folder: Path | None, *, days: float, clock: Clock) -> None:
        """Answers older than `days` are to be asked for again, those much older are forgotten."""
        self._clock = clock
        self._age = days * DAY
        self._path = folder / FILE if folder else None
        self._file = self._open()

    def get(self, keys: Iterable[str]) -> dict[str, Stored]:
        """What is known and young enough, by key."""
        return self._since(self._clock.now() - self._age, keys)

    def old(self, keys: Iterable[str]) -> dict[str, Stored]:
        """What is known, however old, by key."""
        return self._since(0.0, keys)

    def _since(self, oldest: float, keys: Iterable[str]) -> dict[str, Stored]:
        wanted = list(keys)
        found: dict[str, Stored] = {}
        for begin in range(0, len(wanted), AT_ONCE):
            part = wanted[begin : begin + AT_ONCE]
            marks = ",".join("?" * len(part))
            # Only question marks are put into the statement.
            rows = self._run(f"SELECT key, at, body FROM answer WHERE at > ? AND key IN ({marks})", oldest, *part)  # noqa: S608
            found |= {key: Stored(at=at, value=self._unpacked(body)) for key, at, body in rows}
        return found

    def put(self, answers: Mapping[str, object]) -> dict[str, Stored]:
        """Keep answers that came just now; returns them as stored."""
        now = self._clock.now()
        rows = [(key, now, zlib.compress(orjson.dumps(value), 1)) for key, value in answers.items()]
        try:
            with self._file:
                self._file.executemany("INSERT OR REPLACE INTO answer VALUES (?, ?, ?)", rows)
        except sqlite3.Error as error:
            raise self._unusable(error) from error
        return {key: Stored(at=now, value=value) for key, value in answers.items()}

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _open(self) -> sqlite3.Connection:
        try:
            if self._path:
                # The names that articles were searched for are nobody else's business.
                self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            # Whoever shares a cache between threads lets one ask at a time.
            file = sqlite3.connect(self._path or ":memory:", timeout=PATIENCE, check_same_thread=False)
            file.execute("PRAGMA journal_mode = WAL")
            with file:
                file.execute(_TABLE)
                file.execute(_INDEX)
                file.execute("DELETE FROM answer WHERE at <= ?", (self._clock.now() - KEPT * self._age,))
        except (OSError, sqlite3.Error) as error:
            raise self._unusable(error) from error
        return file

    def _run(self, statement: str, *values: float | str) -> list[tuple[str, float, bytes]]:
        try:
            return self._file.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    def _unpacked(self, body: bytes) -> object:
        try:
            return orjson.loads(zlib.decompress(body))
        except (zlib.error, orjson.JSONDecodeError) as error:
            raise self._unusable(error) from error

    def _unusable(self, error: Exception) -> LinkError:
        return LinkError(f"{self._path}: the cache cannot be used: {error}: delete the file, or set another `cache`")
