"""Several books of names as one: the index's items with the names that only the packaged catalogue tells."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from kg.link.book import NameBook
from kg.link.candidates import LIKENESS
from kg.link.known import Known, Naming
from kg.model import EntityType, Qid

__all__ = ["JoinedBook"]


class JoinedBook:
    """Books of names as one, the one to be believed first at the head."""

    def __init__(self, *books: NameBook) -> None:
        """Of one book or more."""
        self._books = books

    @property
    def title(self) -> str:
        """The titles of the books."""
        return "; ".join(book.title for book in self._books)

    def bearing(self, keys: Collection[str]) -> Mapping[str, Sequence[Naming]]:
        """Who bears each of the keys in any book, each as it is met best, the first book's before the next's."""
        found = [book.bearing(keys) for book in self._books]
        return {key: _together(table[key] for table in found if key in table) for key in keys if _any(found, key)}

    def facts(self, items: Iterable[Qid]) -> Mapping[Qid, Known]:
        """What is known of each of the items, the first book leading and the next filling what it leaves empty."""
        wanted = list(items)
        known: dict[Qid, Known] = {}
        for book in self._books:
            for item, facts in book.facts(wanted).items():
                known[item] = _filled(known[item], facts) if item in known else facts
        return known


def _any(tables: Iterable[Mapping[str, object]], key: str) -> bool:
    return any(key in table for table in tables)


def _together(several: Iterable[Sequence[Naming]]) -> tuple[Naming, ...]:
    best: dict[tuple[Qid, EntityType], Naming] = {}
    for naming in (naming for namings in several for naming in namings):
        who = (naming.item, naming.type)
        if who not in best or LIKENESS[best[who].method] < LIKENESS[naming.method]:
            best[who] = naming
    return tuple(best.values())


def _filled(first: Known, later: Known) -> Known:
    item = first.item
    return replace(
        first,
        item=replace(
            item,
            classes=tuple(dict.fromkeys((*item.classes, *later.item.classes))),
            country=item.country or later.item.country,
            within=item.within or later.item.within,
            latitude=later.item.latitude if item.latitude is None else item.latitude,
            longitude=later.item.longitude if item.latitude is None else item.longitude,
        ),
        prior=max(first.prior, later.prior),
        names=tuple(dict.fromkeys((*first.names, *later.names))),
        start=first.start or later.start,
        end=first.end or later.end,
        description=first.description or later.description,
        related=first.related | later.related,
    )
