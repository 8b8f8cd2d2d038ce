"""Opens a dump, compressed or not, and cuts it into chunks of whole lines."""

import bz2
import gzip
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self

from kg.errors import LinkError

__all__ = ["EXTRA", "Dump", "open_dump"]

CHUNK = 1 << 20  # bytes before cutting
LONGEST = 64 << 20  # bytes of a line: the longest of Wikidata have some five million
STANDARD_INPUT = "-"
EXTRA = "pip install 'dateline-kg[wikidata]'"
PARSERS_A_READER = 4  # processes that one thread of decompression keeps busy


class Stream(Protocol):
    """Where bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """An open dump: its name, its size in bytes as it lies there (None: unknown), and how many of them are read."""

    name: str
    size: int | None
    position: Callable[[], int]
    stream: Stream
    file: BinaryIO | None = None  # beneath the stream, where that does not close it

    def chunks(self) -> Iterator[bytes]:
        """The dump in pieces of some megabytes, each of whole lines; the last may lack the line's end."""
        carried = b""
        while block := self._read():
            cut = block.rfind(b"\n") + 1
            if cut:
                yield carried + memoryview(block)[:cut]
            carried = block[cut:] if cut else carried + block
            if len(carried) > LONGEST:
                raise LinkError(f"{self.name}: not a dump of Wikidata: a line is longer than {LONGEST >> 20} MB")
        if carried:
            yield carried

    def _read(self) -> bytes:
        try:
            return self.stream.read(CHUNK)
        except _damages() as error:
            raise LinkError(f"{self.name}: damaged or cut off ({error}): download it again") from error

    def __enter__(self) -> Self:
        """The dump itself, to be closed at the end."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.stream.close()
        if self.file:
            self.file.close()


def open_dump(path: Path, *, processes: int = 1) -> Dump:
    """The dump at the path, or on standard input for "-"; the first bytes tell how it is compressed.

    `processes` is how many will parse it: decompression takes threads accordingly.
    """
    if str(path) == STANDARD_INPUT:
        return _piped(sys.stdin.buffer)
    try:
        size = path.stat().st_size
        with path.open("rb") as beginning:
            start = beginning.read(4)
    except OSError as error:
        raise LinkError(f"{path}: cannot be read: {error.strerror}") from error
    opened = next((opens for magic, opens in COMPRESSIONS.items() if start.startswith(magic)), _plain)
    stream, position, file = opened(path, processes)
    return Dump(name=str(path), size=size, position=position, stream=stream, file=file)


def _damages() -> tuple[type[Exception], ...]:
    """What each library raises for damaged data."""
    zstandard = sys.modules.get("zstandard")
    own = (zstandard.ZstdError,) if zstandard else ()
    return (OSError, EOFError, RuntimeError, ValueError, zlib.error, *own)


Opened = tuple[Stream, Callable[[], int], BinaryIO | None]


def _plain(path: Path, _processes: int) -> Opened:
    file = path.open("rb", buffering=0)
    return file, file.tell, None


def _gzip(path: Path, processes: int) -> Opened:
    if not find_spec("rapidgzip"):
        file = path.open("rb")
        return gzip.GzipFile(fileobj=file), file.tell, file
    import rapidgzip

    # one thread of it decompresses without guessing where blocks begin, which costs more than it gains up to four
    fast = rapidgzip.open(str(path), parallelization=max(1, processes // PARSERS_A_READER))
    return fast, lambda: fast.tell_compressed() // 8, None


def _bzip2(path: Path, processes: int) -> Opened:
    if not find_spec("rapidgzip"):
        file = path.open("rb")
        return bz2.BZ2File(file), file.tell, file
    import rapidgzip

    fast = rapidgzip.IndexedBzip2File(str(path), parallelization=max(1, processes))
    return fast, lambda: fast.tell_compressed() // 8, None


def _zstandard(path: Path, _processes: int) -> Opened:
    unpack = _unzstandard(str(path))
    file = path.open("rb")
    return unpack(file), file.tell, file


def _unzstandard(name: str) -> Callable[[BinaryIO], Stream]:
    if not find_spec("zstandard"):
        raise LinkError(f"{name}: to read .zst files, {EXTRA}")
    import zstandard

    return lambda file: zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)


COMPRESSIONS: Mapping[bytes, Callable[[Path, int], Opened]] = {
    b"\x1f\x8b": _gzip,
    b"BZh": _bzip2,
    b"\x28\xb5\x2f\xfd": _zstandard,
}
_PIPED: Mapping[bytes, Callable[[BinaryIO], Stream]] = {
    b"\x1f\x8b": lambda file: gzip.GzipFile(fileobj=file),
    b"BZh": bz2.BZ2File,
    b"\x28\xb5\x2f\xfd": lambda file: _unzstandard("standard input")(file),  # noqa: PLW0108 - not before it is needed
}


def _piped(file: BinaryIO) -> Dump:
    """Standard input, whose size is unknown."""
    start = file.peek(4)[:4] if hasattr(file, "peek") else b""
    opens = next((opens for magic, opens in _PIPED.items() if start.startswith(magic)), lambda file: file)
    return Dump(name="standard input", size=None, position=lambda: 0, stream=opens(file))
