"""Candidates in order, each with the probability that it is the one.

The features are summed by weight; a candidate's share is its part among all candidates and the case that it is none
of them (a conditional logit), which a table then turns into how often candidates of such a share were right.
"""

import math
from collections.abc import Collection, Sequence

from kg.link.candidates import CandidateItem
from kg.link.features import Features
from kg.link.queries import Query
from kg.link.weights import Weights, calibrated
from kg.model import Candidate, Qid

__all__ = ["Ranker", "shares"]


class Ranker:
    """Scores the candidates of one article's entities in the light of each other."""

    def __init__(self, queries: Sequence[Query], found: Sequence[tuple[CandidateItem, ...]], weights: Weights) -> None:
        """A ranker over what each of an article's queries might mean."""
        self._features = Features(queries, found)
        self._weights = weights

    def ranked(self, query: Query, *, without: Collection[Qid] = ()) -> tuple[Candidate, ...]:
        """The candidates of one query, best first; of equals the better known, then the lower number.

        Those `without` are none of it, and so leave their shares to the others.
        """
        found = [one for one in self._features.found(query.entity) if one.known.item.item not in without]
        told = [self._features.of(query, candidate) for candidate in found]
        sums = [self._weights.sum(features) for features in told]
        scored = [
            Candidate(
                item=candidate.known.item.item,
                label=candidate.known.item.label,
                score=round(calibrated(share, self._weights.calibration), 4),
                features=tuple(sorted((name, round(value, 4)) for name, value in features.items())),
            )
            for candidate, features, share in zip(found, told, shares(sums), strict=True)
        ]
        order = sorted(range(len(found)), key=lambda i: (-sums[i], -found[i].known.prior, int(scored[i].item[1:])))
        return tuple(scored[i] for i in order)


def shares(sums: Sequence[float]) -> list[float]:
    """Each one's part of one, of which the rest is that it is none of them."""
    highest = max((0.0, *sums))
    odds = [math.exp(one - highest) for one in sums]
    whole = math.exp(-highest) + sum(odds)
    return [one / whole for one in odds]
