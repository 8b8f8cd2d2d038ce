"""Decides, entity by entity, which item it is, or that none is certain."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.link.candidates import CandidateItem, Candidates, catalogue_candidates
from kg.link.catalogue import Catalogue
from kg.link.context import Words
from kg.link.countries import with_countries
from kg.link.elsewhere import Elsewhere
from kg.link.meant import PARTLY, wholly_named
from kg.link.parts import Parts
from kg.link.queries import Query, Readers, queries_of
from kg.link.ranking import Ranker
from kg.model import Candidate, Extraction, Item, Link, Linked
from kg.stages import Linker

__all__ = ["Thresholds", "link_nothing", "starter_linker"]

SHOWN = 5  # candidates kept with a link


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """From which score on a candidate is taken, and how far ahead of the next it must be."""

    score: float = 0.65
    margin: float = 0.02


def link_nothing(extraction: Extraction) -> Linked:
    """The extraction with no entity looked up."""
    return Linked(extraction=extraction)


def starter_linker(*, thresholds: Thresholds | None = None, catalogue: Catalogue | None = None) -> Linker:
    """A linker over the packaged catalogue: no request leaves the machine."""
    known = catalogue or Catalogue()
    limits, candidates = thresholds or Thresholds(), catalogue_candidates(known)
    readers = Readers(words=Words(known), elsewhere=Elsewhere(known), parts=Parts(known))

    def link(extraction: Extraction) -> Linked:
        queries = tuple(queries_of(extraction, readers))
        links = tuple(decisions(queries, candidates, limits))
        placed = with_countries(extraction, links, known)
        return Linked(extraction=placed, links=links, items=tuple(_items(links, known)), catalogue=known.title)

    return link


def decisions(queries: Sequence[Query], candidates: Candidates, limits: Thresholds) -> Iterator[Link]:
    """A link for each query: unnamed things that nothing was found for were not looked up."""
    found = candidates(queries)
    ranker = Ranker(queries, found)
    for query, items in zip(queries, found, strict=True):
        if items or query.named:
            yield _decision(query, ranker.ranked(query), items, limits)


def _decision(query: Query, ranked: tuple[Candidate, ...], items: Sequence[CandidateItem], limits: Thresholds) -> Link:
    methods = {item.known.item.item: item.method for item in items}
    meant = wholly_named(query.part, ranked, items)
    shown = meant or ranked
    best = shown[0] if shown else None
    score = best.score if best else 0.0
    margin = round(score - shown[1].score, 4) if len(shown) > 1 else score
    reason = query.other or (_reason(score, margin, limits) if meant else PARTLY if ranked else "no candidate")
    return Link(
        entity=query.entity,
        item=best.item if best and reason == TAKEN else None,
        score=score,
        margin=margin,
        method=methods[best.item] if best else "",
        reason=reason,
        candidates=ranked[:SHOWN],
    )


TAKEN = "best candidate"


def _reason(score: float, margin: float, limits: Thresholds) -> str:
    if score < limits.score:
        return f"best score {score:.2f} is under {limits.score:.2f}"
    if margin < limits.margin:
        return f"the next candidate is only {margin:.3f} behind"
    return TAKEN


def _items(links: Iterable[Link], known: Catalogue) -> Iterator[Item]:
    """The facts of the items linked to and of the countries and regions they refer to, by number."""
    linked = {link.item for link in links if link.item}
    facts = [known.known(item).item for item in sorted(linked)]
    around = {place for item in facts for place in (item.country, item.within) if place and place in known}
    for item in sorted(linked | around, key=lambda item: int(item[1:])):
        yield known.known(item).item
