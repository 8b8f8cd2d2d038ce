"""What a name may mean: an item with what its source knows of it, how its name was met, and how alike they are."""

from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from kg.link.fit import type_fit
from kg.link.known import Known, Naming
from kg.link.names import folded
from kg.link.queries import Query
from kg.model import EntityType

__all__ = ["LIKENESS", "CandidateItem", "candidate_of", "looked_up", "standing"]


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
    "shared": 0.5,
    "surname": 0.4,
}
RESPELT = {"alias", "normalised"}
SHARED_WORDS = 0.08  # what such a name gains when it shares all its words with the label
ONE_WORD = 0.6  # a single name is many persons' or ships', unless the one who bears nothing else is known everywhere
ONE_WORD_TYPES = {EntityType.PERSON, EntityType.VEHICLE}
KNOWN_EVERYWHERE = 0.85


def looked_up(query: Query) -> tuple[str, ...]:
    """The query's names that are looked up; of a person's only the full ones, where there are any."""
    full = tuple(name for name in query.names if " " in name)
    return full if query.type is EntityType.PERSON and full else query.names


def candidate_of(name: str, type_: EntityType, naming: Naming, known: Known) -> CandidateItem:
    """The candidate that a name of an entity of this type gives; a people is always met by its adjective."""
    if type_ is EntityType.NATIONALITY:
        naming = replace(naming, method="demonym")
    likeness = _likeness(name, naming, known)
    return CandidateItem(known=known, type=naming.type, method=naming.method, likeness=likeness)


def standing(query: Query, found: CandidateItem) -> tuple[float, float]:
    """How well an item was met: of the ways in which one was met, the highest counts."""
    return type_fit(query.type, found.type), found.likeness


def _likeness(name: str, naming: Naming, known: Known) -> float:
    if naming.type in ONE_WORD_TYPES and name.isalpha() and known.prior < KNOWN_EVERYWHERE:
        return min(LIKENESS[naming.method], ONE_WORD)
    if naming.method not in RESPELT:
        return LIKENESS[naming.method]
    words, label = set(folded(name).split()), set(folded(known.item.label).split())
    shared = SHARED_WORDS * len(words & label) / max(1, len(words | label))
    return LIKENESS[naming.method] * (_alike(name, known) if naming.method == "normalised" else 1.0) + shared


def _alike(name: str, known: Known) -> float:
    """From 0 to 1: how alike a name that sounds the same looks to the likest of the item's own names.

    Squared, for a little unlike is much: "West Africa" sounds like "South Africa".
    """
    asked = folded(name)
    likest = max((SequenceMatcher(None, asked, folded(own), autojunk=False).ratio() for own in known.names), default=0)
    return likest**2
