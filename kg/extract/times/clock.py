"""Hours and parts of the day, as TIMEX3 writes them after the day."""

from kg.extract.times.grammar import Phrase

NOON = 12
LAST_HOUR = 24


def clock_of(phrase: Phrase) -> str | None:
    """The hour: "T22:00" of "10 p.m.", "TMO" of "Friday morning", None where none is named."""
    named, numeral = phrase.value("clockname"), phrase.first("clock", "small", "number", "big")
    if named:
        return f"T{named}"
    if (numeral and phrase.has("clock", "halfday", "oclock")) or (phrase.rule == "clock" and numeral):
        return _hour(numeral.value or numeral.word, phrase)
    part = phrase.value("daypart")
    return f"T{part}" if part else None


def _hour(numeral: str, phrase: Phrase) -> str | None:
    hour, _, minute = numeral.replace(".", ":").partition(":")
    after_noon = phrase.value("halfday")
    count = int(hour)
    if (after_noon or "").startswith("p") or phrase.value("daypart") in {"AF", "EV"}:
        count += NOON if count < NOON else 0
    elif (after_noon or "").startswith("a"):
        count %= NOON
    return f"T{count:02}:{minute or '00'}" if count <= LAST_HOUR else None
