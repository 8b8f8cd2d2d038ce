"""What goes between the server and the process that builds articles: orders, and how far they are, as lines of JSON."""

from dataclasses import asdict, dataclass
from pathlib import Path

import orjson


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An article's file to build, with what it does not say itself."""

    path: Path
    published: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step that was done, and what came of it."""

    name: str
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The file the graph was written to, its IRI, and what was found wrong with it."""

    file: Path
    graph: str
    violations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Why no graph was built, in one line."""

    words: str


Told = Step | Finished | Failed


def order_line(order: Order) -> bytes:
    """An order as a line."""
    return orjson.dumps({**asdict(order), "path": str(order.path)}) + b"\n"


def order_of(line: bytes) -> Order:
    """The order of a line."""
    given = orjson.loads(line)
    return Order(**{**given, "path": Path(given["path"])})


def told_line(told: Told) -> bytes:
    """What was told as a line."""
    return orjson.dumps({"type": type(told).__name__, **asdict(told)}, default=str) + b"\n"


def told_of(line: bytes) -> Told:
    """What a line tells."""
    given = orjson.loads(line)
    kind = given.pop("type")
    if kind == Step.__name__:
        return Step(**given)
    if kind == Failed.__name__:
        return Failed(**given)
    return Finished(**{**given, "file": Path(given["file"]), "violations": tuple(given["violations"])})
