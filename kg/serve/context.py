"""What every page is made with: the store, the limits, the clock; nothing else comes in from outside."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from kg.schema.vocabulary import BASE
from kg.settings import Settings
from kg.store import EmbeddedStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one request, or all together, may take."""

    seconds: float = 30.0  # that one query may run
    rows: int = 100_000  # of one answer
    answer_bytes: int = 256 * 2**20
    body_bytes: int = 10 * 2**20  # of one request
    running: int = 2  # queries at a time
    waiting: int = 128  # queries that wait for their turn; more are sent away with 503
    grace: float = 10.0  # seconds that running queries have when the server stops


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The store that is served, and how. Without a token nothing can be written.

    `changed` is to be called after every write to the store: queries see the data as they were until then.
    """

    store: EmbeddedStore
    clock: Callable[[], datetime]
    base: str = BASE  # what the IRIs of articles and things start with
    address: str = "http://127.0.0.1:8020/"  # what this server is reached at
    limits: Limits = field(default_factory=Limits)
    token: str | None = field(default=None, repr=False)
    changed: Callable[[], None] = lambda: None
    articles: Path | None = None  # where the articles' files lie; uploads and decisions.tsv are kept there
    settings: Settings = field(default_factory=Settings)  # how the explorer builds an article

    @property
    def writable(self) -> bool:
        """Whether a holder of the token may write."""
        return self.token is not None
