"""What speaks for each candidate, as named figures from 0 to 1 that anybody can read; .5 where nothing is known.

`name`: how surely the name was met. `prior`: how well known the item is. `type`: whether it is what the entity is.
`context`: whether the words at the name call it so ("province of"). `within`: whether it lies where the text says.
`coherence`: whether another entity of the article is of its country. `tie`: whether another entity of the article
may be an item that it is tied to (its place, its body, its office). `words`: whether the article speaks in the words
of its description. `time`: whether it was there, and in office, when the article was written.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kg.link.candidates import CandidateItem, looked_up
from kg.link.fit import is_called, type_fit
from kg.link.known import Known
from kg.link.names import in_capitals, plain_name
from kg.link.present import timeliness
from kg.link.queries import Query
from kg.link.wording import words_shared
from kg.model import EntityId, Item, Qid

__all__ = ["NEUTRAL", "NOTHING_KNOWN", "WHOLES", "Features", "shared_country"]

NOTHING_KNOWN = 0.5
LONG = 2  # words beyond the first from which on a name is as telling as it gets
BARE_TOWN = 0.9  # where a town and its region share a name, the bare name is the town's more often
SAME_COUNTRY = 0.7
UNTIED = 0.4  # that nothing it is tied to is named speaks hardly against an item
CITY = Qid("Q515")
WHOLES = frozenset({Qid("Q3624078"), Qid("Q5107")})  # countries and continents: a region of them is named by them
NEUTRAL: Mapping[str, float] = MappingProxyType(  # each feature, and the figure that speaks neither for nor against
    {"name": 1.0, "length": 0.5, "prior": 0.5, "type": 1.0}
    | dict.fromkeys(("context", "within", "coherence", "tie", "words", "time"), NOTHING_KNOWN)
)
Found = Sequence[tuple[CandidateItem, ...]]


class Features:
    """Reads the candidates of one article's entities in the light of each other."""

    def __init__(self, queries: Sequence[Query], found: Found) -> None:
        """Over what each of an article's queries might mean."""
        self._found = {query.entity: candidates for query, candidates in zip(queries, found, strict=True)}
        self._countries = Counter(country for candidates in found for country in shared_country(candidates))
        self._near = Counter(item for candidates in found for item in _sure(candidates))
        self._own = {query.entity: shared_country(self._found[query.entity]) for query in queries}

    def of(self, query: Query, candidate: CandidateItem) -> Mapping[str, float]:
        """The features of one candidate, by name."""
        return MappingProxyType(
            {
                "name": candidate.likeness,
                "prior": candidate.known.prior,
                "length": _length(query),
                "type": type_fit(query.type, candidate.type),
                "context": _context(query, candidate, self._found[query.entity]),
                "within": self._within(query, candidate),
                "coherence": self._coherence(candidate, self._own[query.entity]),
                "tie": self._tie(query, candidate),
                "words": words_shared(query.near, candidate.known),
                "time": timeliness(query, candidate.known),
            }
        )

    def _coherence(self, candidate: CandidateItem, own: frozenset[Qid]) -> float:
        """Whether another entity of the article belongs to the candidate's country."""
        country = candidate.known.item.country
        others = self._countries.total() - len(own)
        if country is None or not others:
            return NOTHING_KNOWN
        return float(self._countries[country] > (country in own))

    def _tie(self, query: Query, candidate: CandidateItem) -> float:
        """Whether another entity is surely an item that the candidate is tied to, or of its place."""
        tied = _tied(candidate)
        mine = frozenset(_sure(self._found[query.entity]))
        others = self._near.total() - len(mine)
        if not tied or others <= 0:
            return NOTHING_KNOWN
        return 1.0 if any(self._near[item] > (item in mine) for item in tied) else UNTIED

    def _within(self, query: Query, candidate: CandidateItem) -> float:
        """Whether the candidate lies in one of the places that the text says it lies in."""
        around = [place.known.item for entity in query.within for place in self._found.get(entity, ())]
        return max((_lies_in(candidate.known, place) for place in around), default=NOTHING_KNOWN)

    def found(self, entity: EntityId) -> tuple[CandidateItem, ...]:
        """What an entity might mean."""
        return self._found[entity]


def _length(query: Query) -> float:
    """How much a name of so many words says: one word is many things' name, but an acronym stands for several."""
    if any(map(in_capitals, query.names)):
        return NOTHING_KNOWN
    words = max((len(plain_name(name).split()) for name in looked_up(query)), default=1)
    return min(max(words - 1, 0), LONG) / LONG


def shared_country(candidates: Sequence[CandidateItem]) -> frozenset[Qid]:
    """The country that all candidates of an entity share; none when they do not."""
    countries = {candidate.known.item.country for candidate in candidates}
    return frozenset(country for country in countries if country) if len(countries) == 1 else frozenset()


def _sure(candidates: Sequence[CandidateItem]) -> tuple[Qid, ...]:
    """The item of an entity that may be only one."""
    return (candidates[0].known.item.item,) if len(candidates) == 1 else ()


def _tied(candidate: CandidateItem) -> frozenset[Qid]:
    item = candidate.known.item
    places = (place for place in (item.country, item.within) if place)
    return frozenset((*candidate.known.related, *places)) - {item.item}


def _lies_in(known: Known, place: Item) -> float:
    """1 when an item lies in a place, 0 when it lies elsewhere; in its country one may not know more of it."""
    item = known.item
    if place.item in {item.country, item.within} | known.related:
        return 1.0
    same_country = place.country is not None and place.country == item.country
    return SAME_COUNTRY if same_country and item.within in {None, item.country} and place.item != place.country else 0.0


def _context(query: Query, candidate: CandidateItem, found: Sequence[CandidateItem]) -> float:
    classes = frozenset(candidate.known.item.classes)
    if query.classes:
        called = any(is_called(kind, classes) for kind in query.classes)
        return 1.0 if called else NOTHING_KNOWN * (not classes.isdisjoint(WHOLES))  # "the capital of Iraq" is no Iraq
    return BARE_TOWN if _bears_bare_name(candidate, found) else NOTHING_KNOWN


def _bears_bare_name(candidate: CandidateItem, found: Sequence[CandidateItem]) -> bool:
    """Whether a bare name is more likely this one's: a town's before its region's, a country's before its town's."""
    item = candidate.known.item
    if CITY in item.classes:
        return item.country == item.item or all(other.known.item.item != item.country for other in found)
    towns = (other.known.item for other in found if CITY in other.known.item.classes)
    return any(town.country == item.item for town in towns)
