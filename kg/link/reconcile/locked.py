"""A source that several threads of a web server may ask: one after the other."""

from collections.abc import Iterable, Mapping, Sequence
from threading import Lock

from kg.link.candidates import CandidateItem
from kg.link.known import Known
from kg.link.queries import Query
from kg.link.source import Source
from kg.model import Qid

__all__ = ["LockedSource"]


class LockedSource:
    """A source behind a lock: sources keep what they found without a thought of other threads."""

    def __init__(self, source: Source) -> None:
        """In front of a source."""
        self._source = source
        self._lock = Lock()

    @property
    def title(self) -> str:
        """The source's name and date."""
        with self._lock:
            return self._source.title

    def candidates(self, queries: Sequence[Query]) -> Sequence[tuple[CandidateItem, ...]]:
        """What the source answers."""
        with self._lock:
            return self._source.candidates(queries)

    def known(self, items: Iterable[Qid]) -> Mapping[Qid, Known]:
        """What the source knows."""
        with self._lock:
            return self._source.known(items)
