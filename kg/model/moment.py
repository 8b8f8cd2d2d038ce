"""Moments: when something was, how exactly it is known, and on what ground."""

from dataclasses import dataclass
from enum import StrEnum

from kg.model.evidence import Evidence
from kg.model.span import Span


class TimeType(StrEnum):
    """TIMEX3's four types, in lower case."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Basis(StrEnum):
    """What a moment was worked out from."""

    EXPLICIT = "explicit"  # the words give it whole: "January 7, 2020"
    PUBLICATION = "publication"  # counted from the publication date: "on Tuesday"
    INFERRED = "inferred"  # its year was taken from explicit dates elsewhere in the text
    ANCHORED = "anchored"  # counted from another moment of the text: "a day later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point or stretch of time. `value` is TIMEX3's, `edtf` the same in EDTF or None where it is none.

    `earliest` and `latest` bound it as ISO dates, half-open; both None when unresolved. `basis` is None when
    nothing was worked out ("on Tuesday" with no publication date).
    """

    value: str
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    basis: Basis | None = None

    @property
    def is_day(self) -> bool:
        """Whether it is one calendar day, known exactly enough for an `xsd:date`."""
        return self.edtf is not None and len(self.edtf) == len("2020-01-14") and self.edtf.replace("-", "").isdigit()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """An expression of time in the text and the moment it stands for."""

    span: Span
    type: TimeType
    moment: Moment
    evidence: Evidence
