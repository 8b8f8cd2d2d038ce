"""Decides, entity by entity, which item it is, or that none is certain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.link.candidates import CandidateItem
from kg.link.catalogue import Catalogue
from kg.link.context import Words
from kg.link.elsewhere import Elsewhere
from kg.link.meant import PARTLY, wholly_named
from kg.link.parts import Parts
from kg.link.queries import Query, Readers
from kg.link.ranking import Ranker
from kg.link.weights import Weights, read_weights
from kg.model import Candidate, Extraction, Link, Linked

__all__ = ["Thresholds", "link_nothing", "readers_of"]

SHOWN = 5  # candidates kept with a link


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """From which score on a candidate is taken, and how far ahead of the next it must be.

    Scores are probabilities; `weights` make them.
    """

    score: float = 0.7
    margin: float = 0.1
    weights: Weights = field(default_factory=read_weights)


def link_nothing(extraction: Extraction) -> Linked:
    """The extraction with no entity looked up."""
    return Linked(extraction=extraction)


def readers_of(catalogue: Catalogue) -> Readers:
    """Those who read the words around names, with a catalogue's tables of words."""
    return Readers(words=Words(catalogue), elsewhere=Elsewhere(catalogue), parts=Parts(catalogue))


def decisions(
    queries: Sequence[Query], found: Sequence[tuple[CandidateItem, ...]], limits: Thresholds
) -> Iterator[Link]:
    """A link for each query, given what each may mean: unnamed things that nothing was found for were not looked up."""
    ranker = Ranker(queries, found, limits.weights)
    for query, items in zip(queries, found, strict=True):
        if items or query.named:
            yield _decision(query, ranker, items, limits)


def _decision(query: Query, ranker: Ranker, items: Sequence[CandidateItem], limits: Thresholds) -> Link:
    methods = {item.known.item.item: item.method for item in items}
    ranked = ranker.ranked(query)
    meant = _meant(query, ranker, ranked, items)
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


def _meant(
    query: Query, ranker: Ranker, ranked: tuple[Candidate, ...], items: Sequence[CandidateItem]
) -> tuple[Candidate, ...]:
    """The candidates that may be meant where only a part is named, ranked among themselves."""
    meant = wholly_named(query.part, ranked, items)
    others = {found.item for found in ranked} - {found.item for found in meant}
    return ranker.ranked(query, without=others) if meant and others else meant


TAKEN = "best candidate"


def _reason(score: float, margin: float, limits: Thresholds) -> str:
    if score < limits.score:
        return f"best score {score:.2f} is under {limits.score:.2f}"
    if margin < limits.margin:
        return f"the next candidate is only {margin:.3f} behind"
    return TAKEN
