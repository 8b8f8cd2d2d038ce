"""The words of time as `ontology/times.ttl` lists them, ready for looking up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.schema import Schema

# What a word is to the grammar -> the list that holds such words. Where a word stands in two lists, the later counts.
LISTS: Mapping[str, str] = MappingProxyType(
    {
        "month": "TimeMonths",
        "weekday": "TimeWeekdays",
        "weekdays": "TimeWeekdayPlurals",
        "season": "TimeSeasons",
        "seasons": "TimeSeasonPlurals",
        "unit": "TimeUnits",
        "units": "TimeUnitPlurals",
        "weekend": "TimeWeekends",
        "weekends": "TimeWeekendPlurals",
        "quarter": "TimeQuarters",
        "quarters": "TimeQuarterPlurals",
        "half": "TimeHalves",
        "period": "TimeReportPeriods",
        "fiscal": "TimeFiscal",
        "daypart": "TimeDayParts",
        "dayparts": "TimeDayPartPlurals",
        "clockname": "TimeClockNames",
        "zone": "TimeZones",
        "oclock": "TimeOClock",
        "deictic": "TimeDeictic",
        "tonight": "TimeDeicticNights",
        "number": "TimeNumbers",
        "ordinal": "TimeOrdinals",
        "decade": "TimeDecades",
        "the": "TimeThe",
        "a": "TimeA",
        "of": "TimeOf",
        "in": "TimeIn",
        "at": "TimeAt",
        "to": "TimeTo",
        "or": "TimeOr",
        "last": "TimeLast",
        "next": "TimeNext",
        "this": "TimeThis",
        "that": "TimeThat",
        "latest": "TimeLatest",
        "recent": "TimeRecent",
        "ago": "TimeAgo",
        "earlier": "TimeEarlier",
        "later": "TimeLater",
        "within": "TimeWithin",
        "part": "TimeParts",
        "portion": "TimePortions",
        "about": "TimeAbout",
        "vague": "TimeVague",
        "every": "TimeEvery",
        "other": "TimeEveryOther",
        "set": "TimeSets",
        "present": "TimePresent",
        "past": "TimePast",
        "future": "TimeFuture",
        "overnight": "TimeOvernight",
        "more": "TimeMore",
        "old": "TimeOld",
        "long": "TimeLong",
        "halfmore": "TimeHalfOf",
        "orso": "TimeOrSo",
        "ended": "TimeEnded",
        "ahead": "TimeAhead",
        "holiday": "TimeHolidays",
    }
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or phrase is to the grammar, and what it stands for."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Single words, and phrases by their first two words (longest first); `capitalised` words need a capital letter.

    A word that only stands in phrases has no kind of its own.
    """

    words: Mapping[str, Entry]
    phrases: Mapping[tuple[str, str], tuple[tuple[list[str], Entry], ...]]
    capitalised: frozenset[str]


def _entries(schema: Schema) -> Iterator[tuple[str, Entry]]:
    for kind, name in LISTS.items():
        for line in sorted(schema.listed(name)):
            word, _, value = line.partition(" = ")
            # TIMEX3's codes are capitals, and word lists come in lower case.
            yield word, Entry(kind, value.upper())


def load_lexicon(schema: Schema) -> Lexicon:
    """The lexicon of a schema."""
    from kg.extract.times.lexemes import split

    words: dict[str, Entry] = {}
    phrases: dict[tuple[str, str], list[tuple[list[str], Entry]]] = {}
    for text, entry in _entries(schema):
        first, *rest = split(text)
        if rest:
            phrases.setdefault((first, rest[0]), []).append((rest[1:], entry))
        else:
            words[first] = entry
    for pair, tails in phrases.items():
        for part in (*pair, *(word for tail, _ in tails for word in tail)):
            words.setdefault(part, Entry("", ""))
    longest_first = {pair: tuple(sorted(tails, key=lambda tail: -len(tail[0]))) for pair, tails in phrases.items()}
    return Lexicon(words=words, phrases=longest_first, capitalised=schema.listed("TimeCapitalised"))
