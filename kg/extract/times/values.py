"""TIMEX3 values as EDTF (ISO 8601-2) and as half-open bounds, and the arithmetic of calendar periods."""

import re
from datetime import date, timedelta

from kg.model import Basis, Moment

FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
SEASON_CODES = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
MONTHS = 12
WEEK = timedelta(days=7)
DAY = timedelta(days=1)

YEAR_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
IN_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
ON_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?")
IN_MONTH = re.compile(r"(\d{4})-(\d\d)(-XX)?$")

Bounds = tuple[date, date]


def moment(value: str, *, basis: Basis | None = None, rough: bool = False, fiscal: bool = False) -> Moment:
    """The moment a TIMEX3 value stands for, with EDTF and bounds where the value gives them.

    `rough` moments ("early 2012") take EDTF's "~"; years and quarters of accounts (`fiscal`) have no known bounds.
    """
    found = None if fiscal else bounds(value)
    if found is None:
        return Moment(value=value, basis=basis if re.match(r"\d", value) else None)
    written = edtf(value, found)
    if rough and written is not None and re.fullmatch(r"\d{3}[\dX](-\d\d){0,2}", written):
        written += "~"
    return Moment(value=value, edtf=written, earliest=found[0].isoformat(), latest=found[1].isoformat(), basis=basis)


def bounds(value: str) -> Bounds | None:
    """The first day of a value and the day after its last, None where it has none."""
    try:
        return _bounds(value)
    except (ValueError, OverflowError):  # a day or week that the calendar does not have
        return None


def _bounds(value: str) -> Bounds | None:
    if "/" in value:
        first, last = (_bounds(end) for end in value.split("/"))
        return (first[0], last[1]) if first and last else None
    day = ON_DAY.match(value)
    if day:
        first_day = date.fromisoformat(day[1])
        return first_day, first_day + DAY
    week = IN_WEEK.match(value)
    if week:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return (monday + 5 * DAY if week[3] else monday), monday + WEEK
    return _long_bounds(value)


def _long_bounds(value: str) -> Bounds | None:
    part, month = YEAR_PART.fullmatch(value), IN_MONTH.match(value)
    if part:
        return _part_bounds(int(part[1]), part[2])
    if month:
        return _months(int(month[1]), int(month[2]), 1)
    if re.fullmatch(r"\d{2,4}", value):
        scale = 10 ** (4 - len(value))
        first = int(value) * scale
        return (date(first, 1, 1), date(first + scale, 1, 1)) if first else None
    return None


def _part_bounds(year: int, part: str) -> Bounds:
    if part[0] == "Q":
        return _months(year, 3 * int(part[1]) - 2, 3)
    if part[0] == "H":
        return _months(year, 6 * int(part[1]) - 5, 6)
    if part == "WI":  # "the winter of 1994" may mean either end of the year
        return date(year - 1, 12, 1), date(year + 1, 3, 1)
    return _months(year, FIRST_MONTH[part], 3)


def _months(year: int, month: int, count: int) -> Bounds:
    return date(year, month, 1), add_months(date(year, month, 1), count)


def edtf(value: str, within: Bounds) -> str | None:
    """The EDTF string of a value with those bounds."""
    if "/" in value:
        return value
    part, day = YEAR_PART.fullmatch(value), ON_DAY.match(value)
    if part:
        return f"{part[1]}-{_part_code(part[2])}"
    if IN_WEEK.match(value):
        return f"{within[0].isoformat()}/{(within[1] - DAY).isoformat()}"
    if day:
        return _edtf_day(day)
    return value + "X" * (4 - len(value))


def _edtf_day(day: re.Match[str]) -> str:
    if day[2] is None:
        return day[1]
    if day[2] == "24:00":
        return (date.fromisoformat(day[1]) + DAY).isoformat() + "T00:00:00"
    return f"{day[1]}T{day[2]}:00"


def _part_code(part: str) -> str:
    if part[0] == "Q":
        return str(32 + int(part[1]))
    return str(39 + int(part[1])) if part[0] == "H" else SEASON_CODES[part]


def add_months(start: date, count: int) -> date:
    """The first day of the month so many months on."""
    month = start.year * MONTHS + start.month - 1 + count
    return date(month // MONTHS, month % MONTHS + 1, 1)


def week_of(day: date) -> str:
    """The ISO week a day lies in."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def quarter_of(day: date) -> str:
    """The quarter a day lies in."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def in_unit(day: date, unit: str, steps: float) -> str | None:
    """The period of a unit that lies so many steps from a day's own: a day, week, month, quarter, year, decade."""
    count = int(steps)
    try:
        return _in_unit(day, unit, count)
    except (ValueError, OverflowError):  # before the year 1 or after 9999
        return None


def _in_unit(day: date, unit: str, count: int) -> str | None:
    if unit in {"D", "W", "F", "WE"}:
        moved = day + {"D": DAY, "F": 2 * WEEK}.get(unit, WEEK) * count
        return {"D": moved.isoformat(), "WE": week_of(moved) + "-WE"}.get(unit, week_of(moved))
    if unit in {"M", "Q"}:
        moved = add_months(day, count * (3 if unit == "Q" else 1))
        return quarter_of(moved) if unit == "Q" else moved.isoformat()[:7]
    if unit in {"Y", "E", "C"}:
        return f"{date(day.year + count * {'Y': 1, 'E': 10, 'C': 100}[unit], 1, 1).year:04}"
    return None


def easter(year: int) -> date:
    """Easter Sunday of a year of the Gregorian calendar (the anonymous computus, Nature, 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def holiday(code: str, year: int) -> date:
    """The day of a holiday in a year; `code` as `ontology/times.ttl` explains it."""
    if code.startswith("EASTER"):
        return easter(year) + int(code.removeprefix("EASTER")) * DAY
    month, *rule = code.split("-")
    if rule == ["E"]:
        return _nth_weekday(year, int(month), 1, 1) + DAY
    if len(rule) == 1:
        return date(year, int(month), int(rule[0]))
    return _nth_weekday(year, int(month), int(rule[0]), int(rule[1]))


def _nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The nth such weekday of a month; 9 is the last."""
    first = date(year, month, 1)
    day = first + ((weekday - first.isoweekday()) % 7) * DAY + (which - 1) * WEEK
    while day.month != month or day.year != year:
        day -= WEEK
    return day
