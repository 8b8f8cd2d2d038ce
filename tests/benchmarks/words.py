"""Words that suites look for: pronouns, numbers, the head of a phrase."""

import re

from tests.benchmarks.counting import Span

PRONOUN_WORDS = (
    "i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself "
    "it its itself they them their theirs themselves who whom whose which that this these those one ones"
)
PRONOUNS = frozenset(PRONOUN_WORDS.split())
UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = (
    {word: n for n, word in enumerate(UNITS.split())}
    | {word: 10 * n for n, word in enumerate(TENS.split(), 2)}
    | {"dozen": 12}
)
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
FIGURE = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d])|(?<![\d.,])\d{1,9}(?!\d)")
HEAD_STOP = re.compile(
    r"\s(?:of|in|from|at|on|who|which|that|with|near|by|for|to|and|including|during|belonging|"
    r"carrying|linked|against|inside|outside|between|where|when|after|before|while)\s|[,;:(\[–—]|\s-\s"
)


def numbers_in(text: str) -> set[int]:
    """Every whole number that stands in the text, in digits ("1,200") or words ("twenty-one", "three hundred")."""
    return {int(x.replace(",", "")) for x in FIGURE.findall(text)} | _in_words(text)


def head_span(text: str, span: Span) -> Span:
    """The head word of a phrase: the last word before the first preposition, relative pronoun or comma."""
    begin, end = span
    piece = text[begin:end]
    stop = HEAD_STOP.search(piece, 1)
    words = list(re.finditer(r"[^\s\"“”'’]+", piece[: stop.start()] if stop else piece))
    words = [w for w in words if w.group() not in {"s", "."}] or list(re.finditer(r"\S+", piece))
    return (begin + words[-1].start(), begin + words[-1].end()) if words else span


def _in_words(text: str) -> set[int]:
    found: set[int] = set()
    total, current = 0, None
    for word in [*re.findall(r"[a-z]+|[^\sa-z-]", text.lower()), "."]:
        if word in NUMBERS:
            current = (current or 0) + NUMBERS[word]
        elif current is None or (word == "and" and current >= 100):
            continue
        elif word in SCALES:
            total, current = _scaled(total, current * SCALES[word], SCALES[word])
        else:
            found.add(total + current)
            total, current = 0, None
    return found


def _scaled(total: int, number: int, scale: int) -> tuple[int, int]:
    return (total + number, 0) if scale >= 1000 else (total, number)
