"""Coreference: our entities and gold's as clusters of shared mentions, scored by `kg.evaluate.coreference`."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations

from kg.evaluate.coreference import METRICS, Cluster, Coreference, conll
from tests.benchmarks.counting import Figures, figures
from tests.benchmarks.documents import Json


class Partition:
    """Things joined step by step: a union-find whose clusters come out in the order of their first member."""

    def __init__(self) -> None:
        """Nothing joined yet."""
        self.above: dict[Hashable, Hashable] = {}

    def top(self, one: Hashable) -> Hashable:
        """The member that stands for the cluster."""
        while one in self.above:
            one = self.above[one]
        return one

    def join(self, a: Hashable, b: Hashable) -> None:
        """Make the clusters of two things one."""
        if (x := self.top(a)) != (y := self.top(b)):
            self.above[y] = x

    def clusters(self, members: Iterable[Hashable]) -> list[Cluster]:
        """The members by cluster, single ones too."""
        return grouped((self.top(member), member) for member in members)


def grouped(pairs: Iterable[tuple[Hashable, Hashable]]) -> list[Cluster]:
    """Clusters from pairs of what a mention is about and the mention."""
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for key, member in pairs:
        found[key].add(member)
    return [frozenset(members) for members in found.values()]


class Coreferences:
    """CoNLL figures summed over documents; a thing mentioned once is no coreference, as in the CoNLL 2012 task."""

    def __init__(self) -> None:
        """Nothing counted yet."""
        self.totals: dict[str, Coreference] = {}

    def add(self, ours: Sequence[Cluster], gold: Sequence[Cluster]) -> None:
        """Count one document."""
        left, right = ([one for one in side if len(one) > 1] for side in (ours, gold))
        for name, measure in METRICS.items():
            found = measure(left, right)
            self.totals[name] = self.totals[name] + found if name in self.totals else found

    def figures(self) -> Json:
        """Precision, recall and F1 of each metric, and the mean of the F1s."""
        rows: Mapping[str, Json] = {
            name: {
                "precision": round(both.precise.precision, 4),
                "recall": round(both.found.recall, 4),
                "f1": round(both.f1, 4),
            }
            for name, both in self.totals.items()
        }
        return {**rows, "conll": round(conll(self.totals), 4)}


def pair_figures(counted: Iterable[tuple[Sequence[Cluster], Sequence[Cluster]]]) -> Figures:
    """Pairs of mentions that ours put together, against gold's, over all documents."""
    right = predicted = whole = 0
    for ours, gold in counted:
        mine, theirs = set(_pairs(ours)), set(_pairs(gold))
        right += len(mine & theirs)
        predicted += len(mine)
        whole += len(theirs)
    return figures(right, predicted, right, whole)


def _pairs(clusters: Sequence[Cluster]) -> Iterable[frozenset[Hashable]]:
    return (frozenset(two) for cluster in clusters for two in combinations(cluster, 2))
