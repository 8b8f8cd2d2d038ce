"""Candidates out of a catalogue held in memory: the items that the names of an article's entities may mean."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.link.catalogue import Catalogue
from kg.link.composition import Composition
from kg.link.fit import is_called, type_fit
from kg.link.known import Known, Naming
from kg.link.names import folded
from kg.link.queries import Query
from kg.model import EntityType, Qid

__all__ = ["CandidateItem", "CatalogueSource"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateItem:
    """An item that a query might mean: what its source knows of it, how its name was met and how alike they are."""

    known: Known
    type: EntityType
    method: str
    likeness: float


LIKENESS = {  # how much a name that was met this way says by itself
    "name": 1.0,
    "demonym": 1.0,
    "acronym": 0.95,
    "composed": 0.97,
    "alias": 0.92,
    "normalised": 0.8,
    "shared": 0.75,
    "surname": 0.4,
}
RESPELT = {"alias", "normalised"}
SHARED_WORDS = 0.08  # what such a name gains when it shares all its words with the label
ONE_WORD = 0.6  # a single name is many persons' or ships', unless the one who bears nothing else is known everywhere
ONE_WORD_TYPES = {EntityType.PERSON, EntityType.VEHICLE}
KNOWN_EVERYWHERE = 0.85
MOST_SOUNDING = 5  # more items than that which merely sound alike say nothing


class CatalogueSource:
    """A catalogue as a source of items."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Over a catalogue; nothing is read before the first question."""
        self._catalogue = catalogue
        self._compose = Composition(catalogue)
        self.met = lru_cache(maxsize=65_536)(self._met)

    @property
    def title(self) -> str:
        """The catalogue's name and date."""
        return self._catalogue.title

    def candidates(self, queries: Sequence[Query]) -> Sequence[tuple[CandidateItem, ...]]:
        """The items that each query's names may mean, each as it was met best."""
        return [self._candidates(query) for query in queries]

    def known(self, items: Iterable[Qid]) -> Mapping[Qid, Known]:
        """What the catalogue knows of those of the items that it has."""
        return {item: self._catalogue.known(item) for item in items if item in self._catalogue}

    def _candidates(self, query: Query) -> tuple[CandidateItem, ...]:
        best: dict[Qid, CandidateItem] = {}
        for found in self._all(query):
            item = found.known.item.item
            if item not in best or _rank(query, best[item]) < _rank(query, found):
                best[item] = found
        return tuple(best.values())

    def _all(self, query: Query) -> Iterator[CandidateItem]:
        for name in _looked_up(query):
            yield from self.met(name, query.type, query.named)
        for name, kind in query.parted:
            met = self.met(name, query.type, query.named)
            yield from (found for found in met if is_called(kind, found.known.item.classes))

    def _met(self, name: str, type_: EntityType, named: bool) -> tuple[CandidateItem, ...]:  # noqa: FBT001 - a cache key
        namings = self._namings(name, type_) if named else self._compose(name)
        return tuple(self._candidate(name, type_, naming) for naming in namings if type_fit(type_, naming.type))

    def _namings(self, name: str, type_: EntityType) -> tuple[Naming, ...]:
        exact = tuple(naming for naming in self._catalogue.named(name) if type_fit(type_, naming.type))
        return (*exact, *self._compose(name)) or self._distant(name, type_)

    def _distant(self, name: str, type_: EntityType) -> tuple[Naming, ...]:
        """A people's plural, persons of a surname (shown, never chosen), or items whose names sound alike."""
        if type_ is EntityType.NATIONALITY:
            return self._catalogue.named(name.removesuffix("s"))
        sounding = self._catalogue.sounding(name) if type_ is not EntityType.PERSON or " " in name else ()
        if sounding:
            return sounding if len(sounding) <= MOST_SOUNDING else ()
        surname = name.rpartition(" ")[2] if type_ is EntityType.PERSON else ""
        return self._catalogue.surnamed(surname)[:MOST_SOUNDING] if surname else ()

    def _candidate(self, name: str, type_: EntityType, naming: Naming) -> CandidateItem:
        if type_ is EntityType.NATIONALITY:
            naming = replace(naming, method="demonym")
        known = self._catalogue.known(naming.item)
        return CandidateItem(
            known=known, type=naming.type, method=naming.method, likeness=_likeness(name, naming, known)
        )


def _looked_up(query: Query) -> Iterator[str]:
    """The query's names; of a person's only the full ones, where there are any."""
    full = [name for name in query.names if " " in name]
    yield from full if query.type is EntityType.PERSON and full else query.names


def _rank(query: Query, found: CandidateItem) -> tuple[float, float]:
    return type_fit(query.type, found.type), found.likeness


def _likeness(name: str, naming: Naming, known: Known) -> float:
    if naming.type in ONE_WORD_TYPES and name.isalpha() and known.prior < KNOWN_EVERYWHERE:
        return min(LIKENESS[naming.method], ONE_WORD)
    if naming.method not in RESPELT:
        return LIKENESS[naming.method]
    words, label = set(folded(name).split()), set(folded(known.item.label).split())
    return LIKENESS[naming.method] + SHARED_WORDS * len(words & label) / max(1, len(words | label))
