"""The readable source of one gold article: its text with marks in it, then lines of facts.

The two halves are parted by a line of equals signs. In the text, `[words|entity]` is a mention, `<words|value>` an
expression of time and `{words|event}` a word that names an event; marks may hold each other. README.md tells the rest.
"""

from dataclasses import dataclass

CLOSERS = {"[": "]", "<": ">", "{": "}"}
PART = "\n=====\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked stretch of the plain text: which bracket opened it, and the tag behind its words."""

    sign: str
    begin: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of facts: its first word, the other fields, and the lines indented below it."""

    word: str
    fields: tuple[str, ...]
    below: tuple["Line", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An annotated article as somebody wrote it."""

    text: str
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]


def parse(source: str) -> Source:
    """The plain text, its marks in text order, and its lines of facts."""
    marked, _, facts = source.partition(PART)
    text, marks = unmark(marked)
    return Source(text=text, marks=tuple(marks), lines=tuple(_lines(facts)))


def unmark(marked: str) -> tuple[str, list[Mark]]:
    """A text without its marks, and the marks; an opener without its closer is an error."""
    plain: list[str] = []
    opened: list[tuple[str, int]] = []
    marks: list[Mark] = []
    i = 0
    while i < len(marked):
        sign = marked[i]
        if sign in CLOSERS:
            opened.append((sign, len(plain)))
        elif sign == "|" and opened:
            opener, begin = opened.pop()
            end = marked.index(CLOSERS[opener], i)
            marks.append(Mark(sign=opener, begin=begin, end=len(plain), tag=marked[i + 1 : end]))
            i = end
        else:
            plain.append(sign)
        i += 1
    if opened:
        raise ValueError(f"a mark is never closed: {opened}")
    return "".join(plain), sorted(marks, key=lambda mark: (mark.begin, -mark.end))


def _lines(facts: str) -> list[Line]:
    found: list[Line] = []
    for row in facts.splitlines():
        if not row.strip() or row.lstrip().startswith("#"):
            continue
        head, *rest = (part.strip() for part in row.split(" | "))
        word, _, first = head.partition(" ")
        line = Line(word=word, fields=(first, *rest) if first else tuple(rest))
        if row.startswith(" "):
            last = found.pop()
            line = Line(word=last.word, fields=last.fields, below=(*last.below, line))
        found.append(line)
    return found
