"""Spreads the chunks of a dump over processes, each of which fills a shard of its own."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Self

import msgspec

from kg.errors import LinkError, OutputError
from kg.wikidata.shard import Plan, Shard, Tally
from kg.wikidata.worker import Answer, Task, receive, send

__all__ = ["MOST", "fill_shards", "unwritable"]

MOST = 9  # processes: SQLite joins no more than ten files
PIPE = 1 << 20  # bytes that wait between two processes
PATIENCE = 10  # seconds for a process to end by itself
DONE = b""


def fill_shards(
    chunks: Iterable[bytes], folder: Path, plan: Plan, *, processes: int, told: Callable[[Tally], None]
) -> tuple[Tally, list[Path]]:
    """The tally of all chunks and the shards that hold them; `told` hears the tally as it grows.

    A chunk or two are read ahead while the processes parse, so memory does not grow with the dump.
    """
    shards = [folder / f"shard{number}.sqlite" for number in range(max(1, min(processes, MOST)))]
    tally = Tally()
    for one in _alone(chunks, shards[0], plan) if len(shards) == 1 else _together(chunks, shards, plan):
        tally.add(one)
        told(tally)
    return tally, shards


def _alone(chunks: Iterable[bytes], path: Path, plan: Plan) -> Iterator[Tally]:
    """The tally of each chunk, parsed here."""
    try:
        shard = Shard(path, plan)
        for chunk in chunks:
            yield shard.add(chunk)
        shard.close()
    except sqlite3.Error as error:
        raise unwritable(path.parent, error) from error


def _together(chunks: Iterable[bytes], shards: Sequence[Path], plan: Plan) -> Iterator[Tally]:
    """The tally of each chunk, parsed by as many processes as there are shards."""
    with ExitStack() as stack:
        workers = [stack.enter_context(Worker(shard, plan)) for shard in shards]
        for worker in workers:
            worker.begin()
        yield from _in_order(_spread(chunks, workers))
        for worker in workers:
            worker.ask(DONE)


class Worker:
    """A process that fills a shard."""

    def __init__(self, shard: Path, plan: Plan) -> None:
        """Start it."""
        self._shard = shard
        command = [sys.executable, "-m", "kg.wikidata.worker"]
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, pipesize=PIPE
        )
        self._task = msgspec.json.encode(Task(plan=plan, shard=str(shard)))

    def begin(self) -> None:
        """Tell it what to do."""
        self._tell(self._task)

    def ask(self, chunk: bytes) -> Tally:
        """What the chunk held, once it is in the shard."""
        self._tell(chunk)
        message = receive(self._process.stdout) if self._process.stdout else None
        if message is None:
            raise self._ended()
        answer = msgspec.json.decode(message, type=Answer)
        if answer.unwritable:
            raise unwritable(self._shard.parent, answer.unwritable)
        return answer.tally

    def _tell(self, message: bytes) -> None:
        try:
            if self._process.stdin:
                send(message, self._process.stdin)
        except OSError as error:
            raise self._ended() from error

    def _ended(self) -> LinkError:
        code = self._process.wait(PATIENCE)
        return LinkError(
            f"a process that read the dump has ended (exit code {code}), for lack of memory perhaps: "
            "try again with fewer --processes"
        )

    def __enter__(self) -> Self:
        """The worker itself, to be ended with the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process: at once when something went wrong."""
        if kind:
            self._process.kill()
        self._process.communicate()


def _spread(chunks: Iterable[bytes], workers: Sequence[Worker]) -> Iterator[tuple[int, Tally]]:
    """Number and tally of each chunk, as they are done."""
    idle: SimpleQueue[Worker] = SimpleQueue()
    for worker in workers:
        idle.put(worker)

    def done(number: int, chunk: bytes) -> tuple[int, Tally]:
        worker = idle.get()
        try:
            return number, worker.ask(chunk)
        finally:
            idle.put(worker)  # one that fails too: it fails the next chunk as well, instead of letting it wait

    with ThreadPoolExecutor(len(workers)) as threads:
        asked: set[Future[tuple[int, Tally]]] = set()
        for number, chunk in enumerate(chunks):
            asked.add(threads.submit(done, number, chunk))
            if len(asked) > len(workers):
                finished, asked = wait(asked, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in finished)
        yield from (future.result() for future in asked)


def _in_order(tallies: Iterable[tuple[int, Tally]]) -> Iterator[Tally]:
    """The tallies in the order of their chunks."""
    waiting: dict[int, Tally] = {}
    following = 0
    for number, tally in tallies:
        waiting[number] = tally
        while following in waiting:
            yield waiting.pop(following)
            following += 1


def unwritable(folder: Path, why: object) -> OutputError:
    """That SQLite could not write into the folder, in the user's words."""
    return OutputError(f"{folder}: the index cannot be written ({why}): make room, or give --out on a larger disk")
