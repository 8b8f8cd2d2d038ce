"""`python -m kg.wikidata.worker`: one process that fills a shard with what comes in on standard input.

A message is its length in eight bytes, then the bytes: first the plan, then chunks, then an empty one. Each is
answered on standard output. When the input ends before, whoever asked has gone, and the process goes too.
"""

import gc
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import msgspec

from kg.wikidata.shard import Plan, Shard, Tally

__all__ = ["Answer", "Task", "receive", "send"]

LENGTH = 8  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What to do with the chunks, and where to write."""

    plan: Plan
    shard: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The tally of a chunk; or why the shard cannot be written."""

    tally: Tally
    unwritable: str = ""


def send(message: bytes, to: IO[bytes]) -> None:
    """Send a message."""
    to.write(len(message).to_bytes(LENGTH, "big"))
    to.write(message)
    to.flush()


def receive(source: IO[bytes]) -> bytes | None:
    """The next message; None when no whole one comes."""
    head = source.read(LENGTH)
    length = int.from_bytes(head, "big")
    message = source.read(length)
    return message if len(head) == LENGTH and len(message) == length else None


def main() -> None:
    """Do what the first message tells with the chunks of the next."""
    source, answers = sys.stdin.buffer, sys.stdout.buffer
    gc.disable()  # records hold no cycles, and there are many of them
    try:
        task = msgspec.json.decode(receive(source) or b"", type=Task)
        for answer in _answers(task, source):
            send(msgspec.json.encode(answer), answers)
    except (KeyboardInterrupt, BrokenPipeError, msgspec.DecodeError):
        return  # whoever asked has gone


def _answers(task: Task, source: IO[bytes]) -> Iterator[Answer]:
    try:
        shard = Shard(Path(task.shard), task.plan)
        while chunk := receive(source):
            yield Answer(tally=shard.add(chunk))
        if chunk is not None:
            shard.close()
            yield Answer(tally=Tally())
    except sqlite3.Error as error:
        yield Answer(tally=Tally(), unwritable=str(error))


if __name__ == "__main__":
    main()
