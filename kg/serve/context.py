"""What every page is made with: the store, the limits, the clock; nothing else comes in from outside."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from kg.serve.engine.pool import Engine
from kg.serve.explorer.workshop import Workshop
from kg.serve.figures import Figures
from kg.serve.limits import Limits
from kg.settings import Settings
from kg.store import EmbeddedStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The store that is served, and how. Without a token nothing can be written.

    Our own pages read the store itself; what strangers ask goes to `engine`, which can stop it.
    """

    store: EmbeddedStore
    clock: Callable[[], datetime]
    address: str = "http://127.0.0.1:8020/"  # what this server is reached at
    limits: Limits = field(default_factory=Limits)
    token: str | None = field(default=None, repr=False)
    articles: Path | None = None  # where the articles' files lie; uploads and decisions.tsv are kept there
    settings: Settings = field(default_factory=Settings)  # how the explorer builds an article
    hosts: tuple[str, ...] = ("*",)  # the names that this server answers to
    figures: Figures = field(default_factory=Figures, repr=False)
    folder: Path | None = None  # where copies for the workers go, best on the store's disk
    engine: Engine = field(init=False, repr=False)
    workshop: Workshop = field(init=False, repr=False)  # builds what people give to the explorer
    started: datetime = field(init=False)  # so that no answer of an earlier run is taken for one of this

    def __post_init__(self) -> None:
        """Make the engine; it starts with the application."""
        object.__setattr__(self, "started", self.clock())
        object.__setattr__(self, "engine", Engine(self.store, self.limits, self.folder))
        object.__setattr__(self, "workshop", Workshop(self.store, self.settings, self.changed))

    @property
    def base(self) -> str:
        """What the IRIs of articles and things start with."""
        return self.settings.base

    @property
    def writable(self) -> bool:
        """Whether a holder of the token may write."""
        return self.token is not None

    def changed(self) -> None:
        """To be called after every write to the store: until then, queries see the data as they were."""
        self.engine.changed()
