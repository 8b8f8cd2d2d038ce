"""Names in the margins of an article: credits, bylines and datelines, and the publisher wherever it names itself.

The prose is read by spaCy; the margins are too short and too regular for it, and are read by their form.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.extract.reading import Finder, Knowledge, Reading
from kg.model import Article, Entity, EntityId, EntityType, Extraction, Mention, MentionKind, Span, ZoneKind
from kg.stages import Gazetteer

AGENCIES = frozenset({ZoneKind.CREDIT, ZoneKind.BYLINE})
CAPITALISED = re.compile(r"\b[A-Z][\w.’'&-]*(?:[ ](?:(?:of|the|for|de|al-)[ ])?[A-Z][\w.’'&-]*)*")
BRACKETED = re.compile(r"\(([^()\d]{2,60})\)")
DATELINE_PLACE = re.compile(
    r"\s*([A-Z][A-Za-z.’'-]+(?: [A-Z][A-Za-z.’'-]+)*)(?:, ([A-Z][A-Za-z.’'-]+(?: [A-Z][a-z]+)*))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A name in the margins: where, what it is, and how it is written in a label."""

    span: Span
    type: EntityType
    label: str


def finder(knowledge: Knowledge) -> Finder:
    """A finder of organisations and places in the margins."""

    def find(reading: Reading) -> Extraction:
        extraction = reading.extraction
        names = sorted(_names(extraction.article, knowledge.gazetteer), key=lambda name: name.span)
        return _added(extraction, _apart(names, extraction.mentions))

    return find


def _names(article: Article, gazetteer: Gazetteer) -> Iterator[_Found]:
    for zone in article.zones:
        if zone.kind in AGENCIES:
            yield from _known_organisations(article.text, zone.span, gazetteer)
        elif zone.kind is ZoneKind.DATELINE:
            yield from _dateline(article.text, zone.span, gazetteer)
    if article.publisher:
        yield from _publisher(article.text, article.publisher)


def _known_organisations(text: str, zone: Span, gazetteer: Gazetteer) -> Iterator[_Found]:
    for match in CAPITALISED.finditer(text, zone.begin, zone.end):
        for found in _longest_known(match, gazetteer):
            yield _Found(span=found, type=EntityType.ORGANISATION, label=found.of(text))


def _longest_known(match: re.Match[str], gazetteer: Gazetteer) -> Iterator[Span]:
    """The longest run of words at either end of a capitalised run that is a known organisation's name."""
    edges = [match.start()] + [match.start() + gap.end() for gap in re.finditer(" ", match[0])]
    spans = (Span(edge, match.end()) for edge in edges)
    yield from (span for span in spans if EntityType.ORGANISATION in gazetteer(span.of(match.string)))


def _dateline(text: str, zone: Span, gazetteer: Gazetteer) -> Iterator[_Found]:
    bracket = BRACKETED.search(text, zone.begin, zone.end)
    if bracket:
        yield _Found(span=Span(*bracket.span(1)), type=EntityType.ORGANISATION, label=bracket[1])
    start = DATELINE_PLACE.match(text, zone.begin, zone.end)
    for group in (1, 2) if start else ():
        if start and start[group] and _is_place(start[group], gazetteer, alone=group == 1):
            label = start[group].title() if start[group].isupper() else start[group]
            yield _Found(span=Span(*start.span(group)), type=EntityType.PLACE, label=label)


def _is_place(name: str, gazetteer: Gazetteer, *, alone: bool) -> bool:
    """In capitals at a dateline's start it is a place whether known or not; behind the comma it must be known."""
    return (alone and name.isupper()) or EntityType.PLACE in gazetteer(name.title())


def _publisher(text: str, publisher: str) -> Iterator[_Found]:
    for match in re.finditer(rf"\b{re.escape(publisher)}\b", text):
        yield _Found(span=Span(*match.span()), type=EntityType.ORGANISATION, label=publisher)


def _apart(names: Iterable[_Found], mentions: Iterable[Mention]) -> Iterator[_Found]:
    """Names that touch no mention of the prose, and no other name before them."""
    taken = [mention.span for mention in mentions]
    for name in names:
        if not any(name.span.overlaps(span) for span in taken):
            taken.append(name.span)
            yield name


def _added(extraction: Extraction, names: Iterable[_Found]) -> Extraction:
    entities = list(extraction.entities)
    mentions = list(extraction.mentions)
    for name in names:
        key = _same(entities, name)
        if key is None:
            key = EntityId(f"e{len(entities) + 1}")
            entities.append(Entity(id=key, type=name.type, label=name.label, names=(name.label,)))
        mentions.append(Mention(span=name.span, head=name.span, type=name.type, kind=MentionKind.NAME, entity=key))
    if len(mentions) == len(extraction.mentions):
        return extraction
    mentions.sort(key=lambda mention: mention.span)
    return replace(extraction, mentions=tuple(mentions), entities=tuple(entities))


def _same(entities: Iterable[Entity], name: _Found) -> EntityId | None:
    """The entity of that type that bears the name already."""
    written = name.label.casefold()
    return next(
        (one.id for one in entities if one.type is name.type and written in {known.casefold() for known in one.names}),
        None,
    )
