"""Lengths of time, moments counted by them, and times that recur."""

from kg.extract.times.grammar import Phrase
from kg.extract.times.meanings import Fixed, Meaning, Shift
from kg.model import TimeType

SMALLER = {
    "Y": ("M", 12),
    "TH": ("TM", 60),
    "TM": ("TS", 60),
    "D": ("TH", 24),
    "E": ("Y", 10),
    "M": ("D", 30),
    "W": ("D", 7),
}
LARGER = {"E": ("Y", 10), "C": ("Y", 100), "F": ("W", 2), "WE": ("WE", 1)}
FRACTIONS = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "3/4": 0.75}
NUMBERS = ("number", "small", "big", "year")
UNITS = ("unit", "units", "quarter", "quarters", "weekend", "weekends", "half")


def period(amount: float | None, unit: str) -> str:
    """TIMEX3's word for a length: "P3D", "PT5H30M", "PXM" where the amount is untold."""
    if amount is None:
        return f"PT{'X' + unit[1]}" if unit.startswith("T") else f"PX{unit}"
    if unit in LARGER:
        unit, times = LARGER[unit]
        amount *= times
    whole = int(amount)
    rest = ""
    if amount != whole and unit in SMALLER:
        below, times = SMALLER[unit]
        rest = f"{round((amount - whole) * times)}{below.removeprefix('T')}"
    told = f"{whole}{unit.removeprefix('T')}" if whole or not rest else ""
    return f"P{'T' if unit.startswith('T') else ''}{told}{rest}"


def amount_of(phrase: Phrase) -> float | None:
    """How many units a phrase counts; None when it does not tell."""
    numeral, fraction = phrase.first(*NUMBERS), phrase.value("fraction")
    part = FRACTIONS.get(fraction or "", 0.5 if phrase.has("halfmore", "half") else 0.0)
    if numeral is not None:
        return float(numeral.value) + part
    counted = phrase.value("vague")
    if counted:
        return float(counted)
    if phrase.has("a") and not phrase.has("vague"):
        return 1 + part if phrase.has("halfmore") else part or 1
    return part or None


def unit_of(phrase: Phrase) -> str:
    """The unit that a phrase counts in."""
    return [x for x in phrase.lexemes if x.kind in UNITS][-1].value


def length(phrase: Phrase) -> Meaning | None:
    """The length of time a phrase tells."""
    amount = amount_of(phrase)
    if phrase.has("old") or (phrase.has("quarter", "quarters") and phrase.has("hyphen", "a")):
        return None
    if amount is None and not phrase.has("vague", "units", "quarters", "long", "old"):
        return None
    return Fixed(type=TimeType.DURATION, value=period(amount, unit_of(phrase)), rough=phrase.has("about"))


def bounded(phrase: Phrase) -> Meaning | None:
    """A length with its place told: "the first nine months", "the past three years", "recent weeks"."""
    return Fixed(type=TimeType.DURATION, value=period(amount_of(phrase), unit_of(phrase)))


def shift(amount: float | None, unit: str, phrase: Phrase) -> Meaning | None:
    """The moment a length before or after another: "ago" counts from now, all else from the time spoken of."""
    sign = 1 if phrase.has("later") else -1
    return Shift(amount=amount, unit=unit, sign=sign, from_now=phrase.has("ago"), rough=phrase.has("about"))


def length_ago(phrase: Phrase) -> Meaning | None:
    """The moment that a phrase's length and "ago", "earlier" or "later" tell."""
    return shift(amount_of(phrase), unit_of(phrase), phrase)


def every(phrase: Phrase) -> Meaning | None:
    """A time that recurs: "every Monday", "every two years", "each July"."""
    named = {"weekday": "XXXX-WXX-{}", "month": "XXXX-{:>02}", "season": "XXXX-{}", "daypart": "XXXX-XX-XXT{}"}
    for kind, form in named.items():
        value = phrase.value(kind)
        if value is not None:
            return Fixed(type=TimeType.SET, value=form.format(value))
    if phrase.has("weekend"):
        return Fixed(type=TimeType.SET, value="XXXX-WXX-WE")
    amount = 2 if phrase.has("other") else (amount_of(phrase) or 1)
    return Fixed(type=TimeType.SET, value=period(amount, unit_of(phrase)))
