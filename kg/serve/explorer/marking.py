"""Cuts an article's text at every mark's border, so that marks may nest and cross and the page stays plain HTML."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.serve.explorer.values import Reading

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

    `opens` are the claims that begin here, `closes` whether the innermost claim ends here.
    """

    begin: int
    end: int
    text: str
    mark: Mark | None
    claim: Mark | None
    opens: tuple[Mark, ...]
    closes: bool
    starts: bool


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


def paragraphs(text: str, marks: Iterable[Mark], claims: Iterable[Mark]) -> tuple[Paragraph, ...]:
    """The text's lines that hold something, each cut into pieces."""
    clickable = sorted(marks, key=lambda mark: (mark.end - mark.begin, mark.begin))
    said = sorted(claims, key=lambda mark: (mark.end - mark.begin, mark.begin))
    found, begin = [], 0
    for line in text.split(GAP):
        end = begin + len(line)
        if line.strip():
            found.append(_paragraph(text, begin, end, _inside(clickable, begin, end), _inside(said, begin, end)))
        begin = end + len(GAP)
    return tuple(found)


def _inside(marks: Iterable[Mark], begin: int, end: int) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark.begin < end and begin < mark.end)


def _paragraph(text: str, begin: int, end: int, marks: Sequence[Mark], claims: Sequence[Mark]) -> Paragraph:
    borders = {begin, end, *(at for mark in (*marks, *claims) for at in (mark.begin, mark.end) if begin < at < end)}
    cuts = sorted(borders)
    pieces = [_piece(text, one, two, marks, claims) for one, two in zip(cuts, cuts[1:], strict=False)]
    return Paragraph(begin=begin, end=end, pieces=tuple(pieces))


def _piece(text: str, begin: int, end: int, marks: Sequence[Mark], claims: Sequence[Mark]) -> Piece:
    """Marks come shortest first: the first that covers a piece is the innermost."""
    mark = next((one for one in marks if one.begin <= begin and end <= one.end), None)
    claim = next((one for one in claims if one.begin <= begin and end <= one.end), None)
    return Piece(
        begin=begin,
        end=end,
        text=text[begin:end],
        mark=mark,
        claim=claim,
        opens=tuple(one for one in reversed(claims) if one.begin == begin),
        closes=any(one.end == end for one in claims),
        starts=mark is not None and mark.begin == begin,
    )
