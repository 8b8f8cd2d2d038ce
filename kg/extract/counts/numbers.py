"""Numbers as news writes them: "at least 20", "between 20 and 30", "two dozen", "dozens", "a hundred"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.schema import Schema

ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
UNITS = {word: value for value, word in enumerate(ONES)}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
SCALES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
FIGURE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\+?)$")
LONGEST_PHRASE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number's bounds and the words `[begin, end)` that give it; `rule` is how it was bounded.

    "At least", "more than" and "over" give the number as the minimum; "up to" and "as many as" as the maximum;
    "about" and "nearly" keep it as both, since no one can say how far off they are.
    """

    minimum: int | None
    maximum: int | None
    begin: int
    end: int
    rule: str = "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """The ontology's vague quantities ("dozens" is 24 and up) and qualifiers ("at least"), by their words."""

    vague: Mapping[tuple[str, ...], tuple[int | None, int | None]]
    before: Mapping[tuple[str, ...], str]
    after: Mapping[tuple[str, ...], str]


def numerals(schema: Schema) -> Numerals:
    """The numerals of `ontology/counts.ttl`."""
    vague = {
        tuple(word.split()): _bounds(found.means or "..")
        for name, found in sorted(schema.words.items())
        if name.startswith("VagueNumber")
        for word in found.words
    }
    before = {
        tuple(word.split()): schema.words[name].means or ""
        for name in ("AboutWords", "AtLeastWords", "AtMostWords")
        for word in schema.listed(name)
    }
    return Numerals(
        vague=vague, before=before, after={tuple(w.split()): "at least" for w in schema.listed("OrMoreWords")}
    )


def _bounds(means: str) -> tuple[int | None, int | None]:
    least, _, most = means.partition("..")
    return (int(least) if least else None, int(most) if most else None)


def quantity(words: Sequence[str], known: Numerals, *, start: int = 0) -> Quantity | None:
    """The first number from `start` on in lower-case words, with its qualifiers (also those before `start`)."""
    for begin in range(start, len(words)):
        found = _range(words, begin) or _vague(words, begin, known) or _plain(words, begin)
        if found is not None:
            return _qualified(words, found, known)
    return None


def cardinal(words: Sequence[str], begin: int) -> tuple[int, int] | None:
    """The whole number that starts there and the position after it: "two hundred and five" is 205."""
    first = _small(words, begin)
    if first is None:
        return None
    total, at = first
    while at < len(words) and words[at] in SCALES:
        total, at = total * SCALES[words[at]], at + 1
        skip = at + 1 if at < len(words) and words[at] == "and" and total >= SCALES["hundred"] else at
        rest = cardinal(words, skip) if total >= SCALES["hundred"] and words[at - 1] != "dozen" else None
        if rest is not None and rest[0] < total:
            return (total + rest[0], rest[1])
    return (total, at)


def _small(words: Sequence[str], begin: int) -> tuple[int, int] | None:
    """A figure, a number word below a hundred, or the "a" of "a hundred"."""
    word = words[begin] if begin < len(words) else ""
    figure = FIGURE.match(word)
    if figure:
        return (int(figure[1].replace(",", "")), begin + 1)
    if word in {"a", "an"} and begin + 1 < len(words) and words[begin + 1] in SCALES:
        return (1, begin + 1)
    return _below_hundred(words, word, begin)


def _below_hundred(words: Sequence[str], word: str, begin: int) -> tuple[int, int] | None:
    """As in "twenty", "twenty-five" in one word or three, "twenty 5" where figures and words are mixed."""
    if word in UNITS:
        return (UNITS[word], begin + 1)
    if word in TENS:
        at = begin + 2 if words[begin + 1 : begin + 2] == ["-"] else begin + 1
        unit = UNITS.get(words[at], int(words[at]) if words[at].isdigit() else 0) if at < len(words) else 0
        return (TENS[word] + unit, at + 1) if 0 < unit < UNITS["ten"] else (TENS[word], begin + 1)
    tens, _, unit_word = word.partition("-")
    return (TENS[tens] + UNITS[unit_word], begin + 1) if tens in TENS and unit_word in UNITS else None


def _plain(words: Sequence[str], begin: int) -> Quantity | None:
    """A number; "43+" is 43 and up."""
    found = cardinal(words, begin)
    if found is None:
        return None
    plain = Quantity(minimum=found[0], maximum=found[0], begin=begin, end=found[1])
    return _bounded(plain, "at least", begin=begin, end=found[1]) if words[found[1] - 1].endswith("+") else plain


def _range(words: Sequence[str], begin: int) -> Quantity | None:
    """As in "between 20 and 30", "from 20 to 30", "20 to 30", "20-30", "20 or 30"."""
    opened = words[begin] in {"between", "from"}
    low = cardinal(words, begin + opened)
    if low is None or low[1] >= len(words):
        return None
    joints = {"and", "to"} if opened else {"to", "-", "–", "or"}
    high = cardinal(words, low[1] + 1) if words[low[1]] in joints else None
    if high is None or high[0] <= low[0]:
        return None
    return Quantity(minimum=low[0], maximum=high[0], begin=begin, end=high[1], rule="range")


def _vague(words: Sequence[str], begin: int, known: Numerals) -> Quantity | None:
    for size in range(min(LONGEST_PHRASE, len(words) - begin), 0, -1):
        bounds = known.vague.get(tuple(words[begin : begin + size]))
        after = words[begin + size] if begin + size < len(words) else ""
        if bounds is not None and not (words[begin] in {"another", "a"} and cardinal(words, begin + 1)):
            return Quantity(
                minimum=bounds[0],
                maximum=bounds[1],
                begin=begin,
                end=begin + size,
                rule="of" if after == "of" else "vague",
            )
    return None


def _qualified(words: Sequence[str], found: Quantity, known: Numerals) -> Quantity:
    for size in range(min(LONGEST_PHRASE, found.begin), 0, -1):
        how = known.before.get(tuple(words[found.begin - size : found.begin]))
        if how is not None:
            return _bounded(found, how, begin=found.begin - size, end=found.end)
    for size in (2, 1):
        if tuple(words[found.end : found.end + size]) in known.after:
            return _bounded(found, "at least", begin=found.begin, end=found.end + size)
    return found


def _bounded(found: Quantity, how: str, *, begin: int, end: int) -> Quantity:
    return Quantity(
        minimum=None if how == "at most" else found.minimum,
        maximum=None if how == "at least" else found.maximum,
        begin=begin,
        end=end,
        rule=how,
    )
