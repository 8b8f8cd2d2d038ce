"""From the phrases of the grammar to what they say."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from kg.extract.times.clock import clock_of
from kg.extract.times.grammar import Phrase
from kg.extract.times.lengths import bounded, every, length, length_ago, shift
from kg.extract.times.meanings import Calendar, Fixed, Meaning, Relative
from kg.model import TimeType

STEPS = ("last", "next", "this", "latest")
ROUGH = ("about", "part", "portion")
NUMBERED = ("ordinal", "nth")
CENTURY, TENS = 100, 10


def meaning_of(phrase: Phrase) -> Meaning | None:
    """What a phrase says, or None where it is no expression of time after all."""
    return BUILDERS[phrase.rule](phrase)


def step_of(phrase: Phrase) -> tuple[int | None, bool]:
    """The step a phrase's "last", "next", "this" or "that" makes, and whether it counts from the time spoken of."""
    value = phrase.value(*STEPS)
    if value is None:
        return (0, True) if phrase.has("that") else (None, False)
    return int(value.rstrip("T")), value.endswith("T")


def years(phrase: Phrase) -> dict[str, int | None]:
    """The year a phrase names, whole or in two digits."""
    short = phrase.value("apostrophe")
    return {"year": phrase.number("year"), "short_year": int(short[1:]) if short else None}


def _iso(phrase: Phrase) -> Meaning | None:
    year, month, day = (int(part) for part in phrase.lexemes[0].word[:10].split("-"))
    return Calendar(year=year, month=month, day=day, clock=phrase.lexemes[0].word[11:16] or None)


def _slashed(phrase: Phrase) -> Meaning | None:
    first, second, year = (int(part) for part in re.split(r"[/.-]", phrase.lexemes[0].word))
    month, day = (second, first) if first > 12 or "." in phrase.lexemes[0].word else (first, second)  # noqa: PLR2004
    known = {"year": year} if year > CENTURY else {"short_year": year}
    return Calendar(month=month, day=day, **known)


def _day(phrase: Phrase) -> Meaning | None:
    step, there = step_of(phrase)
    in_year = phrase.has("unit")
    month = phrase.number("month")
    after_month = [x for x in phrase.lexemes if x.kind in {"small", "nth", "ordinal"}]
    two_digits = phrase.value("big")
    known = years(phrase) if two_digits is None else {"short_year": int(two_digits)}
    if two_digits is not None and not (len(two_digits) == 2 and two_digits.isdigit()):  # noqa: PLR2004
        return None
    return Calendar(
        **known,
        month=month,
        day=_ordinal(after_month[0].value) if month and after_month else None,
        weekday=None if month else phrase.number("weekday"),
        step=None if in_year or month else step,
        there=there,
        year_step=step if in_year else None,
        clock=clock_of(phrase),
        rough=phrase.has("about"),
    )


def _ordinal(value: str) -> int:
    return int(re.sub(r"\D", "", value))


def _range(phrase: Phrase) -> Meaning | None:
    days = [int(x.value) for x in phrase.lexemes if x.kind == "small"]
    if len(days) != 2 or days[0] >= days[1]:  # noqa: PLR2004
        return None
    return Calendar(**years(phrase), month=phrase.number("month"), day=days[0], last_day=days[1])


def _year_range(phrase: Phrase) -> Meaning | None:
    first, last = phrase.lexemes[0].value, re.sub(r"\D", "", phrase.lexemes[-1].word)
    last = first[: len(first) - len(last)] + last
    return Fixed(type=TimeType.DATE, value=f"{first}/{last}") if first < last else None


def _month(phrase: Phrase) -> Meaning | None:
    step, there = step_of(phrase)
    in_year = phrase.has("unit")
    return Calendar(
        **years(phrase),
        month=phrase.number("month"),
        step=None if in_year else step,
        there=there,
        year_step=step if in_year else None,
        rough=phrase.has(*ROUGH),
    )


def _deictic(phrase: Phrase) -> Meaning | None:
    tonight = phrase.value("tonight")
    if tonight:
        return Relative(unit="D", step=0, clock="T" + tonight[1:])
    return Relative(unit="D", step=phrase.number("deictic") or 0, clock=clock_of(phrase))


def _clock(phrase: Phrase) -> Meaning | None:
    if phrase.has("deictic", "tonight"):
        return Relative(unit="D", step=phrase.number("deictic") or 0, clock=clock_of(phrase), rough=phrase.has("about"))
    if phrase.has("month", "weekday"):
        dated = Phrase("day", tuple(x for x in phrase.lexemes[_first_dated(phrase) :]))
        found = _day(dated)
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


def _week_of(phrase: Phrase) -> Meaning | None:
    if phrase.value("unit") != "W":
        return None
    return Calendar(**years(phrase), month=phrase.number("month"), day=phrase.number("small"), week=True)


def _holiday(phrase: Phrase) -> Meaning | None:
    step, there = step_of(phrase)
    week = phrase.value("unit") == "W"
    return Calendar(**years(phrase), holiday=phrase.value("holiday"), step=step, there=there, week=week)


def _decade(phrase: Phrase) -> Meaning | None:
    lexeme = phrase.first("decade")
    digits = re.sub(r"\D", "", lexeme.word) if lexeme else ""
    tens = lexeme.value if lexeme and not digits else digits[-2:-1]
    century = digits[:2] if len(digits) == 4 else "19"  # noqa: PLR2004
    return Fixed(type=TimeType.DATE, value=century + tens, rough=phrase.has("part"))


def _century(phrase: Phrase) -> Meaning | None:
    number = phrase.value(*NUMBERED)
    if phrase.value("unit") != "C" or number is None:
        return None
    return Fixed(type=TimeType.DATE, value=f"{_ordinal(number) - 1:02}", rough=phrase.has("part"))


def _ordinal_period(phrase: Phrase) -> Meaning | None:
    step, there = step_of(phrase)
    number, unit = phrase.value(*NUMBERED), phrase.value("quarter", "half")
    if number is None and phrase.has("quarter", "period"):
        return Calendar(**years(phrase), fiscal=True)
    if unit is None or number is None:
        return None
    count = _ordinal(number)
    in_year = phrase.has("unit", "ago", "earlier") and step is not None
    dated = phrase.has("year", "apostrophe", "fiscal", "unit")
    if count > {"Q": 4, "H": 2}[unit] or (unit == "H" and not dated):
        return None
    ago = -1 if phrase.has("ago", "earlier") else None
    return Calendar(
        **years(phrase),
        part=f"{unit}{count}",
        step=None if in_year else step,
        there=there,
        year_step=step if in_year else ago,
        fiscal=phrase.has("fiscal"),
    )


def _last_half(phrase: Phrase) -> Meaning | None:
    step = phrase.number("this") if phrase.has("this") else None
    return Calendar(**years(phrase), part="H2", year_step=step)


def _season(phrase: Phrase) -> Meaning | None:
    step, there = step_of(phrase)
    in_year = phrase.has("unit")
    return Calendar(
        **years(phrase),
        part=phrase.value("season"),
        step=None if in_year else step,
        there=there,
        year_step=step if in_year else None,
        rough=phrase.has(*ROUGH),
    )


def _year_ago(phrase: Phrase) -> Meaning | None:
    unit = phrase.value("unit") or "Y"
    if phrase.has("units"):
        return length(phrase)
    if phrase.has("quarter", "period", "half"):
        return Relative(unit="Q", step=-4) if unit == "Y" else None
    return shift(1, unit, phrase)


def _relative(phrase: Phrase) -> Meaning | None:
    step, there = step_of(phrase)
    last = [x for x in phrase.lexemes if x.kind in {"unit", "quarter", "half", "period", "weekend"}][-1]
    if step is None:
        step, there = 0, last.value == "Q"
    if last.value in {"TM", "TH", "H"} or (last.value == "D" and not there and step != 1):
        return None
    there = there or last.value == "D"
    unit = "Q" if last.value == "P" else last.value
    if unit == "E" and step == -1:
        return Fixed(type=TimeType.DURATION, value="P10Y")
    clock = clock_of(phrase)
    return Relative(
        unit=unit, step=step, there=there, clock=clock, rough=phrase.has("part"), fiscal=phrase.has("fiscal")
    )


def _that_daypart(phrase: Phrase) -> Meaning | None:
    step, there = step_of(phrase)
    there = there or (step == 1 and phrase.has("the"))
    return Relative(unit="D", step=step or 0, there=there, clock=clock_of(phrase))


def _fiscal(phrase: Phrase) -> Meaning | None:
    if phrase.has("year", "apostrophe"):
        return Calendar(**years(phrase), fiscal=True)
    return _relative(phrase)


def _year(phrase: Phrase) -> Meaning | None:
    number = phrase.number("number")
    return Calendar(**(years(phrase) if number is None else {"year": number}), rough=phrase.has(*ROUGH))


def _morning(phrase: Phrase) -> Meaning | None:
    return Relative(unit="D", step=0, there=True, clock=clock_of(phrase))


def _past(phrase: Phrase) -> Meaning | None:
    words = {lexeme.word for lexeme in phrase.lexemes}
    return Fixed(type=TimeType.DATE, value="PAST_REF") if "past" in words or phrase.has("past") else None


def _ended(_: Phrase) -> Meaning | None:
    return Fixed(type=TimeType.DURATION, value="P1Y")


def _reference(value: str) -> Callable[[Phrase], Meaning | None]:
    return lambda _: Fixed(type=TimeType.DATE, value=value)


def _recent(phrase: Phrase) -> Meaning | None:
    return Fixed(type=TimeType.DATE, value="PRESENT_REF") if phrase.lexemes[0].word == "current" else None


def _weekdays(phrase: Phrase) -> Meaning | None:
    part = phrase.value("dayparts")
    value = f"XXXX-WXX-{phrase.value('weekday', 'weekdays')}" + (f"T{part}" if part else "")
    return Fixed(type=TimeType.SET, value=value)


def _overnight(_: Phrase) -> Meaning | None:
    return Relative(unit="D", step=0, clock="TNI")


def _set(phrase: Phrase) -> Meaning | None:
    return Fixed(type=TimeType.SET, value=phrase.lexemes[0].value)


def _vague_ago(phrase: Phrase) -> Meaning | None:
    return shift(None, phrase.lexemes[0].value, phrase)


BUILDERS: Mapping[str, Callable[[Phrase], Meaning | None]] = MappingProxyType(
    {
        "iso": _iso,
        "slashed": _slashed,
        "clock": _clock,
        "range": _range,
        "years": _year_range,
        "week_of": _week_of,
        "day": _day,
        "month": _month,
        "deictic": _deictic,
        "holiday": _holiday,
        "decade": _decade,
        "century": _century,
        "ordinal_period": _ordinal_period,
        "last_half": _last_half,
        "year_ago": _year_ago,
        "ago": length_ago,
        "shifted": length_ago,
        "bare_ago": _vague_ago,
        "bounded": bounded,
        "fiscal": _fiscal,
        "season": _season,
        "weekend": _relative,
        "relative": _relative,
        "that_daypart": _that_daypart,
        "within": _relative,
        "period_part": _relative,
        "year": _year,
        "every": every,
        "length": length,
        "the_period": _relative,
        "weekdays": _weekdays,
        "ended": _ended,
        "morning": _morning,
        "set": _set,
        "present": _reference("PRESENT_REF"),
        "past": _past,
        "recent": _recent,
        "future": _reference("FUTURE_REF"),
        "overnight": _overnight,
        "units": length,
    }
)
