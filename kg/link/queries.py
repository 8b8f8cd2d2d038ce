"""What to look up: one query for each entity that may be an item, with what the text says of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.link.context import Words, place_behind
from kg.link.elsewhere import Elsewhere
from kg.link.parts import Parts
from kg.link.wording import NOWHERE, Surroundings
from kg.model import Entity, EntityId, EntityType, Extraction, MentionKind, Qid, Span

__all__ = ["Query", "Readers", "queries_of"]

NEVER = {EntityType.QUANTITY, EntityType.MONEY, EntityType.DATE, EntityType.TIME}

SOMEWHERE = {EntityType.PLACE, EntityType.FACILITY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One entity to look up: its names, the fullest first, and what the text says of it.

    `classes` are what the words around the names call it, `within` the entities it is said to lie in, `parted` its
    names without the word for their class, and that class: "Anbar" and region, of "Anbar province"; `other` tells
    what else its names stand for wherever they stand, "" when they do not; `part` of what its mentions name a part.
    `published` is the article's day, `near` what stands around the names, and `in_office` is true of a person who is
    said to hold a post.
    """

    entity: EntityId
    type: EntityType
    names: tuple[str, ...]
    named: bool = True
    classes: frozenset[Qid] = frozenset()
    within: tuple[EntityId, ...] = ()
    parted: tuple[tuple[str, Qid], ...] = ()
    other: str = ""
    part: str = ""
    published: str = ""
    near: Surroundings = NOWHERE
    in_office: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """Those who read the words around and in a name: what it is, what else it stands for, of what it names a part."""

    words: Words
    elsewhere: Elsewhere
    parts: Parts


def queries_of(extraction: Extraction, readers: Readers) -> Iterator[Query]:
    """A query for each entity that is no measure of time, number or money, in the extraction's order."""
    text = extraction.article.text
    spans: defaultdict[EntityId, list[Span]] = defaultdict(list)
    for mention in extraction.mentions:
        if mention.entity is not None and mention.kind is MentionKind.NAME:
            spans[mention.entity].append(mention.span)
    reading = Reading(
        readers=readers,
        text=text,
        published=extraction.article.published or "",
        starts={span.begin: entity for entity, found in spans.items() for span in found},
        in_office=frozenset(post.person for post in extraction.posts if not post.ended),
    )
    for entity in extraction.entities:
        if entity.type not in NEVER:
            yield _query(entity, spans[entity.id], reading)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What it takes to read the words around names: who reads them, where, and which entity is named where."""

    readers: Readers
    text: str
    published: str
    starts: Mapping[int, EntityId]
    in_office: frozenset[EntityId]


def _query(entity: Entity, spans: list[Span], reading: Reading) -> Query:
    text = reading.text
    standing = (span.of(text) for span in spans) if entity.named else ()
    names = dict.fromkeys(name for name in (entity.label, *entity.names, *standing) if name)
    divisible = names if entity.named and entity.type is not EntityType.PERSON else ()
    parted = tuple(found for found in map(reading.readers.words.inside, divisible) if found)
    lying = [_name_in(span, text, entity) for span in spans] if entity.type in SOMEWHERE else []
    around = (kind for span in lying for kind in reading.readers.words.around(text, span))
    behind = (place_behind(text, span, reading.starts) for span in lying)
    return Query(
        entity=entity.id,
        type=entity.type,
        names=tuple(names),
        named=entity.named,
        classes=frozenset((*around, *(kind for _, kind in parted))),
        within=tuple(place for place in dict.fromkeys(behind) if place is not None and place != entity.id),
        parted=parted,
        other=_other(entity, text, spans, reading),
        part=_part(entity, text, spans, reading),
        published=reading.published,
        near=Surroundings(text, spans),
        in_office=entity.id in reading.in_office,
    )


def _other(entity: Entity, text: str, spans: list[Span], reading: Reading) -> str:
    """What else the entity's names stand for, when each of them does."""
    found = [reading.readers.elsewhere.reason(text, _name_in(span, text, entity), entity.type) for span in spans]
    return found[0] if found and all(found) else ""


def _part(entity: Entity, text: str, spans: list[Span], reading: Reading) -> str:
    """Of what the entity's mentions name a part, when each of them does."""
    found = {reading.readers.parts.of(text, span, _name_in(span, text, entity)) for span in spans}
    return found.pop() if len(found) == 1 else ""


def _name_in(span: Span, text: str, entity: Entity) -> Span:
    """Where a name of the entity stands in a mention: "Anbar" in "the western province of Anbar"."""
    for name in entity.names:
        begin = text.find(name, span.begin, span.end)
        if begin >= 0:
            return Span(begin, begin + len(name))
    return span
