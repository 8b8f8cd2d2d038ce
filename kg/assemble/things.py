"""Entities, their mentions and links, the words without entity, and the items of the catalogue."""

from collections.abc import Iterable, Mapping

from kg.assemble.desk import Desk
from kg.assemble.grounds import passage
from kg.assemble.sheet import Pair, Shelf
from kg.assemble.terms import KG, LABEL, WD, text, yes
from kg.model import Argument, Entity, EntityId, EntityType, EventId, Extraction, Item, Link, Mention, Qid, Span
from kg.schema.turtle import A, Term, literal

CLASSES: Mapping[EntityType, tuple[Term, ...]] = {
    EntityType.PERSON: (KG.Person,),
    EntityType.ORGANISATION: (KG.Organisation,),
    EntityType.PLACE: (KG.Place,),
    EntityType.FACILITY: (KG.Facility, KG.Place),
    EntityType.NATIONALITY: (KG.Nationality,),
    EntityType.WEAPON: (KG.Weapon,),
    EntityType.VEHICLE: (KG.Vehicle,),
    EntityType.QUANTITY: (KG.Quantity,),
    EntityType.MONEY: (KG.Quantity,),
}


_TRIGGER = literal("trigger")


def first_spans(mentions: Iterable[Mention]) -> dict[EntityId, Span]:
    """Where each entity is first mentioned."""
    found: dict[EntityId, Span] = {}
    for mention in mentions:
        if mention.entity is not None:
            known = found.get(mention.entity)
            if known is None or mention.span < known:
                found[mention.entity] = mention.span
    return found


def entity_key(entity: Entity, first: Span | None) -> tuple[str | int, ...]:
    """What an entity's IRI is made of: its type, its label and where it first stands."""
    return (entity.type.value, entity.label, first.begin if first else -1)


def write_entities(desk: Desk, extraction: Extraction, links: Iterable[Link], items: Iterable[Item]) -> None:
    """A node an entity, with its names and the item it was linked to."""
    linked = {link.entity: link.item for link in links if link.item}
    labels = {item.item: item.label for item in items}
    for entity in extraction.entities:
        begin = desk.first[entity.id].begin if entity.id in desk.first else 0
        node = desk.sheet.place(desk.thing(entity.id), Shelf.ENTITY, begin)
        desk.sheet.put(node, *_properties(desk, entity), *_identity(desk, entity, linked.get(entity.id), labels))


def _properties(desk: Desk, entity: Entity) -> tuple[Pair, ...]:
    names = (entity.names or (entity.label,)) if entity.named else ()
    return (
        (A, KG.Entity),
        *((A, one) for one in CLASSES.get(entity.type, ())),
        *((KG.name, text(name)) for name in names),
        (KG.isGroup, yes(entity.plural)),
        (KG.inArticle, desk.document),
    )


def _identity(desk: Desk, entity: Entity, item: Qid | None, labels: Mapping[Qid, str]) -> tuple[Pair, ...]:
    """A nationality belongs to its country and is not the country itself."""
    if item is None:
        return ((LABEL, desk.label(entity.label)),)
    predicate = KG.affiliation if entity.type is EntityType.NATIONALITY else KG.item
    return ((LABEL, desk.label(labels.get(item, entity.label))), (predicate, WD(item)))


def write_mentions(desk: Desk) -> None:
    """Every mention's passage."""
    for span in desk.mentions:
        passage(desk, span)


def mentions_of(
    found: Extraction, entities: Mapping[EntityId, Term], events: Mapping[EventId, Term]
) -> dict[Span, tuple[Pair, ...]]:
    """How each mention and trigger refers, and what to, by its span."""
    told: dict[Span, set[tuple[Term, Term]]] = {}
    for mention in found.mentions:
        pairs = told.setdefault(mention.span, set())
        pairs.add((KG.mentionKind, literal(mention.kind.value)))
        if mention.entity is not None and mention.entity in entities:
            pairs.add((KG.refersTo, entities[mention.entity]))
    for event in found.events:
        for span in (event.trigger, *event.mentions):
            told.setdefault(span, set()).update(((KG.mentionKind, _TRIGGER), (KG.refersTo, events[event.id])))
    return {span: tuple(sorted(pairs)) for span, pairs in told.items()}


def filler(desk: Desk, entity: EntityId | None, span: Span, label: str = "") -> Term:
    """The entity that fills a slot, or else a node that stands for the words at `span`, or is called `label`."""
    known = desk.entities.get(entity) if entity is not None else None
    return known or describe(desk, span, label)


def describe(desk: Desk, span: Span, label: str = "") -> Term:
    """A node for something the text describes and that is no entity of the article."""
    words = label or desk.words(span)
    node = (
        desk.mint("description", span.begin, span.end, label)
        if label
        else f"description:{desk.key}-{span.begin}-{span.end}"
    )
    desk.sheet.place(node, Shelf.ENTITY, span.begin)
    return desk.sheet.put(
        node,
        (A, KG.Description),
        (LABEL, desk.label(words)),
        (KG.passage, passage(desk, span)),
        (KG.inArticle, desk.document),
    )


def label_of(desk: Desk, entities: Mapping[EntityId, Entity], argument: Argument) -> str:
    """How a filler is called in a label."""
    known = entities.get(argument.entity) if argument.entity is not None else None
    return desk.phrase(known.label if known else argument.label or desk.words(argument.span))
