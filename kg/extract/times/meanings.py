"""What an expression of time says, before it is known what it is counted from."""

from dataclasses import dataclass

from kg.model import TimeType


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A place in the calendar, of which parts may be left out: "Jan. 3", "last Friday", "summer", "the third quarter".

    `short_year` is a year of two digits; `falls_on` the weekday that a day of a month is said to be;
    `either_way` is true where day and month may be the other way round ("03/04/2020"); `step` chooses
    among the places (-1 last, 0 this, 1 next); `there` says that the step counts from the time spoken of, not from
    now; `year_step` is a year counted from now ("October last year").
    """

    year: int | None = None
    short_year: int | None = None
    year_step: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    falls_on: int | None = None
    either_way: bool = False
    part: str | None = None
    holiday: str | None = None
    step: int | None = None
    there: bool = False
    clock: str | None = None
    week: bool = False
    rough: bool = False
    fiscal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """The period so many steps from the present one, or from the one spoken of: "last week", "the following year"."""

    unit: str
    step: int
    there: bool = False
    clock: str | None = None
    rough: bool = False
    fiscal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A moment so long before or after another: "two years ago", "a day later"; `amount` None is an untold one."""

    amount: float | None
    unit: str
    sign: int
    from_now: bool
    rough: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A meaning that nothing round it changes: a length, a recurring time, "now", a decade."""

    type: TimeType
    value: str
    rough: bool = False


Meaning = Calendar | Relative | Shift | Fixed
