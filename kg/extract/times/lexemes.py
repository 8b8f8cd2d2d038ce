"""Cuts a text into the pieces the grammar of time reads: words of time, numbers, marks; all else is noise."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.times.lexicon import LISTS, Entry, Lexicon
from kg.extract.times.numbers import read_numbers
from kg.model import Span

PIECE = re.compile(
    r"""(?P<halfday>(?<![A-Za-z])[AaPp]\.?\s?[Mm]\b\.?)
      | (?P<word>[A-Za-z]+)
      | (?P<iso>\b\d{4}-\d\d-\d\d(?:T[0-2]\d:[0-5]\d(?::\d\d)?Z?)?\b)
      | (?P<slashed>\b\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d{1,2}-\d{1,2}-(?:\d{4}|\d\d)\b)
      | (?P<clock>\b[0-2]?\d:[0-5]\d(?::\d\d)?\b|\b[0-2]?\d\.[0-5]\d(?=\s?[ap]\.?m\b))
      | (?P<decade>(?:\b\d\d|['’])\d0'?s\b)
      | (?P<nth>\b\d{1,2}(?:st|nd|rd|th)\b)
      | (?P<fraction>\b1/[24]\b|\b3/4\b|½)
      | (?P<number>\b\d{1,3}(?:,\d{3})+\b|\b\d+(?:\.\d+)?(?!\d))
      | (?P<apostrophe>['’]\d\d\b)
      | (?P<possessive>['’]s?(?![A-Za-z]))
      | (?P<mark>[^\sA-Za-z0-9]|\n\s*\n)""",
    re.VERBOSE,
)
MARKS = {",": "comma", "-": "hyphen", "–": "hyphen", ".": "dot", "(": "open", "[": "open"}
NUMERALS = ("iso", "slashed", "clock", "decade", "nth", "fraction", "apostrophe", "halfday", "possessive")
KINDS = (*LISTS, *NUMERALS, *MARKS.values(), "small", "big", "year", "decade")
LETTERS = {kind: chr(0x100 + place) for place, kind in enumerate(dict.fromkeys(KINDS))}
NOISE = "_"
LAST_DAY, FIRST_YEAR, LAST_YEAR = 31, 1000, 2100


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of the text, `[begin, end)`, its word in lower case, and what it is to the grammar."""

    begin: int
    end: int
    word: str
    kind: str
    value: str = ""


BARRIER = Lexeme(0, 0, "", NOISE)  # all that is no word of time is one and the same


@dataclass(frozen=True, slots=True)
class Lexed:
    """The lexemes of a text and their kinds as a string, one letter each, for the grammar to search."""

    lexemes: Sequence[Lexeme]
    letters: str


def split(text: str) -> list[str]:
    """The pieces of a phrase, in lower case."""
    return [match[0].lower() for match in PIECE.finditer(text)]


def lex(text: str, zones: Sequence[Span], lexicon: Lexicon) -> Lexed:
    """The lexemes of the zones of a text; phrases of the lexicon and numbers in words are one lexeme each."""
    lexemes: list[Lexeme] = []
    for zone in zones:
        lexemes += [*_merged(_pieces(text, zone, lexicon), lexicon), BARRIER]
    return Lexed(lexemes, "".join([LETTERS.get(lexeme.kind, NOISE) for lexeme in lexemes]))


def _pieces(text: str, zone: Span, lexicon: Lexicon) -> list[Lexeme]:
    """The pieces of a zone; however much stands between words of time, it is one barrier."""
    pieces = [BARRIER]
    for match in PIECE.finditer(text, zone.begin, zone.end):
        piece = _piece(match, lexicon)
        if piece is not BARRIER or pieces[-1] is not BARRIER:
            pieces.append(piece)
    return pieces


def _piece(match: re.Match[str], lexicon: Lexicon) -> Lexeme:
    group, text = match.lastgroup or "", match[0]
    if group == "word":
        entry = lexicon.words.get(text.lower())
        if entry is None:
            return BARRIER
        begin, end = match.span()
        if text in lexicon.capitalised:  # in lower case
            return Lexeme(begin, end, text, NOISE)
        return Lexeme(begin, end, text.lower(), entry.kind, entry.value)
    if group == "mark":
        return Lexeme(match.start(), match.end(), text, MARKS[text]) if text in MARKS else BARRIER
    kind, value = (_size(text), text.replace(",", "")) if group == "number" else (group, text.lower())
    return Lexeme(match.start(), match.end(), text.lower(), kind, value)


def _size(numeral: str) -> str:
    if not numeral.isdigit():
        return "big"
    if len(numeral) == len("2020") and FIRST_YEAR <= int(numeral) < LAST_YEAR:
        return "year"
    return "small" if len(numeral) <= len("31") and 0 < int(numeral) <= LAST_DAY else "big"


def _merged(pieces: list[Lexeme], lexicon: Lexicon) -> Iterator[Lexeme]:
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece is BARRIER:
            at += 1
            yield piece
            continue
        length, entry = _phrase_at(pieces, at, lexicon)
        if entry is None and piece.kind == "number":
            length, entry = _number_at(pieces, at)
        yield piece if entry is None else _joined(pieces[at : at + length], entry)
        at += length


def _joined(pieces: list[Lexeme], entry: Entry) -> Lexeme:
    return Lexeme(pieces[0].begin, pieces[-1].end, " ".join(p.word for p in pieces), entry.kind, entry.value)


def _phrase_at(pieces: list[Lexeme], at: int, lexicon: Lexicon) -> tuple[int, Entry | None]:
    second = pieces[at + 1].word if at + 1 < len(pieces) else ""
    for tail, entry in lexicon.phrases.get((pieces[at].word, second), ()):
        if [piece.word for piece in pieces[at + 2 : at + 2 + len(tail)]] == tail:
            return len(tail) + 2, entry
    return 1, None


def _number_at(pieces: list[Lexeme], at: int) -> tuple[int, Entry | None]:
    """How many pieces make one number in words, and that number ("twenty-four", "nineteen ninety-seven")."""
    words, length = [int(pieces[at].value)], 1
    while True:
        step = 2 if at + length < len(pieces) and pieces[at + length].kind == "hyphen" else 1
        following = pieces[at + length + step - 1] if at + length + step - 1 < len(pieces) else None
        if following is None or following.kind != "number":
            break
        words.append(int(following.value))
        length += step
    value, is_year = read_numbers(words)
    return length, Entry("year" if is_year else "number", str(value))
