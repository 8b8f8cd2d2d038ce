"""Dates that spread from where they stand: over ties, over one event's several mentions, to the sentence beyond."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.dating.hosts import Hosted
from kg.extract.dating.ties import Tie
from kg.model import Moment, Span

ROUNDS = 3
OWN, UNSURE = 0.95, 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A moment, the words that tell it, and by which rule it came to where it is."""

    moment: Moment
    words: Span
    rule: str
    confidence: float

    @property
    def rank(self) -> tuple[bool, float, int, int]:
        """Resolved before unresolved, sure before unsure, exact before vague, first before last."""
        resolved = self.moment.earliest is not None
        return resolved, self.confidence, len(self.moment.value), -self.words.begin


def own_dates(found: Iterable[Hosted], triggers: Mapping[int, object]) -> dict[int, Dated]:
    """The date that each token has by its own phrase; none where two stand side by side ("in 1995 and 1996")."""
    dates: dict[int, Dated] = {}
    torn: set[int] = set()
    for one in found:
        rule = "own phrase" if one.token.i in triggers else "clause"
        dated = Dated(moment=one.time.moment, words=one.time.span, rule=rule, confidence=OWN if one.sure else UNSURE)
        before = dates.get(one.token.i)
        if before is not None and before.rank[:3] == dated.rank[:3] and before.moment.value != dated.moment.value:
            torn.add(one.token.i)
        _keep(dates, one.token.i, dated)
    return {at: dated for at, dated in dates.items() if at not in torn}


def _keep(dates: dict[int, Dated], at: int, dated: Dated) -> None:
    if at not in dates or dated.rank > dates[at].rank:
        dates[at] = dated


def spread(dates: Mapping[int, Dated], ties: Sequence[Tie], groups: Sequence[Sequence[int]]) -> dict[int, Dated]:
    """The dates, carried over ties and among the mentions (`groups` of tokens) of one event."""
    known = dict(dates)
    for _ in range(ROUNDS):
        before = len(known)
        _over_ties(known, ties)
        _over_mentions(known, groups)
        if len(known) == before:
            break
    return known


def _over_ties(known: dict[int, Dated], ties: Sequence[Tie]) -> None:
    gained: dict[int, Dated] = {}
    for tie in ties:
        for source, target in ((tie.one, tie.other), (tie.other, tie.one)):
            if source in known and target not in known:
                dated = known[source]
                sure = min(dated.confidence, OWN) * tie.confidence
                _keep(gained, target, replace(dated, rule=tie.rule, confidence=round(sure, 2)))
    known.update(gained)


def _over_mentions(known: dict[int, Dated], groups: Sequence[Sequence[int]]) -> None:
    for group in groups:
        dated = [known[at] for at in group if at in known]
        if dated:
            best = max(dated, key=lambda one: one.rank)
            for at in group:
                known.setdefault(at, best)


def lone(dates: Iterable[Dated]) -> Dated | None:
    """The one resolved moment among dates, None when there are several or none."""
    resolved = [dated for dated in dates if dated.moment.earliest is not None]
    if len({dated.moment.value for dated in resolved}) != 1:
        return None
    return max(resolved, key=lambda one: one.rank)
