"""GUM's WebAnno TSV: tokens set as print would, mentions with their types, and the clusters that links make."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.train.corpus import gaps
from tests.benchmarks.clusters import Partition
from tests.benchmarks.counting import Span

SAME = frozenset({"coref", "ana", "cata", "appos", "pred"})
TYPE_COLUMN, LINK_COLUMNS = 3, (-3, -2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One token: its number ("3-14"), the word, the mentions it is in (id -> type), its links (kind, from, to)."""

    number: str
    word: str
    mentions: dict[str, str]
    links: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A gold mention and the cluster it is in."""

    span: Span
    type: str
    cluster: str


def read_tsv(path: Path) -> tuple[str, list[Marked]]:
    """The text of a file and its mentions, sorted by span."""
    sentences = list(_sentences(path.read_text(encoding="utf-8")))
    text, spans = _set(sentences)
    together = Partition()
    members: dict[str, list[Span]] = {}
    types: dict[str, str] = {}
    for row in (row for sentence in sentences for row in sentence):
        for key, kind in row.mentions.items():
            members.setdefault(key, []).append(spans[row.number])
            types[key] = kind
        for kind, a, b in row.links:
            if kind in SAME:
                together.join(a, b)
    marked = [
        Marked(span=(pieces[0][0], pieces[-1][1]), type=types[key], cluster=str(together.top(key)))
        for key, pieces in members.items()
    ]
    return text, sorted(marked, key=lambda one: (one.span, one.type))


def _sentences(content: str) -> Iterator[list[Row]]:
    for block in re.split(r"\n\s*\n", content):
        rows = [_row(line.split("\t")) for line in block.split("\n") if re.match(r"\d+-\d+\t", line)]
        if rows:
            yield rows


def _row(fields: Sequence[str]) -> Row:
    number = fields[0]
    mentions = {}
    for value in _values(fields[TYPE_COLUMN]):
        kind, _, key = value.rstrip("]").partition("[")
        mentions[key or number] = kind
    kinds, targets = (_values(fields[column]) for column in LINK_COLUMNS)
    return Row(
        number=number,
        word=fields[2],
        mentions=mentions,
        links=tuple((kind, *_ends(target, number)) for kind, target in zip(kinds, targets, strict=True)),
    )


def _values(field: str) -> list[str]:
    return [] if field in {"_", ""} else field.split("|")


def _ends(target: str, here: str) -> tuple[str, str]:
    """The two mentions of "4-17[31_2]"; a number 0 or none stands for the token's only mention."""
    there, _, keys = target.rstrip("]").partition("[")
    a, _, b = keys.partition("_")
    return (there if a in {"", "0"} else a), (here if b in {"", "0"} else b)


def _set(sentences: Iterable[Sequence[Row]]) -> tuple[str, dict[str, Span]]:
    """The text as print sets it, and the span of every token."""
    pieces: list[str] = []
    spans: dict[str, Span] = {}
    at = 0
    for rows in sentences:
        for gap, row in zip(gaps([row.word for row in rows]), rows, strict=True):
            pieces += [gap, row.word]
            spans[row.number] = (at + len(gap), at + len(gap) + len(row.word))
            at = spans[row.number][1]
        pieces.append(" " if rows[-1].word in {".", "?", "!", '"', "”", "'"} else "\n\n")
        at += len(pieces[-1])
    return "".join(pieces).rstrip(), spans
