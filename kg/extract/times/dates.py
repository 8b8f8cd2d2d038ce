"""Phrases that name a place in the calendar: days, months, quarters, seasons, decades."""

import re
from dataclasses import replace

from kg.extract.times.clock import clock_of
from kg.extract.times.grammar import Phrase
from kg.extract.times.meanings import Calendar, Fixed, Meaning, Relative
from kg.model import TimeType

STEPS = ("last", "next", "this", "latest")
ROUGH = ("about", "part", "portion")
NUMBERED = ("ordinal", "nth")
CENTURY = 100


def step_of(phrase: Phrase) -> tuple[int | None, bool]:
    """The step a phrase's "last", "next", "this" or "that" makes, and whether it counts from the time spoken of."""
    value = phrase.value(*STEPS)
    if value is None:
        return (0, True) if phrase.has("that") else (None, False)
    return int(value.rstrip("T")), value.endswith("T")


def in_year(phrase: Phrase) -> Calendar:
    """The year a phrase names, whole or in two digits."""
    short = phrase.value("apostrophe")
    return Calendar(year=phrase.number("year"), short_year=int(short[1:]) if short else None)


def iso(phrase: Phrase) -> Meaning | None:
    """A date like "2020-01-14", with an hour where it has one."""
    year, month, day = (int(part) for part in phrase.lexemes[0].word[:10].split("-"))
    return Calendar(year=year, month=month, day=day, clock=phrase.lexemes[0].word[11:16] or None)


def slashed(phrase: Phrase) -> Meaning | None:
    """What is said by "03/25/98": the month first, unless it cannot be one; points put the day first."""
    first, second, year = (int(part) for part in re.split(r"[/.-]", phrase.lexemes[0].word))
    month, day = (second, first) if first > 12 or "." in phrase.lexemes[0].word else (first, second)  # noqa: PLR2004
    named = Calendar(year=year) if year > CENTURY else Calendar(short_year=year)
    unsure = "/" in phrase.lexemes[0].word and first != second and max(first, second) <= 12  # noqa: PLR2004
    return replace(named, month=month, day=day, either_way=unsure)


def day(phrase: Phrase) -> Meaning | None:
    """A day of a month or week, with the part of the day."""
    step, there = step_of(phrase)
    by_year = phrase.has("unit")
    month = phrase.number("month")
    after_month = [x for x in phrase.lexemes if x.kind in {"small", "nth", "ordinal"}]
    two_digits = phrase.value("big")
    known = in_year(phrase)
    if two_digits is not None and not (len(two_digits) == 2 and two_digits.isdigit()):  # noqa: PLR2004
        return None
    return replace(
        known if two_digits is None else Calendar(short_year=int(two_digits)),
        month=month,
        day=_ordinal(after_month[0].value) if month and after_month else None,
        weekday=None if month else phrase.number("weekday"),
        falls_on=phrase.number("weekday") if month else None,
        step=None if by_year or month else step,
        there=there,
        year_step=step if by_year else None,
        clock=clock_of(phrase),
        rough=phrase.has("about"),
    )


def _ordinal(value: str) -> int:
    return int(re.sub(r"\D", "", value))


def days(phrase: Phrase) -> Meaning | None:
    """Several days of a month: "January 7-9"."""
    days = [int(x.value) for x in phrase.lexemes if x.kind == "small"]
    if len(days) != 2 or days[0] >= days[1]:  # noqa: PLR2004
        return None
    return replace(in_year(phrase), month=phrase.number("month"), day=days[0], last_day=days[1])


def year_range(phrase: Phrase) -> Meaning | None:
    """What is said by "2003-2005"."""
    first, last = phrase.lexemes[0].value, re.sub(r"\D", "", phrase.lexemes[-1].word)
    last = first[: len(first) - len(last)] + last
    return Fixed(type=TimeType.DATE, value=f"{first}/{last}") if first < last else None


def month(phrase: Phrase) -> Meaning | None:
    """A month, of a year where one is named."""
    return _stepped(phrase, replace(in_year(phrase), month=phrase.number("month")))


def clock_time(phrase: Phrase) -> Meaning | None:
    """An hour, on the day that is named or spoken of."""
    if phrase.has("deictic", "tonight"):
        return Relative(unit="D", step=phrase.number("deictic") or 0, clock=clock_of(phrase), rough=phrase.has("about"))
    if phrase.has("month", "weekday"):
        dated = Phrase("day", tuple(x for x in phrase.lexemes[_first_dated(phrase) :]))
        found = day(dated)
        return (
            Calendar(
                year=found.year,
                short_year=found.short_year,
                month=found.month,
                day=found.day,
                weekday=found.weekday,
                step=found.step,
                there=found.there,
                clock=clock_of(phrase),
            )
            if isinstance(found, Calendar)
            else None
        )
    return Relative(unit="D", step=0, there=True, clock=clock_of(phrase), rough=phrase.has("about"))


def _first_dated(phrase: Phrase) -> int:
    """Where the date begins that follows an hour: after the words of the hour itself."""
    hours = {"halfday", "oclock", "clockname", "zone", "clock", "daypart"}
    return 1 + max(i for i, x in enumerate(phrase.lexemes) if x.kind in hours)


def week_of(phrase: Phrase) -> Meaning | None:
    """What is said by "The week of March 6"."""
    if phrase.value("unit") != "W":
        return None
    return replace(in_year(phrase), month=phrase.number("month"), day=phrase.number("small"), week=True)


def holiday(phrase: Phrase) -> Meaning | None:
    """A holiday, or the week it lies in."""
    step, there = step_of(phrase)
    week = phrase.value("unit") == "W"
    return replace(in_year(phrase), holiday=phrase.value("holiday"), step=step, there=there, week=week)


def decade(phrase: Phrase) -> Meaning | None:
    """What is said by "The 1990s", "the nineties"."""
    lexeme = phrase.first("decade")
    digits = re.sub(r"\D", "", lexeme.word) if lexeme else ""
    tens = lexeme.value if lexeme and not digits else digits[-2:-1]
    century = digits[:2] if len(digits) == 4 else "19"  # noqa: PLR2004
    return Fixed(type=TimeType.DATE, value=century + tens, rough=phrase.has("part"))


def century(phrase: Phrase) -> Meaning | None:
    """What is said by "The 19th century"."""
    number = phrase.value(*NUMBERED)
    if phrase.value("unit") != "C" or number is None:
        return None
    return Fixed(type=TimeType.DATE, value=f"{_ordinal(number) - 1:02}", rough=phrase.has("part"))


def ordinal_period(phrase: Phrase) -> Meaning | None:
    """What is said by "The third quarter of 1984", "last year's first half"."""
    step, there = step_of(phrase)
    number, unit = phrase.value(*NUMBERED), phrase.value("quarter", "half")
    if number is None and phrase.has("quarter", "period"):
        return replace(in_year(phrase), fiscal=True)
    if unit is None or number is None:
        return None
    count = _ordinal(number)
    by_year = phrase.has("unit", "ago", "earlier") and step is not None
    dated = phrase.has("year", "apostrophe", "fiscal", "unit")
    if count > {"Q": 4, "H": 2}[unit] or (unit == "H" and not dated):
        return None
    ago = -1 if phrase.has("ago", "earlier") else None
    return replace(
        in_year(phrase),
        part=f"{unit}{count}",
        step=None if by_year else step,
        there=there,
        year_step=step if by_year else ago,
        fiscal=phrase.has("fiscal"),
    )


def last_half(phrase: Phrase) -> Meaning | None:
    """What is said by "The last half of 1989"."""
    step = phrase.number("this") if phrase.has("this") else None
    return replace(in_year(phrase), part="H2", year_step=step)


def season(phrase: Phrase) -> Meaning | None:
    """A season, of a year where one is named."""
    return _stepped(phrase, replace(in_year(phrase), part=phrase.value("season")))


def _stepped(phrase: Phrase, part: Calendar) -> Calendar:
    """A part of a year, moved as "last" or "next" says: by years where the phrase counts them, else by itself."""
    step, there = step_of(phrase)
    by_year = phrase.has("unit")
    return replace(
        part,
        step=None if by_year else step,
        there=there,
        year_step=step if by_year else None,
        rough=phrase.has(*ROUGH),
    )


def year(phrase: Phrase) -> Meaning | None:
    """A year."""
    number = phrase.number("number")
    found = in_year(phrase) if number is None else Calendar(year=number)
    return replace(found, rough=phrase.has(*ROUGH))
