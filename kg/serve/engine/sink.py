"""Where an answer is written to: it counts rows and bytes, and stops what grows too large."""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import IO, TypeVar, cast

from pyoxigraph import QueryResultsFormat

from kg.errors import KgError

Thing = TypeVar("Thing")

# What is counted in each form, and what to add for the rows. In JSON a quote inside a string is escaped, so this mark
# stands between rows alone; rows without any value are not counted. In CSV a line break inside a value counts as one.
MARKS: Mapping[QueryResultsFormat, tuple[bytes, int]] = {
    QueryResultsFormat.JSON: (b'"}},{"', 1),
    QueryResultsFormat.XML: (b"<result>", 0),
    QueryResultsFormat.CSV: (b"\n", -1),
    QueryResultsFormat.TSV: (b"\n", -1),
}


class TooLargeError(KgError):
    """An answer has more rows or bytes than the limit."""


class Sink:
    """A binary file in memory that takes so many rows and bytes and no more."""

    def __init__(self, *, mark: tuple[bytes, int], rows: int, size: int) -> None:
        """Count rows by a mark of `MARKS`."""
        (self._mark, self.rows), self._most, self._size = mark, rows, size
        self._kept, self._tail = BytesIO(), b""

    def write(self, piece: bytes) -> int:
        """Take a piece of the answer."""
        seen = self._tail + piece
        self.rows += seen.count(self._mark)
        self._tail = seen[len(seen) - len(self._mark) + 1 :] if len(self._mark) > 1 else b""
        self._kept.write(piece)
        if self.rows > self._most:
            raise TooLargeError(f"the answer has more than {self._most:,} rows: add a LIMIT, or ask for less")
        if self._kept.tell() > self._size:
            raise TooLargeError(f"the answer has more than {self._size:,} bytes: add a LIMIT, or ask for less")
        return len(piece)

    def flush(self) -> None:
        """Do nothing: all of it is in memory."""

    @property
    def file(self) -> IO[bytes]:
        """The sink where a file is wanted: nobody needs more of one than there is here."""
        return cast("IO[bytes]", self)

    @property
    def body(self) -> bytes:
        """What was written."""
        return self._kept.getvalue()


def at_most(things: Iterable[Thing], most: int) -> Iterator[Thing]:
    """The things, and an error where there are more."""
    for count, thing in enumerate(things, 1):
        if count > most:
            raise TooLargeError(f"the answer has more than {most:,} triples: add a LIMIT, or ask for less")
        yield thing
