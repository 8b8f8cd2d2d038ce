"""A worker: reads questions on standard input, answers on standard output, dies of an alarm when one takes too long.

The alarm is the kernel's: it ends the program in the middle of whatever the engine does, also when nobody is left to
stop it.
"""

import resource
import signal
import sys
from dataclasses import dataclass
from typing import BinaryIO

import orjson
from pyoxigraph import Store

from kg.serve.engine.answering import answer
from kg.serve.engine.frames import SIZES, Outcome, Question, Reply, question_of, reply_frame

OPENING = b'{"open"'  # how the head of the frame that names the store to answer from begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What one question may take."""

    seconds: float
    rows: int
    size: int
    memory: int


def main(arguments: list[str]) -> None:
    """Answer until the input ends; the first argument is the bounds as JSON."""
    bounds = Bounds(**orjson.loads(arguments[0]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (bounds.memory, bounds.memory))
    _serve(sys.stdin.buffer, sys.stdout.buffer, bounds)


def _serve(source: BinaryIO, target: BinaryIO, bounds: Bounds) -> None:
    store = Store()
    while sizes := source.read(SIZES.size):
        head = source.read(SIZES.unpack(sizes)[0])
        if head.startswith(OPENING):
            store = Store.read_only(orjson.loads(head)["open"])
            reply = Reply(outcome=Outcome.ANSWERED)
        else:
            reply = _in_time(store, question_of(head), bounds)
        target.write(reply_frame(reply))
        target.flush()


def _in_time(store: Store, question: Question, bounds: Bounds) -> Reply:
    signal.setitimer(signal.ITIMER_REAL, bounds.seconds)
    try:
        return answer(store, question, rows=bounds.rows, size=bounds.size)
    except MemoryError:
        return Reply(outcome=Outcome.EXCESSIVE, words="the query needs too much memory")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


if __name__ == "__main__":
    main(sys.argv[1:])
