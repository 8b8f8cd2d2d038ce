"""Quotations: where quotation marks open and close, and which hold whole sentences."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.claims.cue_table import CueTable
from kg.extract.tokens import Doc

PARAGRAPH = re.compile(r"\n\s*\n")
MARK = re.compile(r"“|”|\"|''|``|‘|’|'")
DOUBLE = frozenset({"“", "”", '"', "''", "``"})
OPENING = frozenset({"“", "``", "‘"})
BEFORE_SPEECH = frozenset({",", ":", ".", "?", "!", ";", "-", "—", "–", "…", "”", '"', "''"})
SHORTEST = 3  # words: a shorter quotation is a term, not speech, unless it cries out


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Tokens `[begin, end)` of a quotation, its marks among them; `whole` where it is speech, not a quoted term."""

    begin: int
    end: int
    paragraph: int
    whole: bool

    def holds(self, index: int) -> bool:
        """Whether the token of that index stands inside."""
        return self.begin <= index < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraphs:
    """Where each paragraph of the text begins, and the offset of every token."""

    starts: tuple[int, ...]
    offsets: tuple[int, ...]

    def of(self, index: int) -> int:
        """The number of the paragraph a token stands in."""
        return bisect_right(self.starts, self.offsets[index]) - 1

    def clip(self, begin: int, end: int, index: int) -> tuple[int, int]:
        """The stretch `[begin, end)` as far as it lies in the paragraph of the token `index`."""
        own = self.of(index)
        return max(begin, self.first_token(own)), min(end, self.first_token(own + 1))

    def first_token(self, number: int) -> int:
        """The first token of a paragraph; the number of tokens after the last one."""
        return bisect_left(self.offsets, self.starts[number]) if number < len(self.starts) else len(self.offsets)


def paragraphs(doc: Doc, text: str) -> Paragraphs:
    """The paragraphs of a text, which empty lines part."""
    starts = (0, *(found.end() for found in PARAGRAPH.finditer(text)))
    return Paragraphs(starts=starts, offsets=tuple(token.idx for token in doc))


def quotations(doc: Doc, text: str, parts: Paragraphs, table: CueTable) -> tuple[Quotation, ...]:
    """Every quotation of the text, in order; one left open ends with its paragraph."""
    found = []
    for number, start in enumerate(parts.starts):
        end = parts.starts[number + 1] if number + 1 < len(parts.starts) else len(text)
        for begin, stop in _marked(text, start, end):
            first = bisect_right(parts.offsets, begin) - 1
            last = bisect_right(parts.offsets, max(begin, stop - 1)) - 1
            whole = text[max(0, begin - 1) : begin] == "\n" or _is_speech(doc, first, last + 1, table)
            found.append(Quotation(begin=first, end=last + 1, paragraph=number, whole=whole))
    return tuple(found)


def _marked(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between quotation marks of one paragraph, marks in; single marks count outside double ones."""
    opened, sort = -1, ""
    for mark in MARK.finditer(text, start, end):
        kind = "double" if mark.group() in DOUBLE else "single"
        if opened < 0:
            if _opens(text, mark, start):
                opened, sort = mark.start(), kind
        elif kind == sort and _closes(text, mark, kind):
            yield opened, mark.end()
            opened = -1
    if opened >= 0 and sort == "double":
        yield opened, len(text[:end].rstrip())


def _opens(text: str, mark: re.Match[str], start: int) -> bool:
    if mark.group() in OPENING:
        return True
    if mark.group() in {"”", "’"}:
        return False
    before, after = text[max(start, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1]
    return (not before or before.isspace() or before in "([—–-:“") and after.strip() != ""


def _closes(text: str, mark: re.Match[str], kind: str) -> bool:
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if kind == "single":
        return not after.isalnum() and not before.isspace()
    return mark.group() not in OPENING and not before.isspace()


def _is_speech(doc: Doc, begin: int, end: int, table: CueTable) -> bool:
    """Whether a quotation stands where speech does: at the start, after a comma or colon, or after a cue verb."""
    words = sum(1 for token in doc[begin:end] if token.is_alpha)
    cries = any(token.lower_ in {"!", "?"} for token in doc[max(begin, end - 2) : end])
    if words < SHORTEST and not cries:
        return False
    before = next(
        (t for t in reversed(doc[max(0, begin - 3) : begin]) if not (t.is_space and "\n" not in t.text)), None
    )
    return before is None or before.is_space or before.text in BEFORE_SPEECH or table.speaks(before)
