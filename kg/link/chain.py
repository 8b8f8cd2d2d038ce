"""Several sources of items as one: a later one is asked only about what the earlier leave undecided."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.errors import NoAnswerError
from kg.link.candidates import CandidateItem, standing
from kg.link.countries import with_countries
from kg.link.decisions import Decision, settled
from kg.link.facts import facts_of
from kg.link.known import Known
from kg.link.linker import Thresholds, decisions
from kg.link.meant import PARTLY
from kg.link.queries import Query, Readers, queries_of
from kg.link.source import Source
from kg.model import EntityId, Extraction, Link, Linked, Qid
from kg.stages import Linker

__all__ = ["ChainSource", "Met", "make_chain_linker"]

NO_CANDIDATE = "no candidate"
Undecided = Callable[[Sequence[Query], Sequence[tuple[CandidateItem, ...]]], frozenset[EntityId]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """What each query may mean, and why a source that was asked about an entity had no answer."""

    found: Sequence[tuple[CandidateItem, ...]]
    silent: Mapping[EntityId, str] = field(default_factory=dict)


class ChainSource:
    """Sources in order, as one source. One that does not answer is gone on without."""

    def __init__(self, sources: Sequence[Source], undecided: Undecided) -> None:
        """Over the sources; `undecided` tells which entities the next one is asked about."""
        self._sources = sources
        self._undecided = undecided

    @property
    def title(self) -> str:
        """The names and dates of all."""
        return "; ".join(source.title for source in self._sources)

    def candidates(self, queries: Sequence[Query]) -> Sequence[tuple[CandidateItem, ...]]:
        """The items that each query may mean, by all sources that were asked about it."""
        return self.met(queries).found

    def known(self, items: Iterable[Qid]) -> Mapping[Qid, Known]:
        """What the first source that has it knows of each of the items."""
        left, known = list(items), dict[Qid, Known]()
        for source in self._sources:
            known |= _known(source, left) if left else {}
            left = [item for item in left if item not in known]
        return known

    def met(self, queries: Sequence[Query]) -> Met:
        """What each query may mean, and which sources were silent."""
        met, asked = Met(found=[()] * len(queries)), frozenset(query.entity for query in queries)
        for number, source in enumerate(self._sources):
            asked = self._undecided(queries, met.found) if number else asked
            met = _more(met, source, queries, asked) if asked else met
        return met


def make_chain_linker(
    sources: Sequence[Source],
    readers: Readers,
    thresholds: Thresholds | None = None,
    *,
    decided: Sequence[Decision] = (),
) -> Linker:
    """A linker over sources in order; the ranking sees the candidates of all that were asked.

    What people `decided` overrules it.
    """
    limits = thresholds or Thresholds()

    def undecided(queries: Sequence[Query], found: Sequence[tuple[CandidateItem, ...]]) -> frozenset[EntityId]:
        settled = {link.entity for link in decisions(queries, found, limits) if link.item or link.reason == PARTLY}
        return frozenset(
            query.entity for query in queries if query.named and not query.other and query.entity not in settled
        )

    chain = ChainSource(sources, undecided)

    def link(extraction: Extraction) -> Linked:
        queries = tuple(queries_of(extraction, readers))
        met = chain.met(queries)
        found = [_told(link, met.silent) for link in decisions(queries, met.found, limits)]
        links = settled(extraction, found, decided)
        placed = with_countries(extraction, links, chain)
        return Linked(extraction=placed, links=links, items=facts_of(links, chain), catalogue=chain.title)

    return link


def _more(met: Met, source: Source, queries: Sequence[Query], asked: frozenset[EntityId]) -> Met:
    """What was met before, and what the source has on the entities it is asked about."""
    some = [query for query in queries if query.entity in asked]
    try:
        new = dict(zip((query.entity for query in some), source.candidates(some), strict=True))
    except NoAnswerError as error:
        return replace(met, silent={**met.silent, **dict.fromkeys(asked, error.reason)})
    pairs = zip(queries, met.found, strict=True)
    return replace(met, found=[_joined(query, old, new.get(query.entity, ())) for query, old in pairs])


def _joined(query: Query, *several: Sequence[CandidateItem]) -> tuple[CandidateItem, ...]:
    """Each item once, as it was met best; by the earlier source where both met it alike."""
    best: dict[Qid, CandidateItem] = {}
    for candidate in (candidate for found in several for candidate in found):
        item = candidate.known.item.item
        if item not in best or standing(query, best[item]) < standing(query, candidate):
            best[item] = candidate
    return tuple(best.values())


def _known(source: Source, items: Sequence[Qid]) -> Mapping[Qid, Known]:
    try:
        return source.known(items)
    except NoAnswerError:  # the client has said so; what an item lies in is then not told
        return {}


def _told(link: Link, silent: Mapping[EntityId, str]) -> Link:
    """A link that would perhaps have an item, had a source answered, says so."""
    if link.item or link.entity not in silent:
        return link
    reason = silent[link.entity]
    return replace(link, reason=reason if link.reason == NO_CANDIDATE else f"{link.reason}; {reason}")
