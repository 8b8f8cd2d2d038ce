"""From the phrases of the grammar to what they say."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from kg.extract.times.clock import clock_of
from kg.extract.times.dates import (
    century,
    clock_time,
    day,
    days,
    decade,
    holiday,
    in_year,
    iso,
    last_half,
    month,
    ordinal_period,
    season,
    slashed,
    step_of,
    week_of,
    year,
    year_range,
)
from kg.extract.times.grammar import Phrase
from kg.extract.times.lengths import bounded, every, length, length_ago, shift
from kg.extract.times.meanings import Fixed, Meaning, Relative
from kg.model import TimeType


def meaning_of(phrase: Phrase) -> Meaning | None:
    """What a phrase says, or None where it is no expression of time after all."""
    return BUILDERS[phrase.rule](phrase)


def _deictic(phrase: Phrase) -> Meaning | None:
    tonight = phrase.value("tonight")
    if tonight:
        return Relative(unit="D", step=0, clock="T" + tonight[1:])
    return Relative(unit="D", step=phrase.number("deictic") or 0, clock=clock_of(phrase))


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
        return replace(in_year(phrase), fiscal=True)
    return _relative(phrase)


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
        "iso": iso,
        "slashed": slashed,
        "clock": clock_time,
        "range": days,
        "years": year_range,
        "week_of": week_of,
        "day": day,
        "month": month,
        "deictic": _deictic,
        "holiday": holiday,
        "decade": decade,
        "century": century,
        "ordinal_period": ordinal_period,
        "last_half": last_half,
        "year_ago": _year_ago,
        "ago": length_ago,
        "shifted": length_ago,
        "bare_ago": _vague_ago,
        "bounded": bounded,
        "fiscal": _fiscal,
        "season": season,
        "weekend": _relative,
        "relative": _relative,
        "that_daypart": _that_daypart,
        "within": _relative,
        "period_part": _relative,
        "year": year,
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
