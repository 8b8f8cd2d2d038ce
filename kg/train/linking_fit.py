"""Fits the linker's weights: a conditional logit by gradient ascent, and the table that calibrates its shares."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.link.features import NEUTRAL
from kg.link.ranking import shares
from kg.link.weights import Weights

__all__ = ["START", "Choice", "calibration", "fit", "folds", "held_out"]

START = Weights(  # where the search begins and what it is drawn to: what one would set by hand
    base=1.2,
    features={
        "name": 8.0,
        "length": 1.0,
        "prior": 4.5,
        "type": 6.0,
        "context": 4.0,
        "within": 3.0,
        "coherence": 0.5,
        "tie": 1.5,
        "words": 1.0,
        "time": 2.0,
    },
    calibration=((0.0, 0.0), (1.0, 1.0)),
)
PULL = 10.0  # how strongly a weight is drawn to its start: a feature that no example speaks of stays there
STEPS, RATE, MOMENTUM, SCALE, TINY = 2_000, 0.02, 0.9, 0.99, 1e-9
FOLDS = 5
STEPS_OF_TABLE = 10

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One entity: its article, the features of its candidates, and which is right; None when none is."""

    article: str
    features: tuple[Mapping[str, float], ...]
    right: int | None


def fit(choices: Sequence[Choice]) -> Weights:
    """The weights that make the right answers likeliest (Adam, Kingma and Ba 2015); no feature speaks against."""
    table = _table(choices)
    start = np.array([START.base, *(START.features[name] for name in NEUTRAL)])
    weights, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        slope = table.slope(weights) - PULL * (weights - start)
        mean, square = MOMENTUM * mean + (1 - MOMENTUM) * slope, SCALE * square + (1 - SCALE) * slope**2
        fair = np.sqrt(square / (1 - SCALE**step)) + TINY
        weights = weights + RATE * mean / (1 - MOMENTUM**step) / fair * (1 - step / (STEPS + 1))
        weights[1:] = np.maximum(weights[1:], 0)
    rounded = [round(float(weight), 2) for weight in weights]
    named = dict(zip(NEUTRAL, rounded[1:], strict=True))
    return Weights(base=rounded[0], features=named, calibration=START.calibration)


def folds(choices: Sequence[Choice]) -> list[tuple[list[Choice], list[Choice]]]:
    """Pairs (to learn from, held out), with no article on both sides."""
    number = {name: i % FOLDS for i, name in enumerate(sorted({choice.article for choice in choices}))}
    return [
        (
            [choice for choice in choices if number[choice.article] != fold],
            [choice for choice in choices if number[choice.article] == fold],
        )
        for fold in range(FOLDS)
    ]


def held_out(choices: Sequence[Choice]) -> list[tuple[float, bool]]:
    """Of each entity the best candidate's share, and whether it was right, by weights that never saw its article."""
    found = []
    for known, unknown in folds(choices):
        weights = fit(known)
        found += [_best(choice, weights) for choice in unknown]
    return found


def calibration(told: Sequence[tuple[float, bool]]) -> tuple[tuple[float, float], ...]:
    """Share -> how often it was right, in steps of as many entities each, made rising by pooling neighbours."""
    pools: list[tuple[float, float, int]] = []
    for part in np.array_split(np.array(sorted(told), dtype=float), STEPS_OF_TABLE):
        pools.append((float(part[:, 0].mean()), float(part[:, 1].mean()), len(part)))
        while len(pools) > 1 and pools[-2][1] >= pools[-1][1]:
            pools[-2:] = [_pooled(*pools[-2:])]
    return tuple((round(share, 4), round(right, 4)) for share, right, _ in pools)


def _pooled(one: tuple[float, float, int], two: tuple[float, float, int]) -> tuple[float, float, int]:
    size = one[2] + two[2]
    return (one[0] * one[2] + two[0] * two[2]) / size, (one[1] * one[2] + two[1] * two[2]) / size, size


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """All choices, laid end to end: a row a candidate, and for each choice a row of nothing, that it is none of them.

    `starts` are the choices' first rows, `sizes` their numbers of rows, `right` the rows that are right.
    """

    rows: Array
    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]
    right: NDArray[np.int64]

    def slope(self, weights: Array) -> Array:
        """The gradient of the log-likelihood."""
        sums = self.rows @ weights
        odds = np.exp(sums - np.repeat(np.maximum.reduceat(sums, self.starts), self.sizes))
        odds /= np.repeat(np.add.reduceat(odds, self.starts), self.sizes)
        slope: Array = self.rows[self.right].sum(axis=0) - odds @ self.rows
        return slope


def _table(choices: Sequence[Choice]) -> Table:
    nothing = [0.0] * (1 + len(NEUTRAL))
    rows = [row for choice in choices for row in (*map(_row, choice.features), nothing)]
    sizes = np.array([len(choice.features) + 1 for choice in choices])
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    last = starts + sizes - 1
    right = [
        at + choice.right if choice.right is not None else end
        for at, end, choice in zip(starts, last, choices, strict=True)
    ]
    return Table(rows=np.array(rows), starts=starts, sizes=sizes, right=np.array(right))


def _row(features: Mapping[str, float]) -> list[float]:
    return [1.0, *(features[name] - NEUTRAL[name] for name in NEUTRAL)]


def _best(choice: Choice, weights: Weights) -> tuple[float, bool]:
    told = shares([weights.sum(features) for features in choice.features])
    best = max(range(len(told)), key=lambda i: told[i])
    return told[best], best == choice.right
