"""Texts with marked mentions: GUM's tables, and articles of our own in the stand-off format."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from kg.model import Article, Span

CLITICS = ("n't", "'s", "'m", "'re", "'ve", "'ll", "'d")
CLOSING = frozenset({*",.;:?!)]}%…”’", "...", *CLITICS, *(clitic.replace("'", "’") for clitic in CLITICS)})
OPENING = frozenset("([{$£€#“‘")
JOINING = frozenset("-/—–")
QUOTES = frozenset("\"'")
ENDS = frozenset({".", "?", "!", '"', "”", "'"})
OURS = {"person": "person", "organisation": "organisation", "place": "place", "facility": "place"}
GUMS = {"person": "person", "organization": "organisation", "place": "place"}
THING = "thing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """An article and its mentions with the network's classes; `whole` where all that hangs on a noun is marked."""

    article: Article
    mentions: tuple[tuple[Span, str], ...]
    whole: bool


def read_gum(folder: Path) -> list[Marked]:
    """The documents of a folder of GUM's WebAnno tables, in the order of their names."""
    return [_gum(path) for path in sorted(folder.rglob("*.tsv"))]


def read_own(file: Path) -> list[Marked]:
    """The articles of a file of stand-off JSON Lines; pronouns are left out."""
    return [_own(line) for line in file.read_bytes().splitlines() if line.strip()]


def _own(line: bytes) -> Marked:
    row = orjson.loads(line)
    mentions = [
        (Span(one["begin"], one["end"]), OURS.get(one["type"], THING))
        for one in row["mentions"]
        if one["kind"] != "pronoun"
    ]
    article = Article(id=row["id"], source=row["source"], text=row["text"])
    return Marked(article=article, mentions=tuple(mentions), whole=False)


def _gum(path: Path) -> Marked:
    sentences = list(_sentences(path.read_text(encoding="utf-8")))
    pieces: list[str] = []
    at = 0
    marked: dict[str, tuple[Span, str]] = {}
    for rows in sentences:
        words = [fields[2] for fields in rows]
        for gap, fields in zip(gaps(words), rows, strict=True):
            begin, end = at + len(gap), at + len(gap) + len(fields[2])
            pieces += [gap, fields[2]]
            for key, kind in _marks(fields):
                first = marked[key][0].begin if key in marked else begin
                marked[key] = (Span(first, end), GUMS.get(kind, THING))
            at = end
        pieces.append(" " if words[-1] in ENDS else "\n\n")
        at += len(pieces[-1])
    article = Article(id=path.stem, source=path.name, text="".join(pieces).rstrip())
    return Marked(article=article, mentions=tuple(marked.values()), whole=True)


def _sentences(content: str) -> Iterator[list[list[str]]]:
    for block in re.split(r"\n\s*\n", content):
        rows = [line.split("\t") for line in block.split("\n") if re.match(r"\d+-\d+\t", line)]
        if rows:
            yield rows


def _marks(fields: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The mentions a token is in: key and type; one without a key is the token's own."""
    for value in fields[3].split("|") if fields[3] not in {"_", ""} else ():
        kind, _, key = value.rstrip("]").partition("[")
        yield key or fields[0], kind


def gaps(words: Sequence[str]) -> Iterator[str]:
    """What stands before each word of a sentence in print: a space or nothing."""
    inside: set[str] = set()
    glued = True
    for i, word in enumerate(words):
        opens = word in QUOTES and word not in inside and word in words[i + 1 :]
        closes = word in CLOSING | JOINING or (word in QUOTES and not opens)
        yield "" if glued or closes else " "
        inside = inside | {word} if opens else inside - {word}
        glued = opens or word in OPENING | JOINING
