"""What each part of an article's text is, and what the parts round the body say about the article.

The rules would rather keep a line too much than lose one of the body: a paragraph is BODY until its own form shows
another kind beyond doubt, and is never cut but for a dateline before it and a credit behind it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Span, Zone, ZoneKind
from kg.read.dates import full_date_in, is_date_line, published_in
from kg.read.layout import paragraphs
from kg.read.lines import authors_in, is_headline, is_sentence, kind_of, sections_of
from kg.read.phrases import CAPTION_START, CREDIT_END, DATELINE, DESK, PUBLISHER

DATELINED = 3  # a dateline stands before the first paragraph, or a little lower when a lead is set above it
FEWEST_CAPTION_WORDS = 2
TAIL_WORDS = 8
NEAR_TOP = 8
USUAL_HEADLINE_WORDS = 4
HEADING_MARK = re.compile(r"#{1,6}\s+(?=\S)")  # Markdown's
Part = tuple[ZoneKind, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The zones of a text and what its furniture says; None and () where it says nothing."""

    zones: tuple[Zone, ...] = ()
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    sections: tuple[str, ...] = ()


def read_zones(text: str, *, title: str | None = None) -> Reading:
    """The zones of a text and what they say; a line that equals `title` is the headline, where one is given."""
    parts = _placed(text, [(kind_of(span.of(text)), span) for span in paragraphs(text)], title)
    zones = tuple(Zone(kind=kind, span=span) for kind, span in _cut(text, parts))
    return Reading(
        zones=zones,
        title=_first(zone.span.of(text) for zone in zones if zone.kind is ZoneKind.HEADLINE),
        published=_published(text, parts),
        publisher=_publisher(text, parts),
        author=_first(_author(span.of(text)) for kind, span in parts if kind is ZoneKind.BYLINE),
        sections=next((sections_of(span.of(text)) for kind, span in parts if kind is ZoneKind.BREADCRUMB), ()),
    )


def _first(found: Iterator[str | None]) -> str | None:
    return next((value for value in found if value), None)


def _placed(text: str, parts: Sequence[Part], title: str | None) -> list[Part]:
    """The parts with the kinds that depend on their place: the head above the body and the tail below it."""
    running = [i for i, (kind, span) in enumerate(parts) if kind is ZoneKind.BODY and is_sentence(span.of(text))]
    if not running:
        return (
            list(parts) if any(kind is ZoneKind.BODY for kind, _ in parts) else [(ZoneKind.BODY, s) for _, s in parts]
        )
    head, body, tail = parts[: running[0]], parts[running[0] : running[-1] + 1], parts[running[-1] + 1 :]
    return [*_head(text, head, title), *_dated(text, body), *_tail(text, tail)]


def _head(text: str, parts: Sequence[Part], title: str | None) -> Iterator[Part]:
    headline = _headline(text, parts, title)
    for kind, span in parts:
        words = span.of(text)
        if kind is not ZoneKind.BODY:
            yield kind, span
        elif sections_of(words):
            yield ZoneKind.BREADCRUMB, span
        elif is_date_line(words):
            yield ZoneKind.BYLINE, span
        else:
            yield ZoneKind.HEADLINE if span == headline else kind, span


def _headline(text: str, parts: Sequence[Part], title: str | None) -> Span | None:
    """The first line that is the title or, where none is known, could be one; a name of a section is shorter."""
    lines = [span for kind, span in parts if kind is ZoneKind.BODY]
    if title:
        wanted = title.casefold().split()
        return next((span for span in lines if span.of(text).casefold().split() == wanted), None)
    fitting = [span for span in lines if _could_be_headline(span.of(text))]
    long_enough = (span for span in fitting if len(span.of(text).split()) >= USUAL_HEADLINE_WORDS)
    return next(long_enough, next(iter(fitting), None))


def _could_be_headline(words: str) -> bool:
    return is_headline(words) and not is_date_line(words) and not sections_of(words)


def _dated(text: str, parts: Sequence[Part]) -> Iterator[Part]:
    """A line that is a date and nothing else goes with the byline above it, when a lead stands above both."""
    above = None
    for kind, span in parts:
        with_byline = above is ZoneKind.BYLINE and kind is ZoneKind.BODY and is_date_line(span.of(text))
        above = ZoneKind.BYLINE if with_byline else kind
        yield above, span


def _tail(text: str, parts: Sequence[Part]) -> Iterator[Part]:
    """Below the last sentence, short lines that follow a line about the site are the site's too."""
    left = False
    for kind, span in parts:
        left = left or kind is ZoneKind.FURNITURE
        short = kind is ZoneKind.BODY and len(span.of(text).split()) <= TAIL_WORDS
        yield (ZoneKind.FURNITURE if left and short else kind), span


def _cut(text: str, parts: Sequence[Part]) -> Iterator[Part]:
    """The parts with datelines and credits as zones of their own."""
    bodies = 0
    for kind, span in parts:
        bodies += kind is ZoneKind.BODY and is_sentence(span.of(text))
        if mark := HEADING_MARK.match(span.of(text)):
            rest = span.begin + mark.end()
            yield from _pieces(text, (ZoneKind.FURNITURE, span.begin, rest), (kind, rest, span.end))
        elif kind is ZoneKind.CAPTION:
            yield from _captioned(text, span)
        elif kind is ZoneKind.BODY and bodies <= DATELINED:
            yield from _datelined(text, span)
        else:
            yield kind, span


def _datelined(text: str, span: Span) -> Iterator[Part]:
    words = span.of(text)
    found = DATELINE.match(words)
    if found is None or not _opens(words, found.group()):
        yield ZoneKind.BODY, span
        return
    yield from _pieces(text, (ZoneKind.DATELINE, span.begin, span.begin + found.end()), (ZoneKind.BODY, None, span.end))


def _opens(words: str, dateline: str) -> bool:
    """Whether capitals tell anything here: a text all in capitals needs an agency or a day in its dateline."""
    rest = words[len(dateline) :]
    return not rest.isupper() or "(" in dateline or any(character.isdigit() for character in dateline)


def _captioned(text: str, span: Span) -> Iterator[Part]:
    words = span.of(text)
    lead, credit = CAPTION_START.match(words), CREDIT_END.search(words)
    begin = span.begin + (lead.end() if lead else 0)
    end = span.begin + credit.start("credit") if credit else span.end
    if len(text[begin:end].split()) < FEWEST_CAPTION_WORDS:
        yield ZoneKind.CREDIT, span
        return
    yield from _pieces(
        text,
        (ZoneKind.CREDIT, span.begin, begin),
        (ZoneKind.CAPTION, begin, max(begin, end)),
        (ZoneKind.CREDIT, max(begin, end), span.end),
    )


def _pieces(text: str, *pieces: tuple[ZoneKind, int | None, int]) -> Iterator[Part]:
    """The pieces that hold anything, without the white space at their ends; None begins where the last one ended."""
    last = 0
    for kind, begin, end in pieces:
        start = last if begin is None else begin
        words, last = text[start:end], end
        if words.strip():
            first = start + len(words) - len(words.lstrip())
            yield kind, Span(first, first + len(words.strip()))


def _published(text: str, parts: Sequence[Part]) -> str | None:
    """The day that a byline or date line near the top gives; the first that does wins."""
    lines = [span.of(text) for kind, span in parts[:NEAR_TOP] if kind is ZoneKind.BYLINE]
    return _first(published_in(line) or (full_date_in(line) if authors_in(line) else None) for line in lines)


def _publisher(text: str, parts: Sequence[Part]) -> str | None:
    """The name in the first line about the site that says whose it is."""
    lines = [span.of(text) for kind, span in parts if kind in {ZoneKind.FURNITURE, ZoneKind.BYLINE}]
    return _first(
        found["name"].strip(" .") for line in lines for pattern in PUBLISHER if (found := pattern.search(line))
    )


def _author(byline: str) -> str | None:
    """The names of a byline, without the desk or agency behind them."""
    names = [name.strip() for name in (authors_in(byline) or "").split(",")]
    last = next((i for i, name in enumerate(names) if re.search(r"\s(?:and|AND|&)\s", name)), len(names))
    return ", ".join(name for name in names[: last + 1] if name and not DESK.search(name)) or None
