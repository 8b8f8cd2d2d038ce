"""From what an expression says and what it is counted from to the moment it stands for."""

from dataclasses import replace
from datetime import date

from kg.extract.times.anchors import Anchor
from kg.extract.times.lengths import period
from kg.extract.times.meanings import Calendar, Fixed, Meaning, Relative, Shift
from kg.extract.times.places import place
from kg.extract.times.values import in_unit, moment
from kg.model import Basis, Moment, TimeType

VAGUE = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}
YEAR = 4  # quarters
LAST_SURE_DAY = 20  # "days later" than the 20th still lies in the same month, read as ten days at the most


def resolve(meaning: Meaning, anchor: Anchor) -> tuple[TimeType, Moment]:
    """The type and moment of an expression; unresolved parts of the value are X, bounds then None."""
    if isinstance(meaning, Fixed):
        return meaning.type, _fixed(meaning)
    if isinstance(meaning, Calendar):
        kind = TimeType.TIME if meaning.clock else TimeType.DATE
        return kind, place(meaning, anchor)
    if isinstance(meaning, Relative):
        return (TimeType.TIME if meaning.clock else TimeType.DATE), _relative(meaning, anchor)
    return _shifted(meaning, anchor)


def _fixed(meaning: Fixed) -> Moment:
    if meaning.type is not TimeType.DATE or meaning.value.endswith("REF"):
        return Moment(value=meaning.value)
    return moment(meaning.value, basis=Basis.EXPLICIT, rough=meaning.rough)


def _relative(meaning: Relative, anchor: Anchor) -> Moment:
    quarter = _quarter(meaning, anchor) if meaning.unit == "Q" else None
    if quarter is not None:
        return quarter
    found = _counted_from(meaning, anchor)
    value = in_unit(found[0], meaning.unit, _steps(meaning, found[0], anchor)) if found else None
    if value is None or found is None:
        return Moment(value=VAGUE.get(meaning.unit, "XXXX") + (meaning.clock or ""))
    if meaning.unit in {"E", "C"}:
        value = value[: 3 if meaning.unit == "E" else 2]
    written = value + (meaning.clock or "")
    return moment(written, basis=found[1], rough=meaning.rough, fiscal=meaning.fiscal)


def _quarter(meaning: Relative, anchor: Anchor) -> Moment | None:
    """A quarter without a number: the one spoken of just before, else the last that ended; "this" one is now's."""
    spoken = anchor.spoken
    if not meaning.there and meaning.step != -YEAR:
        return None
    if spoken is not None and "-Q" in spoken.value and anchor.near:
        year = int(spoken.value[:4]) + meaning.step // YEAR
        return moment(f"{year}{spoken.value[4:]}", basis=Basis.ANCHORED)
    if anchor.published is None:
        return None
    value = in_unit(anchor.published, "Q", meaning.step - 1)
    return moment(value, basis=Basis.PUBLICATION) if value else None


def _steps(meaning: Relative, start: date, anchor: Anchor) -> int:
    """A weekend or quarter with no word of its own is the one just over, unless the verb looks ahead."""
    if meaning.unit == "WE" and meaning.step == 0 and anchor.tense != "future" and start.isoweekday() < 5:  # noqa: PLR2004
        return -1
    return meaning.step


def _counted_from(meaning: Relative, anchor: Anchor) -> tuple[date, Basis] | None:
    then = anchor.that_day if meaning.unit == "D" else anchor.then
    if meaning.there and then is not None:
        return then
    if meaning.there and meaning.step:
        return None
    if meaning.unit in {"Y", "E", "C"}:
        return anchor.now
    return anchor.today


def _shifted(meaning: Shift, anchor: Anchor) -> tuple[TimeType, Moment]:
    start = _shift_start(meaning, anchor)
    if meaning.amount is None:
        return _vague_shift(meaning, anchor)
    if start is None:
        return TimeType.DATE, Moment(value=VAGUE.get(meaning.unit, "XXXX"))
    quarter = _same_quarter(meaning, anchor)
    value = quarter or in_unit(start[0], meaning.unit, meaning.sign * meaning.amount)
    if value is None:
        return TimeType.DURATION, Moment(value=period(meaning.amount, meaning.unit))
    return TimeType.DATE, moment(value, basis=start[1], rough=meaning.rough)


def _shift_start(meaning: Shift, anchor: Anchor) -> tuple[date, Basis] | None:
    if meaning.from_now:
        return anchor.now if meaning.unit in {"Y", "E", "C"} else anchor.today
    then = anchor.that_day if meaning.unit in {"D", "W", "F"} else anchor.then
    return then or (anchor.now if meaning.sign < 0 and meaning.unit == "Y" else None)


def _same_quarter(meaning: Shift, anchor: Anchor) -> str | None:
    """The same quarter of another year, when "a year earlier" is said of a quarter."""
    spoken = anchor.spoken
    if meaning.unit != "Y" or spoken is None or "-Q" not in spoken.value or not anchor.near:
        return None
    return f"{int(spoken.value[:4]) + meaning.sign * int(meaning.amount or 0)}{spoken.value[4:]}"


def _vague_shift(meaning: Shift, anchor: Anchor) -> tuple[TimeType, Moment]:
    if meaning.from_now:
        return TimeType.DATE, Moment(value="PAST_REF")
    then = anchor.that_day
    if then is None or meaning.unit != "D" or then[0].day > LAST_SURE_DAY or meaning.sign < 0:
        return TimeType.DATE, Moment(value=VAGUE.get(meaning.unit, "XXXX"))
    month = then[0].isoformat()[:7]
    found = moment(month, basis=Basis.ANCHORED)
    first = in_unit(then[0], "D", 1)
    return TimeType.DATE, replace(found, value=f"{month}-XX", edtf=f"{month}-XX", earliest=first)
