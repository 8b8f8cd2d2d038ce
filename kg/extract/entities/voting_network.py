"""A small trained network that says of a candidate what it is: sums of word features, one hidden layer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

CLASSES = ("none", "person", "organisation", "place", "thing")  # "thing": a noun phrase that is no agent or place
WEIGHTS = "weights/mentions.npz"
PARTING = "\0"  # between features; words may be line breaks
FINE = 1024.0  # hidden sums are rounded to parts of this, so that every machine adds up the same

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The number of each feature, and the weights: features to hidden units, hidden units to classes."""

    numbers: dict[str, int]
    hidden: Floats
    hidden_bias: Floats
    out: Floats
    out_bias: Floats

    def opinions(self, told: Iterable[Sequence[str]]) -> list[Floats]:
        """For each candidate the probability of each class."""
        return [self._opinion(features) for features in told]

    def _opinion(self, features: Sequence[str]) -> Floats:
        known = sorted({self.numbers[feature] for feature in features if feature in self.numbers})
        sums = np.rint((self.hidden[known].sum(axis=0) + self.hidden_bias) * FINE) / FINE
        scores = np.maximum(sums, 0.0) @ self.out + self.out_bias
        odds: Floats = np.exp(scores - scores.max())
        opinion: Floats = odds / odds.sum()
        return opinion


def load_network() -> Network:
    """The network that ships with the package; `python -m kg.train` makes it."""
    return read_network(files("kg.extract.entities").joinpath(WEIGHTS).read_bytes())


def read_network(content: bytes) -> Network:
    """The network in the bytes of a file that `kg.train` wrote."""
    with np.load(BytesIO(content), allow_pickle=False) as stored:
        features = bytes(stored["features"]).decode("utf-8").split(PARTING)
        return Network(
            numbers={feature: number for number, feature in enumerate(features)},
            hidden=stored["hidden"].astype(np.float64),
            hidden_bias=stored["hidden_bias"].astype(np.float64),
            out=stored["out"].astype(np.float64),
            out_bias=stored["out_bias"].astype(np.float64),
        )
