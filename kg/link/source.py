"""The seam between linkers and the places that items come from: a catalogue, an index, a service.

What can look up names under keys need only be a `kg.link.book.NameBook`: `BookSource` makes a source of it, and so
asks for the same forms of names of every book.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from kg.link.candidates import CandidateItem
from kg.link.known import Known
from kg.link.queries import Query
from kg.model import Qid

__all__ = ["Source"]


class Source(Protocol):
    """Where items come from. The same question gives the same answer as long as the source is not changed."""

    @property
    def title(self) -> str:
        """The source's name and the date of what it holds ("starter catalogue 2026-11-22")."""
        ...

    def candidates(self, queries: Sequence[Query]) -> Sequence[tuple[CandidateItem, ...]]:
        """The items that each query may mean, in the queries' order, each item once: one batch a document."""
        ...

    def known(self, items: Iterable[Qid]) -> Mapping[Qid, Known]:
        """What is known of each of the items; those that the source does not have are left out."""
        ...
