"""Candidates in order: named features, each from 0 to 1 with .5 for "nothing known", in one weighted sum."""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kg.link.candidates import CandidateItem
from kg.link.fit import is_called, type_fit
from kg.link.queries import Query
from kg.model import Candidate, Qid

__all__ = ["WEIGHTS", "Ranker"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"base": 0.30, "prior": 0.18, "type": 0.14, "coherence": 0.10, "context": 0.14, "within": 0.14}
)
NOTHING_KNOWN = 0.5
BARE_TOWN = 0.75  # where a town and its region share a name, the bare name is the town's more often
CITY = Qid("Q515")
WHOLES = frozenset({Qid("Q3624078"), Qid("Q5107")})  # countries and continents: a region of them is named by them


class Ranker:
    """Scores the candidates of one article's entities in the light of each other."""

    def __init__(self, queries: Sequence[Query], found: Sequence[tuple[CandidateItem, ...]]) -> None:
        """A ranker over what each of an article's queries might mean."""
        self._found = {query.entity: candidates for query, candidates in zip(queries, found, strict=True)}
        self._countries = Counter(country for candidates in found for country in shared_country(candidates))

    def ranked(self, query: Query) -> tuple[Candidate, ...]:
        """The candidates of one query, best first; of equals the better known, then the lower number."""
        found = self._found[query.entity]
        own = shared_country(found)
        scored = [(self._scored(query, candidate, own), candidate.known.prior) for candidate in found]
        scored.sort(key=lambda pair: (-pair[0].score, -pair[1], int(pair[0].item[1:])))
        return tuple(candidate for candidate, _ in scored)

    def _scored(self, query: Query, candidate: CandidateItem, own: frozenset[Qid]) -> Candidate:
        features = {
            "base": 1.0,
            "prior": candidate.known.prior,
            "type": type_fit(query.type, candidate.type),
            "coherence": self._coherence(candidate, own),
            "context": _context(query, candidate, self._found[query.entity]),
            "within": self._within(query, candidate),
        }
        score = candidate.likeness * sum(WEIGHTS[name] * value for name, value in features.items())
        shown = {name: value for name, value in features.items() if name != "base"} | {"name": candidate.likeness}
        return Candidate(
            item=candidate.known.item.item,
            label=candidate.known.item.label,
            score=round(score, 4),
            features=tuple(sorted((name, round(value, 4)) for name, value in shown.items())),
        )

    def _coherence(self, candidate: CandidateItem, own: frozenset[Qid]) -> float:
        """Whether another entity of the article belongs to the candidate's country."""
        country = candidate.known.item.country
        others = self._countries.total() - len(own)
        if country is None or not others:
            return NOTHING_KNOWN
        return float(self._countries[country] > (country in own))

    def _within(self, query: Query, candidate: CandidateItem) -> float:
        """Whether the candidate lies in one of the places that the text says it lies in."""
        around = {place.known.item.item for entity in query.within for place in self._found.get(entity, ())}
        item = candidate.known.item
        return float(bool({item.country, item.within} & around)) if around else NOTHING_KNOWN


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


def shared_country(candidates: Sequence[CandidateItem]) -> frozenset[Qid]:
    """The country that all candidates of an entity share; none when they do not."""
    countries = {candidate.known.item.country for candidate in candidates}
    return frozenset(country for country in countries if country) if len(countries) == 1 else frozenset()
