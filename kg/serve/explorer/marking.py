"""Cuts an article's text at every mark's border, so that marks may nest and cross and the page stays plain HTML."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.serve.explorer.values import Ground, Passage, Reading

GAP = "\n"  # what separates paragraphs in the text as it was read


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span of the text that stands for something: `target` is the IRI of what a click shows."""

    begin: int
    end: int
    target: str
    kind: str
    status: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text that the same marks cover: `mark` is the innermost one to click on, `claim` the innermost claim round it.

    `opens` are the claims that begin here.
    """

    begin: int
    end: int
    text: str
    mark: Mark | None
    claim: Mark | None
    opens: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A line of the text in pieces."""

    begin: int
    end: int
    pieces: tuple[Piece, ...]


def marks_of(reading: Reading) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """The marks to click on, and the claims."""
    things = (
        Mark(begin=passage.begin, end=passage.end, target=thing.iri, kind=thing.kind, told=thing.label)
        for thing in reading.things
        for passage in thing.mentions
    )
    events = (
        Mark(begin=passage.begin, end=passage.end, target=event.iri, kind="event", status=event.status, told=event.type)
        for event in reading.events
        for passage in event.mentions
    )
    dates = (
        Mark(
            begin=when.ground.passage.begin,
            end=when.ground.passage.end,
            target=event.iri,
            kind="date",
            status=when.status,
            told=when.edtf,
        )
        for event in reading.events
        for when in event.dates
        if when.ground.passage
    )
    claims = (
        Mark(begin=one.begin, end=one.end, target=one.iri, kind="claim", status=one.stance, told=one.speaker_label)
        for one in reading.sayings
    )
    return (*things, *events, *dates), tuple(claims)


def passages_of(reading: Reading) -> Iterator[Passage]:
    """Every passage that a fact rests on, so that the page can light up exactly its words."""
    for ground in _grounds(reading):
        if ground.passage is not None:
            yield ground.passage


def _grounds(reading: Reading) -> Iterator[Ground]:
    for event in reading.events:
        yield event.ground
        for facts in (event.statements, event.counts, event.dates):
            yield from (fact.ground for fact in facts)
    for told in (reading.sayings, reading.relations, reading.posts, reading.wordings):
        yield from (fact.ground for fact in told)


def paragraphs(reading: Reading, text: str) -> tuple[Paragraph, ...]:
    """The text's lines that hold something, each cut into pieces."""
    marks, claims = (sorted(some, key=_shortest_first) for some in marks_of(reading))
    spans = [*((one.begin, one.end) for one in (*marks, *claims)), *((p.begin, p.end) for p in passages_of(reading))]
    cuts = sorted({at for span in spans for at in span})
    found, begin = [], 0
    for line in text.split(GAP):
        end = begin + len(line)
        if line.strip():
            inside = [at for at in cuts if begin < at < end]
            edges = (begin, *inside, end)
            found.append(_paragraph(text, edges, _inside(marks, begin, end), _inside(claims, begin, end)))
        begin = end + len(GAP)
    return tuple(found)


def _shortest_first(mark: Mark) -> tuple[int, int]:
    return mark.end - mark.begin, mark.begin


def _inside(marks: Iterable[Mark], begin: int, end: int) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark.begin < end and begin < mark.end)


def _paragraph(text: str, edges: Collection[int], marks: Sequence[Mark], claims: Sequence[Mark]) -> Paragraph:
    pieces = tuple(_piece(text, (begin, end), marks, claims) for begin, end in pairwise(edges))
    return Paragraph(begin=pieces[0].begin, end=pieces[-1].end, pieces=pieces)


def _piece(text: str, span: tuple[int, int], marks: Sequence[Mark], claims: Sequence[Mark]) -> Piece:
    """Marks come shortest first: the first that covers a piece is the innermost."""
    begin, end = span
    mark = next((one for one in marks if one.begin <= begin and end <= one.end), None)
    claim = next((one for one in claims if one.begin <= begin and end <= one.end), None)
    return Piece(
        begin=begin,
        end=end,
        text=text[begin:end],
        mark=mark,
        claim=claim,
        opens=tuple(one for one in reversed(claims) if one.begin == begin),
    )
