"""Which phrases of the grammar are expressions of time where they stand, and how far they reach."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from spacy.tokens import Doc, Token

from kg.extract.times.grammar import Phrase

BEFORE_YEAR = frozenset(
    "in since until till by from of during through before after and or to for between early late mid fiscal – - ( [ / , "
    "than circa the back around about as".split()
)
BEFORE_CLOCK = frozenset("at by until till about around before after since from and to".split())
BEFORE_LENGTH = frozenset("for in over within during after several of".split())
COUNTED = frozenset({"NNS", "NNPS"})
VERBAL = frozenset({"VERB", "AUX"})
NAMES = frozenset({"PERSON", "ORG", "GPE", "WORK_OF_ART", "PRODUCT", "FAC"})
WHOLE_PERIODS = frozenset({"W", "M", "Y", "Q"})
MODERN = range(1800, 2100)
SHORT = 4
LOOSE_ENDS = frozenset({"dot", "comma", "of", "the", "ended"})
MODAL = frozenset({"may", "march"})


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


def accepted(phrase: Phrase, doc: Doc) -> bool:
    """Whether a phrase is an expression of time where it stands."""
    test = TESTS.get(phrase.rule)
    if test is None:
        return True
    begin, end = extent(phrase)
    tokens = doc.char_span(begin, end, alignment_mode="expand")
    return tokens is not None and test(phrase, tokens[0], tokens[-1])


def _before(token: Token) -> str:
    return token.doc[token.i - 1].lower_ if token.i else ""


def _after(token: Token) -> Token | None:
    return token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None


def _is_year(phrase: Phrase, first: Token, last: Token) -> bool:
    if len(phrase.lexemes) > 1:
        return phrase.has("part") or phrase.has("unit") or _is_bare_year(phrase, first, last)
    return _is_bare_year(phrase, first, last)


def _is_bare_year(phrase: Phrase, first: Token, last: Token) -> bool:
    following = _after(last)
    number = phrase.number("year")
    if number is None or number not in MODERN or first.text[0] in "$€£":
        return first.ent_type_ == "DATE"
    if following is not None and following.tag_ in COUNTED and first.ent_type_ != "DATE":
        return False
    return first.ent_type_ == "DATE" or _before(first) in BEFORE_YEAR


def _is_month(phrase: Phrase, first: Token, last: Token) -> bool:
    """A month by itself is a noun; a short form needs its full stop."""
    month = phrase.first("month")
    if month is None or len(phrase.lexemes) > 2:  # noqa: PLR2004
        return True
    if month.word in MODAL and first.ent_type_ != "DATE" and _before(first) not in BEFORE_YEAR:
        return False
    if last.pos_ in VERBAL or last.ent_type_ in NAMES - {"ORG"}:
        return False
    return month.word == "may" or len(month.word) > SHORT or phrase.has("dot") or last.ent_type_ == "DATE"


def _is_day(phrase: Phrase, first: Token, last: Token) -> bool:
    """A weekday's short form by itself is a name or a verb more often than not."""
    word = phrase.first("weekday")
    if word is None or phrase.has("month") or not re.fullmatch(r"[a-z]{3,5}", word.word):
        return True
    return last.ent_type_ == "DATE"


def _is_season(phrase: Phrase, first: Token, last: Token) -> bool:
    return last.pos_ not in VERBAL and first.ent_type_ not in NAMES


def _is_stretch(phrase: Phrase, first: Token, _: Token) -> bool:
    return _before(first) in BEFORE_LENGTH


def _is_whole_period(phrase: Phrase, _: Token, last: Token) -> bool:
    unit = phrase.value("unit", "quarter")
    following = _after(last)
    return unit in WHOLE_PERIODS and (following is None or following.pos_ not in {"NOUN", "NUM", "PROPN"})


def _is_part_of_day(phrase: Phrase, _: Token, __: Token) -> bool:
    return len(phrase.lexemes) > 1


def _is_clock(phrase: Phrase, first: Token, _: Token) -> bool:
    """A lone "12:30" may be a score or a verse, and "noon" a name."""
    return len(phrase.lexemes) > 1 or first.ent_type_ in {"TIME", "DATE"} or _before(first) in BEFORE_CLOCK


def _is_soon(_: Phrase, __: Token, last: Token) -> bool:
    """ "Soon after the blast" and "as soon as" are no time of their own."""
    following = _after(last)
    return following is None or following.lower_ not in {"after", "as", "before"}


def _is_past(phrase: Phrase, first: Token, last: Token) -> bool:
    following = _after(last)
    return phrase.has("past") or following is None or following.pos_ not in {"NOUN", "ADJ", "NUM", "PROPN", "VERB"}


TESTS: Mapping[str, Callable[[Phrase, Token, Token], bool]] = MappingProxyType(
    {
        "year": _is_year,
        "month": _is_month,
        "day": _is_day,
        "season": _is_season,
        "units": _is_stretch,
        "clock": _is_clock,
        "future": _is_soon,
        "past": _is_past,
        "the_period": _is_whole_period,
        "morning": _is_part_of_day,
    }
)
