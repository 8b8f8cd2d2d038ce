"""Candidates out of any book of names: a catalogue in memory, an index on disk, or several of them as one.

A book only looks up keys (`kg.link.keys`) and items, in batches; which keys are asked for is told here, for all books.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from kg.link.candidates import CandidateItem, candidate_of, looked_up, standing
from kg.link.fit import is_called, may_be
from kg.link.keys import keys_asked, sound_key, surname_key
from kg.link.known import Known, Naming
from kg.link.queries import Query
from kg.model import EntityType, Qid

__all__ = ["BookSource", "NameBook"]

MOST_SOUNDING = 5  # more items than that which merely sound alike say nothing
MOST_KEPT = 65_536  # names whose candidates are kept between documents

Compose = Callable[[str], tuple[Naming, ...]]


class NameBook(Protocol):
    """A table of names under the keys of `kg.link.keys`, and what is known of the items that bear them."""

    @property
    def title(self) -> str:
        """The book's name and the date of what it holds."""
        ...

    def bearing(self, keys: Collection[str]) -> Mapping[str, Sequence[Naming]]:
        """Who bears each of the keys, at most some dozens (the best known); keys that nobody bears are left out."""
        ...

    def facts(self, items: Iterable[Qid]) -> Mapping[Qid, Known]:
        """What is known of each of the items; those that the book does not have are left out."""
        ...


class _Asked(NamedTuple):
    """What makes two look-ups the same."""

    name: str
    type: EntityType
    named: bool


class BookSource:
    """A book of names as a source of items."""

    def __init__(self, book: NameBook, compose: Compose) -> None:
        """Over a book, and what finds the bodies that are named by their country; nothing is read before it is asked.

        What `compose` names must be in the book.
        """
        self._book = book
        self._compose = compose
        self._met: dict[_Asked, tuple[CandidateItem, ...]] = {}

    @property
    def title(self) -> str:
        """The book's name and date."""
        return self._book.title

    def known(self, items: Iterable[Qid]) -> Mapping[Qid, Known]:
        """What the book knows of those of the items that it has."""
        return self._book.facts(items)

    def candidates(self, queries: Sequence[Query]) -> Sequence[tuple[CandidateItem, ...]]:
        """The items that each query's names may mean, each as it was met best: three batches of look-ups at most."""
        self._meet([one for one in dict.fromkeys(_all_asked(queries)) if one not in self._met])
        found = [self._of(query) for query in queries]
        if len(self._met) > MOST_KEPT:
            self._met.clear()
        return found

    def _of(self, query: Query) -> tuple[CandidateItem, ...]:
        best: dict[Qid, CandidateItem] = {}
        for found in self._each(query):
            item = found.known.item.item
            if item not in best or standing(query, best[item]) < standing(query, found):
                best[item] = found
        return tuple(best.values())

    def _each(self, query: Query) -> Iterator[CandidateItem]:
        for name in looked_up(query):
            yield from self._met[_asked(name, query)]
        for name, kind in query.parted:
            met = self._met[_asked(name, query)]
            yield from (found for found in met if is_called(kind, found.known.item.classes))

    def _meet(self, asked: Sequence[_Asked]) -> None:
        """Look all up that is asked, and keep it."""
        namings = self._namings(asked)
        facts = self._book.facts(dict.fromkeys(naming.item for found in namings.values() for naming in found))
        for one, found in namings.items():
            self._met[one] = tuple(
                candidate_of(one.name, one.type, naming, facts[naming.item])
                for naming in found
                if naming.item in facts and may_be(one.name, one.type, naming.type)
            )

    def _namings(self, asked: Sequence[_Asked]) -> dict[_Asked, tuple[Naming, ...]]:
        exact = self._exact(asked)
        distant = self._distant([one for one in asked if one.named and not exact[one]])
        return {one: exact[one] or distant.get(one, ()) for one in asked}

    def _exact(self, asked: Sequence[_Asked]) -> dict[_Asked, tuple[Naming, ...]]:
        keys = {one: tuple(keys_asked(one.name)) for one in asked if one.named}
        table = self._book.bearing(list(dict.fromkeys(key for some in keys.values() for key in some)))
        return {one: (*_first(table, one, keys.get(one, ())), *self._compose(one.name)) for one in asked}

    def _distant(self, asked: Sequence[_Asked]) -> dict[_Asked, tuple[Naming, ...]]:
        """A people's plural, items whose names sound alike, or persons of a surname (shown, never chosen)."""
        keys = {one: _distant_keys(one) for one in asked}
        table = self._book.bearing(list(dict.fromkeys(key for some in keys.values() for key in some)))
        return {one: _nearest(table, some) for one, some in keys.items()}


def _asked(name: str, query: Query) -> _Asked:
    return _Asked(name, query.type, query.named)


def _all_asked(queries: Iterable[Query]) -> Iterator[_Asked]:
    for query in queries:
        for name in (*looked_up(query), *(name for name, _ in query.parted)):
            yield _asked(name, query)


def _first(table: Mapping[str, Sequence[Naming]], one: _Asked, keys: Sequence[str]) -> Iterator[Naming]:
    """Those of fitting type who bear the first key that anybody bears."""
    found = next((table[key] for key in keys if key in table), ())
    return (naming for naming in found if may_be(one.name, one.type, naming.type))


def _distant_keys(one: _Asked) -> tuple[str, ...]:
    if one.type is EntityType.NATIONALITY:
        return tuple(keys_asked(one.name.removesuffix("s")))
    person = one.type is EntityType.PERSON
    sound = sound_key(one.name) if not person or " " in one.name else ""
    return tuple(key for key in (sound, surname_key(one.name) if person else "") if key)


def _nearest(table: Mapping[str, Sequence[Naming]], keys: Sequence[str]) -> tuple[Naming, ...]:
    """Who bears the first key that anybody bears; of too many who sound alike nobody, of too many by surname a few."""
    found = next((table[key] for key in keys if key in table), ())
    if len(found) <= MOST_SOUNDING:
        return tuple(found)
    return tuple(found[:MOST_SOUNDING]) if found[0].method != "normalised" else ()
