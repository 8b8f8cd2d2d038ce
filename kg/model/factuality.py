"""How a fact is put: whether it is so, how surely, and when.

The distinctions are those of GRaSP (polarity, certainty, time; van Son et al. 2016) and FactBank (certain, probable,
possible, unknown; Saurí and Pustejovsky 2009).
"""

from dataclasses import dataclass
from enum import StrEnum


class Polarity(StrEnum):
    """Whether something is said to be so or not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Certainty(StrEnum):
    """How surely it is said; unknown where it is asked, demanded or left open."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class Tense(StrEnum):
    """When it is, seen from the telling."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """Polarity, certainty and time of a fact, as whoever tells it puts it."""

    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    tense: Tense = Tense.PAST


CERTAIN_FACT = Factuality()
