"""What moments are counted from: the publication date, explicit dates of the article, and the time spoken of last."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kg.model import Basis, Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Explicit:
    """A day that the article's own words give whole, and where; `trusted` when a dateline or caption gives it."""

    begin: int
    day: date
    trusted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What an expression is counted from where it stands.

    `published` is the publication day; where there is none, `dateline` is the day of the dateline, and `lent` an
    explicit day of the article that may lend its year. `spoken` is the moment spoken of last, `day` the day. `tense`
    is the governing verb's.
    """

    published: date | None = None
    dateline: date | None = None
    lent: date | None = None
    spoken: Moment | None = None
    day: Moment | None = None
    near: bool = False
    tense: str = "past"

    @property
    def now(self) -> tuple[date, Basis] | None:
        """The day to count years and months from, and on what ground."""
        if self.published is not None:
            return self.published, Basis.PUBLICATION
        return (self.lent, Basis.INFERRED) if self.lent is not None else None

    @property
    def today(self) -> tuple[date, Basis] | None:
        """The day on which the article speaks: of its publication, else of its dateline, on whose ground it says so."""
        if self.published is not None:
            return self.published, Basis.PUBLICATION
        return (self.dateline, Basis.ANCHORED) if self.dateline is not None else None

    @property
    def then(self) -> tuple[date, Basis] | None:
        """The first day of the moment spoken of last."""
        return _start(self.spoken)

    @property
    def that_day(self) -> tuple[date, Basis] | None:
        """The day spoken of last."""
        return _start(self.day)


def _start(moment: Moment | None) -> tuple[date, Basis] | None:
    if moment is None or moment.earliest is None:
        return None
    return date.fromisoformat(moment.earliest), Basis.ANCHORED


def lenders(explicit: Sequence[Explicit], years: Iterable[int]) -> list[Explicit]:
    """The explicit days that may lend their year: those of datelines and captions, else those of the latest year.

    A text that names a later year than any of its whole dates tells of no year to lend.
    """
    trusted = [one for one in explicit if one.trusted]
    latest = max(years, default=0)
    return trusted or [one for one in explicit if one.day.year == latest]


def lender(explicit: Sequence[Explicit], at: int) -> date | None:
    """The explicit day nearest to a place in the text."""
    return min(explicit, key=lambda e: (abs(e.begin - at), e.begin)).day if explicit else None
