"""The weights of the ranking and the table that makes a probability of its score: read from `weights.json`."""

import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from kg.errors import LinkError
from kg.link.features import NEUTRAL

__all__ = ["WEIGHTS", "Weights", "calibrated", "read_weights"]

WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each feature counts, and `base`, what being a candidate counts against being none of them.

    `calibration` holds pairs (share, probability), rising: how often a candidate of that share was right.
    """

    base: float
    features: Mapping[str, float]
    calibration: tuple[tuple[float, float], ...]

    def sum(self, features: Mapping[str, float]) -> float:
        """What speaks for a candidate, counted from what speaks neither for nor against."""
        return self.base + sum(weight * (features[name] - NEUTRAL[name]) for name, weight in self.features.items())


def read_weights(path: Path = WEIGHTS) -> Weights:
    """The weights of a file that `python -m kg.train.linking` wrote."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Weights(
            base=float(told["base"]),
            features=MappingProxyType({str(name): float(weight) for name, weight in told["features"].items()}),
            calibration=tuple((float(share), float(right)) for share, right in told["calibration"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise LinkError(f"{path.name}: the weights of the linker cannot be read: install the package again") from error


def calibrated(share: float, table: tuple[tuple[float, float], ...]) -> float:
    """The probability that goes with a share: between two rows of the table in proportion, outside it the nearest."""
    at = bisect_right(table, share, key=lambda row: row[0])
    if at in {0, len(table)}:
        return table[min(at, len(table) - 1)][1] if table else share
    (low, first), (high, second) = table[at - 1], table[at]
    return first + (second - first) * (share - low) / (high - low)
