"""A strip of bars over a timeline: how many events each stretch of time has."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)$")
WIDTH, HEIGHT, BARS = 960, 64, 80
LABEL_ROOM = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar in SVG units, the days it stands for, and how many events it holds."""

    x: float
    y: float
    width: float
    height: float
    since: str
    until: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The bars between the first and the last day."""

    bars: tuple[Bar, ...]
    first: str
    last: str
    width: int = WIDTH
    height: int = HEIGHT + LABEL_ROOM
    foot: int = HEIGHT


def strip(dates: Iterable[str]) -> Strip | None:
    """Bars for the dates that are exact days; None where they are too few to show anything."""
    days = sorted(day for day in map(_day, dates) if day is not None)
    if not days or days[0] == days[-1]:
        return None
    step = max(1, -(-((days[-1] - days[0]).days + 1) // BARS))
    counts = Counter((day - days[0]).days // step for day in days)
    slots = (days[-1] - days[0]).days // step + 1
    width, most = WIDTH / slots, max(counts.values())
    bars = tuple(_bar(slot, number / most, number, (days[0], step, width)) for slot, number in sorted(counts.items()))
    return Strip(bars=bars, first=days[0].isoformat(), last=days[-1].isoformat())


def _bar(slot: int, share: float, number: int, scale: tuple[date, int, float]) -> Bar:
    first, step, width = scale
    since = first + timedelta(days=slot * step)
    height = round(max(3.0, share * (HEIGHT - 4)), 1)
    return Bar(
        x=round(slot * width, 1),
        y=round(HEIGHT - height, 1),
        width=round(max(2.0, min(width, 24.0) - 1), 1),
        height=height,
        since=since.isoformat(),
        until=(since + timedelta(days=step - 1)).isoformat(),
        number=number,
    )


def _day(text: str) -> date | None:
    found = _DAY.match(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:  # 2026-02-30 can only be a slip of the text
        return None
