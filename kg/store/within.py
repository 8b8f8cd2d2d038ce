"""Work that may take only so long."""

from collections.abc import Callable
from threading import Thread
from typing import TypeVar

from kg.errors import KgError, QueryError

Found = TypeVar("Found")


def within(seconds: float | None, work: Callable[[], Found]) -> Found:
    """What `work` gives; a `QueryError` where that takes longer, and the work is left to end with the program.

    Oxigraph lets other threads run while it answers, and cannot be told to stop.
    """
    if seconds is None:
        return work()
    found: list[Found] = []
    failed: list[KgError] = []

    def run() -> None:
        try:
            found.append(work())
        except KgError as error:
            failed.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not found:
        raise QueryError(f"no answer within {seconds:g} seconds: allow more with --timeout, or ask for less")
    return found[0]
