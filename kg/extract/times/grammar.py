"""The grammar of expressions of time, as patterns over kinds of words.

A pattern is a regular expression whose letters are kinds of the lexicon: "month dot? small" matches "Jan. 7". Rules
are tried in order at each place, the first that matches wins; so longer forms stand before the shorter ones they hold.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.extract.times.lexemes import LETTERS, NOISE, Lexed, Lexeme

REL = "(last|next|this|that|latest)"
STEP = "(last|next|this)"
PART = "(the? part hyphen?|the? portion of the?)"
LEAD = f"(about|earlier|later|within|{PART})"
YEAR = "(year|apostrophe)"
PERIOD = "(unit|quarter|half|period)"
SOME = "(number|small|big|year)"
AMOUNT = f"({SOME} (hyphen? fraction)?|a|fraction (of a)?|half (of a|a)|vague)"
UNIT = "(unit|units|quarter|quarters|weekends)"

MONTH_DAY = "month dot? the? (small|nth|ordinal)"
DAY_MONTH = "(small hyphen? month|the? (nth|ordinal) of? month|the? small of month) dot?"
IN_YEAR = f"(comma? {YEAR}|hyphen {YEAR})"
DATE = f"({MONTH_DAY} {IN_YEAR}?|{DAY_MONTH} ({IN_YEAR}|big)?|month dot? comma? of? {YEAR}|month dot?)"
OF_THAT_YEAR = f"(comma? (of|in)? {STEP} unit)"
WEEKDAY = f"(the? {REL}? weekday dot?)"
DAYLIKE = f"({WEEKDAY} comma? ({MONTH_DAY}|{DAY_MONTH}) {IN_YEAR}?|{WEEKDAY}|{DATE}|deictic|tonight)"
CLOCK = "((clock|small) halfday|(small|number) oclock|clock|clockname|(small|number) (?=in the daypart))"
OF_DAY = f"(comma? (of|in) (the|this|that) daypart|comma? {REL} daypart)"

ORDINAL_PERIOD = "(ordinal|nth) fiscal? hyphen? (quarter|half)"
YEAR_AGO = "unit hyphen (ago|earlier)"
WHOSE_PERIOD = f"(the? ({REL} unit possessive|{YEAR}|{YEAR_AGO}|fiscal) fiscal? hyphen?)"
OF_YEAR = f"((of|in)? fiscal? {YEAR}|of? the? {STEP} fiscal? unit|of the fiscal? unit)"
SEASON = f"season (of? {YEAR}|of? {STEP} unit)?"
RANGE = "(to|or)"
LENGTH = f"{AMOUNT} ({RANGE} {AMOUNT})? halfmore? more? hyphen? {UNIT} halfmore? orso? ({RANGE} (units|unit))?"

# Kinds that no pattern begins with: said once so that the search passes over them fast.
NEVER_FIRST = (
    *("comma", "hyphen", "dot", "open", "possessive", "of", "in", "at", "to", "or", "old", "long", "more", "orso"),
    *("ended", "ahead", "zone", "halfday", "oclock", "halfmore", "seasons", "weekends", "ago"),
)
PATTERNS: Mapping[str, str] = MappingProxyType(
    {
        "iso": "iso zone?",
        "slashed": "slashed",
        "clock": f"about? {CLOCK} zone? {OF_DAY}? zone? (comma? (in|at)? {DAYLIKE})?",
        "range": f"month dot? small (hyphen|to) small (comma? {YEAR})?|small (hyphen|to) small month (comma? {YEAR})?",
        "years": f"year hyphen ({YEAR}|big|small)",
        "week_of": f"the? unit of {DATE}",
        "day": (
            f"{LEAD}? {WEEKDAY} comma? ({MONTH_DAY}|{DAY_MONTH}) {IN_YEAR}? {OF_THAT_YEAR}? daypart?"
            f"|{LEAD}? (the? {REL})? ({MONTH_DAY}|{DAY_MONTH}) ({IN_YEAR}|big)? {OF_THAT_YEAR}? daypart?"
            f"|{PART}? {WEEKDAY} hyphen? daypart?"
        ),
        "month": f"{LEAD}? (the? {REL})? month dot? (comma? of? {YEAR}|{OF_THAT_YEAR})?",
        "deictic": f"((earlier|later|within|{PART} daypart?|daypart) hyphen?)? (deictic daypart?|tonight)",
        "holiday": f"{PART}? the? {REL}? holiday unit? (comma? {YEAR})?",
        "decade": f"({PART}|the (ordinal|last) half of)? the? {REL}? decade",
        "century": f"({PART}|the ordinal half of)? the? (nth|ordinal) hyphen? unit",
        "ordinal_period": (
            f"about? {WHOSE_PERIOD}? {PART}? (the|this)? last? fiscal? hyphen? {ORDINAL_PERIOD} {OF_YEAR}?"
            f"|the {YEAR} (quarter|period|half)"
        ),
        "last_half": f"the? last half {OF_YEAR}",
        "year_ago": f"(the|a)? {YEAR_AGO} ({PERIOD}|{AMOUNT} units)?",
        "ago": f"about? {LENGTH} ago",
        "shifted": f"about? {LENGTH} (earlier|later)|units (earlier|later)",
        "bare_ago": "units ago",
        "bounded": (
            f"about? (the? {STEP}|the? latest|the ordinal|the) about? ({SOME} (hyphen? fraction)?|vague)"
            f" ({RANGE} {AMOUNT})? more? {UNIT} orso? ahead?"
            f"|the? recent (unit|units|quarters)"
            f"|the? (next|last) units"
        ),
        "fiscal": f"(about|{PART})? the? {REL}? fiscal ({YEAR}|unit)",
        "season": f"{LEAD}? (the? {REL}|the)? {SEASON}",
        "weekend": f"{LEAD}? (the? {REL}|the)? (weekday hyphen)? weekend",
        "relative": f"{LEAD}? (the? {REL}) {PERIOD} daypart?",
        "that_daypart": f"{LEAD}? the? {REL} daypart",
        "within": f"(within|earlier in) the {PERIOD}",
        "period_part": f"about? (the? portion of the? fiscal? {PERIOD}|the? {PERIOD} possessive? hyphen? portion)",
        "year": f"(about|the? {PART})? (the unit)? {YEAR}|the unit number",
        "every": (
            f"every ({SOME}|ordinal)? ({UNIT}|weekday|month|season|daypart|weekend)|other ({UNIT}|weekday|weekend)"
        ),
        "length": f"about? {LENGTH} (hyphen old|hyphen long|old)?|units hyphen? (old|long)|unit hyphen long",
        "ended": "the fiscal? unit ended",
        "the_period": "the (unit|quarter)",
        "weekdays": "weekday dayparts|weekdays (dayparts)?",
        "morning": f"{PART} hyphen? daypart",
        "set": "set",
        "present": "present",
        "past": "past|the last",
        "recent": "this",
        "future": "future",
        "overnight": "overnight",
        "units": "units",
    }
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Lexemes that a rule of the grammar took for an expression of time."""

    rule: str
    lexemes: tuple[Lexeme, ...]

    def kinds(self) -> list[str]:
        """The kinds of the lexemes, in order."""
        return [lexeme.kind for lexeme in self.lexemes]

    def has(self, *kinds: str) -> bool:
        """Whether a lexeme of one of the kinds is in it."""
        return any(lexeme.kind in kinds for lexeme in self.lexemes)

    def first(self, *kinds: str) -> Lexeme | None:
        """The first lexeme of one of the kinds."""
        return next((lexeme for lexeme in self.lexemes if lexeme.kind in kinds), None)

    def value(self, *kinds: str) -> str | None:
        """What the first lexeme of one of the kinds stands for."""
        lexeme = self.first(*kinds)
        return lexeme.value if lexeme else None

    def number(self, *kinds: str) -> int | None:
        """The same, as a whole number."""
        value = self.value(*kinds)
        return int(value) if value is not None else None


def compile_grammar() -> re.Pattern[str]:
    """All rules as one pattern over the letters of kinds; the group's name is the rule's."""
    rules = "|".join(f"(?P<{rule}>{_lettered(pattern)})" for rule, pattern in PATTERNS.items())
    never_first = "".join(LETTERS[kind] for kind in NEVER_FIRST)
    return re.compile(f"(?=[^{NOISE}{never_first}])(?:{rules})")


def _lettered(pattern: str) -> str:
    return (
        re.sub(r"[a-z]+", lambda word: LETTERS[word[0]], pattern)
        .replace(" ", "")
        .replace("(", "(?:")
        .replace("(?:?=", "(?=")
    )


def phrases(lexed: Lexed, grammar: re.Pattern[str]) -> Iterator[Phrase]:
    """The expressions of time in a text, left to right."""
    for match in grammar.finditer(lexed.letters):
        yield Phrase(match.lastgroup or "", tuple(lexed.lexemes[match.start() : match.end()]))
