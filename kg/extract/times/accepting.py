"""Which phrases of the grammar are expressions of time where they stand, and how far they reach."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.extract.times.grammar import Phrase
from kg.extract.tokens import Doc, Token
from kg.schema import Schema

COUNTED = frozenset({"NNS", "NNPS"})
VERBAL = frozenset({"VERB", "AUX"})
NAMES = frozenset({"PERSON", "GPE", "WORK_OF_ART", "PRODUCT", "FAC"})
NOUNLIKE = frozenset({"NOUN", "NUM", "PROPN"})
WHOLE_PERIODS = frozenset({"W", "M", "Y", "Q"})
MODERN = range(1800, 2100)
SHORT = 4  # letters a month's full name has more of, but for "May" and "June"
LOOSE_ENDS = frozenset({"dot", "comma", "of", "the", "ended"})
TWO_NATURED = frozenset({"may", "march"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Words that tell, right before it, what a number or unit is, and after it, whether a holiday is a time."""

    year: frozenset[str]
    hour: frozenset[str]
    length: frozenset[str]
    holiday: frozenset[str]


def cues(schema: Schema) -> Cues:
    """The cues that a schema lists."""
    return Cues(
        year=schema.listed("TimeBeforeYear"),
        hour=schema.listed("TimeBeforeHour"),
        length=schema.listed("TimeBeforeLength"),
        holiday=schema.listed("TimeHolidayNouns"),
    )


@dataclass(frozen=True, slots=True)
class Place:
    """A phrase where it stands: its first and last token and the words that tell."""

    phrase: Phrase
    first: Token
    last: Token
    cues: Cues

    @property
    def before(self) -> str:
        """The word before it."""
        return self.first.doc[self.first.i - 1].lower_ if self.first.i else ""

    @property
    def after(self) -> Token | None:
        """The token after it."""
        return self.last.doc[self.last.i + 1] if self.last.i + 1 < len(self.last.doc) else None


def extent(phrase: Phrase) -> tuple[int, int]:
    """Where the expression begins and ends: no full stop at the end, no lone article at the start."""
    lexemes = list(phrase.lexemes)
    while len(lexemes) > 1 and lexemes[-1].kind in LOOSE_ENDS:
        lexemes.pop()
    while len(lexemes) > 1 and _is_loose_start(phrase, [lexeme.kind for lexeme in lexemes], lexemes[0].word):
        lexemes.pop(0)
    return lexemes[0].begin, lexemes[-1].end


def _is_loose_start(phrase: Phrase, kinds: list[str], word: str) -> bool:
    """Whether the first word stays outside: "about", and the article of what the expression describes."""
    if word == "about":
        return True
    if kinds[0] not in {"the", "a"}:
        return False
    if phrase.rule in {"day", "month"}:
        return kinds[1] in {"weekday", "month"}
    if phrase.rule == "year_ago":
        return kinds[-1] in {"ago", "earlier"}
    return phrase.rule == "ordinal_period" and kinds[-2:-1] == ["hyphen"]


def accepted(phrase: Phrase, doc: Doc, telling: Cues) -> bool:
    """Whether a phrase is an expression of time where it stands."""
    test = TESTS.get(phrase.rule)
    if test is None:
        return True
    begin, end = extent(phrase)
    tokens = doc.covering(begin, end)
    return tokens is not None and test(Place(phrase, tokens[0], tokens[-1], telling))


def _is_year(place: Place) -> bool:
    """Four digits are a year where the reading or the word before says so, and nothing is counted by them."""
    if len(place.phrase.lexemes) > 1 and place.phrase.has("part", "portion", "unit"):
        return True
    number, following = place.phrase.number("year"), place.after
    named = place.first.ent_type_ == "DATE"
    if number is None or number not in MODERN:
        return named
    counts = following is not None and following.tag_ in COUNTED
    return named or (place.before in place.cues.year and not counts)


def _is_month(place: Place) -> bool:
    """A month by itself is a noun; a short form needs its full stop, "May" and "March" a sign of being dates."""
    month = place.phrase.first("month")
    if month is None or len(place.phrase.lexemes) > 2:  # noqa: PLR2004
        return True
    named = place.first.ent_type_ == "DATE"
    if month.word in TWO_NATURED and not named and place.before not in place.cues.year:
        return False
    if place.last.pos_ in VERBAL or place.last.ent_type_ in NAMES:
        return False
    return named or month.word == "may" or len(month.word) >= SHORT or place.phrase.has("dot")


def _is_day(place: Place) -> bool:
    """A weekday's short form by itself is a name or a verb more often than not."""
    word = place.phrase.first("weekday")
    if word is None or place.phrase.has("month") or not re.fullmatch(r"[a-z]{3,5}", word.word):
        return True
    return place.last.ent_type_ == "DATE"


def _is_season(place: Place) -> bool:
    return place.last.pos_ not in VERBAL and place.first.ent_type_ not in NAMES | {"ORG"}


def _is_stretch(place: Place) -> bool:
    return place.before in place.cues.length


def _is_whole_period(place: Place) -> bool:
    following = place.after
    whole = place.phrase.value("unit", "quarter") in WHOLE_PERIODS
    return whole and (following is None or following.pos_ not in NOUNLIKE)


def _is_part_of_day(place: Place) -> bool:
    return len(place.phrase.lexemes) > 1


def _is_clock(place: Place) -> bool:
    """A lone "12:30" may be a score or a verse, and "noon" a name."""
    named = place.first.ent_type_ in {"TIME", "DATE"}
    return len(place.phrase.lexemes) > 1 or named or place.before in place.cues.hour


def _is_soon(place: Place) -> bool:
    """Whether it stands alone: "soon after the blast" and "as soon as" are no time of their own."""
    return place.after is None or place.after.lower_ not in {"after", "as", "before"}


def _is_past(place: Place) -> bool:
    following = place.after
    return place.phrase.has("past") or following is None or following.pos_ not in NOUNLIKE | {"ADJ", "VERB"}


def _is_holiday(place: Place) -> bool:
    """Whether it is the day itself and not the name of something ("the Christmas market")."""
    over = place.last.head
    return place.last.dep_ not in {"compound", "nmod"} or over.i < place.last.i or over.lower_ in place.cues.holiday


TESTS: Mapping[str, Callable[[Place], bool]] = MappingProxyType(
    {
        "year": _is_year,
        "month": _is_month,
        "day": _is_day,
        "season": _is_season,
        "units": _is_stretch,
        "clock": _is_clock,
        "holiday": _is_holiday,
        "future": _is_soon,
        "past": _is_past,
        "the_period": _is_whole_period,
        "morning": _is_part_of_day,
    }
)
