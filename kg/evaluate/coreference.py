"""CoNLL coreference: MUC, B-cubed and CEAF-e over clusters of mentions.

After Pradhan et al. 2014, "Scoring coreference partitions of predicted mentions". Each metric comes as a precision
tally and a recall tally, since the two have different denominators.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from kg.evaluate.spans import Tally

Cluster = frozenset[Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coreference:
    """Right and total on the precision side and the recall side of one metric."""

    precise: Tally
    found: Tally

    def __add__(self, other: "Coreference") -> "Coreference":
        """Both together."""
        return Coreference(precise=self.precise + other.precise, found=self.found + other.found)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two sides."""
        p, r = self.precise.precision, self.found.recall
        return 2 * p * r / (p + r) if p + r else 0.0


def muc(ours: Sequence[Cluster], gold: Sequence[Cluster]) -> Coreference:
    """Links kept: a cluster of n mentions has n - 1."""
    return Coreference(precise=_links(ours, gold), found=_turned(_links(gold, ours)))


def b_cubed(ours: Sequence[Cluster], gold: Sequence[Cluster]) -> Coreference:
    """For each mention, how much of its cluster is shared."""
    return Coreference(precise=_shares(ours, gold), found=_turned(_shares(gold, ours)))


def ceaf_e(ours: Sequence[Cluster], gold: Sequence[Cluster]) -> Coreference:
    """The best one-to-one alignment of clusters by their overlap (phi4)."""
    best = _best_alignment(ours, gold)
    return Coreference(precise=Tally(right=best, ours=len(ours)), found=Tally(right=best, gold=len(gold)))


METRICS = {"muc": muc, "b_cubed": b_cubed, "ceaf_e": ceaf_e}


def conll(scores: Mapping[str, Coreference]) -> float:
    """The mean of the three metrics' F1."""
    return sum(scores[name].f1 for name in METRICS) / len(METRICS)


def _turned(tally: Tally) -> Tally:
    return Tally(right=tally.right, gold=tally.ours)


def _of(clusters: Sequence[Cluster]) -> Mapping[Hashable, int]:
    return {mention: index for index, cluster in enumerate(clusters) for mention in cluster}


def _links(keys: Sequence[Cluster], response: Sequence[Cluster]) -> Tally:
    home = _of(response)
    kept = total = 0
    for cluster in keys:
        parts = {home.get(mention, ("alone", mention)) for mention in cluster}
        kept += len(cluster) - len(parts)
        total += len(cluster) - 1
    return Tally(right=kept, ours=total)


def _shares(keys: Sequence[Cluster], response: Sequence[Cluster]) -> Tally:
    home = _of(response)
    right = sum(
        len(cluster & response[home[mention]]) / len(cluster)
        for cluster in keys
        for mention in cluster
        if mention in home
    )
    return Tally(right=right, ours=sum(map(len, keys)))


def _best_alignment(ours: Sequence[Cluster], gold: Sequence[Cluster]) -> float:
    from scipy.optimize import linear_sum_assignment

    if not ours or not gold:
        return 0.0
    likeness = [[2 * len(a & b) / (len(a) + len(b)) for b in gold] for a in ours]
    rows, columns = linear_sum_assignment(likeness, maximize=True)
    return float(sum(likeness[row][column] for row, column in zip(rows, columns, strict=True)))
