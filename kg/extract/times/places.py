"""Finds the place in the calendar that a partly told date means."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kg.extract.times.anchors import Anchor
from kg.extract.times.meanings import Calendar
from kg.extract.times.values import DAY, bounds, holiday, moment, week_of
from kg.model import Basis, Moment

SLACK = 60  # days by which a date may lie on the wrong side of now for the tense of its verb
PIVOT = 40  # two-digit years from here on are the 20th century's where no publication date tells
AHEAD = 10  # how many years ahead of its publication an article's two-digit year may lie


def place(said: Calendar, anchor: Anchor) -> Moment:
    """The moment of a calendar expression, whole or completed from its anchor; X for what stays unknown."""
    if said.weekday is not None:
        return _weekday(said, anchor)
    year, basis = _told_year(said, anchor)
    said = _turned(said, year, anchor) if said.either_way and year is not None else said
    if year is None and said.step == 0 and not said.there and anchor.now is not None:
        year, basis = anchor.now[0].year, anchor.now[1]
    if year is None and said.year_step is None:
        year, basis = _meant_year(said, anchor)
    written = _written(said, year)
    return moment(written, basis=basis, rough=said.rough, fiscal=said.fiscal)


def _turned(said: Calendar, year: int, anchor: Anchor) -> Calendar:
    """Day and month the American way, unless only the other way lies before publication; the year alone without one."""
    if anchor.published is None:
        return replace(said, month=None, day=None)
    turned = replace(said, month=said.day, day=said.month)
    ways = [bounds(_written(way, year)) for way in (said, turned)]
    ahead = [found is None or found[0] > anchor.published for found in ways]
    return turned if ahead == [True, False] else said


def _told_year(said: Calendar, anchor: Anchor) -> tuple[int | None, Basis | None]:
    if said.year is not None:
        return said.year, Basis.EXPLICIT
    if said.short_year is not None:
        return _whole_year(said.short_year, anchor), Basis.EXPLICIT
    if said.year_step is not None and anchor.now is not None:
        day, basis = anchor.now
        return day.year + said.year_step, basis
    return None, None


def _whole_year(short: int, anchor: Anchor) -> int:
    if anchor.now is None:
        return short + (1900 if short >= PIVOT else 2000)
    limit = anchor.now[0].year + AHEAD
    return limit - (limit - short) % 100


def _written(said: Calendar, year: int | None) -> str:
    told = f"{year:04}" if year is not None else "XXXX"
    if said.holiday:
        return _holiday(said, year) + (said.clock or "")
    if said.part:
        return f"{told}-{said.part}"
    if said.month is None:
        return told
    if said.day is None:
        return f"{told}-{said.month:02}"
    return _written_day(said, f"{told}-{said.month:02}")


def _written_day(said: Calendar, month: str) -> str:
    day = f"{month}-{said.day:02}"
    if said.last_day is not None:
        return f"{day}/{month}-{said.last_day:02}"
    found = bounds(day) if said.week else None
    return week_of(found[0]) if found else day + (said.clock or "")


def _holiday(said: Calendar, year: int | None) -> str:
    if year is None:
        fixed = said.holiday or ""
        return f"XXXX-{fixed}" if len(fixed) == len("12-25") else "XXXX-XX-XX"
    day = holiday(said.holiday or "", year)
    return week_of(day) if said.week else day.isoformat()


def _weekday(said: Calendar, anchor: Anchor) -> Moment:
    start = (anchor.that_day if said.there else None) or anchor.today
    if start is None:
        return Moment(value=f"XXXX-WXX-{said.weekday}{said.clock or ''}")
    day = _near_weekday(start[0], said.weekday or 1, _direction(said, anchor))
    return moment(day.isoformat() + (said.clock or ""), basis=start[1], rough=said.rough)


def _direction(said: Calendar, anchor: Anchor) -> int:
    """-2 and 2 are strictly before and after; -1 and 1 allow the day itself."""
    if said.step is not None:
        return 2 * said.step or 1
    return 1 if anchor.tense in {"future", "present"} else -1


def _near_weekday(start: date, weekday: int, direction: int) -> date:
    if direction > 0:
        ahead = (weekday - start.isoweekday()) % 7
        return start + (ahead or (7 if direction > 1 else 0)) * DAY
    back = (start.isoweekday() - weekday) % 7
    return start - (back or (7 if direction < -1 else 0)) * DAY


def _meant_year(said: Calendar, anchor: Anchor) -> tuple[int | None, Basis | None]:
    """The year that a date without one means: by its step, by the verb's tense, else the nearest."""
    if said.there and anchor.then is not None:
        day, basis = anchor.then
    elif anchor.now is not None:
        day, basis = anchor.now
    else:
        return None, None
    gaps = list(_gaps(said, day))
    fitting = [(year, gap) for year, gap in gaps if _falls_right(said, year)]
    candidates = [(abs(gap), year) for year, gap in fitting or gaps if _allowed(said, gap, anchor)]
    return (min(candidates)[1], basis) if candidates else (None, None)


def _falls_right(said: Calendar, year: int) -> bool:
    """Whether a day of a month falls, in a year, on the weekday it is said to be."""
    found = bounds(_written(said, year)[:10]) if said.day else None
    return said.falls_on is None or found is None or found[0].isoweekday() == said.falls_on


def _gaps(said: Calendar, now: date) -> Iterable[tuple[int, int]]:
    """Years with the distance in days of that year's place from now: 0 inside it, negative before it."""
    for year in range(now.year - 2, now.year + 3):
        found = bounds(_written(said, year)[:10]) if not said.part else bounds(f"{year}-{said.part}")
        if found:
            first, after = found
            yield year, ((first - now).days if first > now else min(0, (after - DAY - now).days))


def _allowed(said: Calendar, gap: int, anchor: Anchor) -> bool:
    """Whether a place so many days from now may be meant; one that is near may be whatever the verb's tense."""
    if said.step is not None and said.step:
        return gap * said.step > 0
    if anchor.published is None or said.step == 0:
        return True
    return {"past": gap <= SLACK, "future": gap >= -SLACK}.get(anchor.tense, True)
