"""What one request, or all together, may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds in seconds, rows, bytes and queries."""

    seconds: float = 30.0  # that one query may run, and that a request's body may take to come
    rows: int = 100_000  # of one answer
    answer_bytes: int = 256 * 2**20
    body_bytes: int = 10 * 2**20  # of one request
    memory: int = 2 * 2**30  # bytes that one query may fill
    running: int = 2  # queries at a time
    waiting: int = 128  # queries that wait for their turn; more are sent away with 503
    grace: float = 10.0  # seconds that running queries have when the server stops
