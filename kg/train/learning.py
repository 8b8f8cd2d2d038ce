"""Trains the network by Adam (Kingma and Ba, 2015) on the cross entropy of the classes, seeded."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.extract.entities.voting_features import RULED
from kg.extract.entities.voting_network import CLASSES
from kg.train.examples import Example

UNITS, NETWORKS = 16, 4  # hidden units of each network, and networks whose scores are averaged
EPOCHS, BATCH = 4, 128
RATE, LAST_RATE = 2e-3, 1e-5
DECAY = 0.02
RARE = 4  # features of fewer examples are left out
DROPPED_UNITS, DROPPED_FEATURES, HIDDEN_RULES = 0.3, 0.1, 0.5
MOMENTUM, SCALE, TINY = 0.9, 0.99, 1e-8

Array = NDArray[np.float32]
Weights = dict[str, Array]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Examples as rows of feature numbers, laid end to end: the row of each number, the numbers, classes, weights."""

    rows: NDArray[np.int64]
    numbers: NDArray[np.int64]
    kinds: NDArray[np.int64]
    weights: Array


def vocabulary(examples: Sequence[Example]) -> list[str]:
    """The features that are not rare, sorted."""
    counted = Counter(feature for example in examples for feature in example.features)
    return sorted(feature for feature, count in counted.items() if count >= RARE)


def train(examples: Sequence[Example], features: Sequence[str], *, seed: int) -> Weights:
    """The weights of one network."""
    chance = np.random.default_rng(seed)
    numbers = {feature: i for i, feature in enumerate(features)}
    ruled = np.array([feature.startswith(RULED) for feature in features])
    encoded = [[numbers[feature] for feature in one.features if feature in numbers] for one in examples]
    weights = _start(len(features), chance)
    adam = Adam(weights, steps=EPOCHS * -(-len(examples) // BATCH))
    for order in (chance.permutation(len(examples)) for _ in range(EPOCHS)):
        for batch in _batches(examples, encoded, order):
            adam.step(_gradients(weights, _hidden(batch, ruled, chance), chance))
    weights["hidden"] *= np.float32(1 - DROPPED_FEATURES)  # in use no feature is missing
    return weights


def together(networks: Sequence[Weights]) -> Weights:
    """The networks as one, whose scores are the mean of theirs: their hidden units side by side."""
    return {
        "hidden": np.concatenate([one["hidden"] for one in networks], axis=1),
        "hidden_bias": np.concatenate([one["hidden_bias"] for one in networks]),
        "out": np.concatenate([one["out"] for one in networks]) / np.float32(len(networks)),
        "out_bias": np.mean([one["out_bias"] for one in networks], axis=0),
    }


def _start(features: int, chance: np.random.Generator) -> Weights:
    spread = 1 / np.sqrt(UNITS)
    return {
        "hidden": chance.normal(0, 0.05, (features, UNITS)).astype(np.float32),
        "hidden_bias": np.zeros(UNITS, np.float32),
        "out": chance.normal(0, spread, (UNITS, len(CLASSES))).astype(np.float32),
        "out_bias": np.zeros(len(CLASSES), np.float32),
    }


def _batches(examples: Sequence[Example], encoded: Sequence[list[int]], order: NDArray[np.int64]) -> Iterator[Batch]:
    for begin in range(0, len(order), BATCH):
        chosen = order[begin : begin + BATCH].tolist()
        yield Batch(
            rows=np.repeat(np.arange(len(chosen)), [len(encoded[i]) for i in chosen]),
            numbers=np.array([number for i in chosen for number in encoded[i]], np.int64),
            kinds=np.array([examples[i].kind for i in chosen], np.int64),
            weights=np.array([examples[i].weight for i in chosen], np.float32) / np.float32(len(chosen)),
        )


def _hidden(batch: Batch, ruled: NDArray[np.bool_], chance: np.random.Generator) -> Batch:
    """The batch without the rules' decision in some rows, and without some features everywhere."""
    alone = chance.random(len(batch.kinds)) < HIDDEN_RULES
    kept = ~(ruled[batch.numbers] & alone[batch.rows]) & (chance.random(len(batch.numbers)) >= DROPPED_FEATURES)
    return Batch(rows=batch.rows[kept], numbers=batch.numbers[kept], kinds=batch.kinds, weights=batch.weights)


def _gradients(weights: Weights, batch: Batch, chance: np.random.Generator) -> Weights:
    sums = np.zeros((len(batch.kinds), UNITS), np.float32)
    np.add.at(sums, batch.rows, weights["hidden"][batch.numbers])
    sums += weights["hidden_bias"]
    kept = (sums > 0) & (chance.random(sums.shape) > DROPPED_UNITS)
    passed = kept.astype(np.float32) / np.float32(1 - DROPPED_UNITS)
    active = sums * passed
    wrong = _softmax(active @ weights["out"] + weights["out_bias"])
    wrong[np.arange(len(batch.kinds)), batch.kinds] -= 1
    wrong *= batch.weights[:, None]
    back = (wrong @ weights["out"].T) * passed
    hidden = np.zeros_like(weights["hidden"])
    np.add.at(hidden, batch.numbers, back[batch.rows])
    return {"hidden": hidden, "hidden_bias": back.sum(0), "out": active.T @ wrong, "out_bias": wrong.sum(0)}


def _softmax(scores: Array) -> Array:
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Array = (odds / odds.sum(axis=1, keepdims=True)).astype(np.float32)
    return shares


class Adam:
    """Moves weights against their gradients, with a rate that falls to almost nothing."""

    def __init__(self, weights: Weights, *, steps: int) -> None:
        """Begin at rest."""
        self.weights = weights
        self.steps = steps
        self.taken = 0
        self.mean = {name: np.zeros_like(value) for name, value in weights.items()}
        self.square = {name: np.zeros_like(value) for name, value in weights.items()}

    def step(self, gradients: Weights) -> None:
        """One step, in place."""
        self.taken += 1
        rate = RATE * (1 - self.taken / self.steps) + LAST_RATE
        for name, gradient in gradients.items():
            mean, square, weight = self.mean[name], self.square[name], self.weights[name]
            mean += (1 - MOMENTUM) * (gradient - mean)
            square += (1 - SCALE) * (gradient * gradient - square)
            fair = np.sqrt(square / (1 - SCALE**self.taken)) + TINY
            weight -= rate * (mean / (1 - MOMENTUM**self.taken) / fair + DECAY * weight)
