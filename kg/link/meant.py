"""Which candidates may be meant where a mention names only a part of what a name in it stands for."""

from collections.abc import Sequence

from kg.link.candidates import CandidateItem
from kg.link.features import WHOLES
from kg.link.parts import BODY, COUNTRY
from kg.model import Candidate, Qid

__all__ = ["PARTLY", "wholly_named"]

PARTLY = "only a part of it is named"
UNIONS = frozenset(  # organizations of states, by class: international, regional, military, political
    map(Qid, ("Q245065", "Q484652", "Q4120211", "Q1127126", "Q1140229", "Q1335818"))
)


def wholly_named(part: str, ranked: Sequence[Candidate], items: Sequence[CandidateItem]) -> tuple[Candidate, ...]:
    """The candidates that may be meant where only a part is named: no country for a region, no union for its agency."""
    classes = {item.known.item.item: frozenset(item.known.item.classes) for item in items}
    if part == COUNTRY and ranked and classes[ranked[0].item] & WHOLES:
        return ()
    return tuple(found for found in ranked if part != BODY or not classes[found.item] & UNIONS)
