"""Paragraphs: which lines of a text belong together.

News arrives in three shapes: paragraphs between blank lines, a paragraph a line, and lines broken at a fixed width.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from kg.model import Span

LINE = re.compile(r"[^\n]*\S[^\n]*")
CLOSED = re.compile(r"""[.!?…:]["'”’»)\]]*(?:\[\w{1,4}\])*$""")  # footnote marks may follow the full stop
GOES_ON = re.compile(r"[a-z.,;)]")
BROKEN_OFF = re.compile(
    r"(?:[,;(]|\b(?:the|an?|of|in|on|at|to|for|from|with|by|and|or|that|which|who|is|are|was|were|has|have|had|its))$",
    re.IGNORECASE,
)
NARROWEST, WIDEST = 50, 132  # the widths at which programs break lines
FILLED = 0.8  # a broken line is at least so full once the next word is set behind it
MOST = 0.7


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs in text order, without the white space round them; together they hold every other character."""
    lines = [_trimmed(found) for found in LINE.finditer(text)]
    pairs = [(a, b) for a, b in pairwise(lines) if text.count("\n", a.end, b.begin) == 1]
    width = max((len(span.of(text)) for span in lines), default=0)
    joined = set(_joined_by_width(text, pairs, width) if _is_wrapped(text, pairs, width) else _joined(text, pairs))
    return tuple(_merged(lines, joined))


def _trimmed(found: re.Match[str]) -> Span:
    line = found.group()
    begin = found.start() + len(line) - len(line.lstrip())
    return Span(begin, begin + len(line.strip()))


def _is_wrapped(text: str, pairs: Sequence[tuple[Span, Span]], width: int) -> bool:
    """Whether most lines are as full as the width allows and end in the middle of a sentence."""
    if not pairs or not NARROWEST <= width <= WIDEST:
        return False
    full = sum(_is_full(text, pair, width) for pair in pairs)
    broken = sum(not CLOSED.search(line.of(text)) for line, _ in pairs)
    return full >= MOST * len(pairs) and broken >= len(pairs) / 2


def _is_full(text: str, pair: tuple[Span, Span], width: int) -> bool:
    line, after = pair[0].of(text), pair[1].of(text)
    return len(line) + 1 + len(after.split(maxsplit=1)[0]) > FILLED * width


def _joined_by_width(text: str, pairs: Sequence[tuple[Span, Span]], width: int) -> Iterator[Span]:
    for pair in pairs:
        if _is_full(text, pair, width) or not CLOSED.search(pair[0].of(text)):
            yield pair[1]


def _joined(text: str, pairs: Sequence[tuple[Span, Span]]) -> Iterator[Span]:
    for line, after in pairs:
        if GOES_ON.match(after.of(text)) or BROKEN_OFF.search(line.of(text)):
            yield after


def _merged(lines: Sequence[Span], joined: set[Span]) -> Iterator[Span]:
    begin: int | None = None
    for line, after in zip_longest(lines, lines[1:]):
        begin = line.begin if begin is None else begin
        if after not in joined:
            yield Span(begin, line.end)
            begin = None
