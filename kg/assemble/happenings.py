"""Events, with a statement for every argument, count and cause; direct properties only where the outlet asserts."""

from collections.abc import Iterable, Mapping

from kg.assemble.desk import STATUSES, Desk
from kg.assemble.grounds import cited, put_as, when
from kg.assemble.sheet import Pair, Shelf
from kg.assemble.terms import KG, LABEL, RDF, number, text, yes
from kg.assemble.things import filler, label_of
from kg.model import Argument, Cause, Count, Entity, EntityId, Event, Evidence, Status
from kg.schema import Schema
from kg.schema.iris import camel
from kg.schema.turtle import A, Term, literal

_ROLE_TERMS = {"date": "dateMention"}  # kg:date leads to a moment; its words, as an argument, are something else
_ACTORS, _OBJECTS, _PLACES = ("perpetrator", "agent"), ("victim", "target", "patient"), ("place",)
_BEFORE = {_ACTORS: "by", _PLACES: "in"}


def write_events(desk: Desk, events: Iterable[Event], entities: Mapping[EntityId, Entity]) -> None:
    """A node an event, a statement an argument and date, a node a count, and where each is mentioned."""
    for event in events:
        node = desk.sheet.place(desk.thing(event.id), Shelf.EVENT, event.trigger.begin)
        desk.sheet.put(node, *_properties(desk, event, entities))
        for argument in event.arguments:
            _write_argument(desk, event, argument)
        _write_date(desk, event)
        for count in event.counts:
            _write_count(desk, event, count)


def _properties(desk: Desk, event: Event, entities: Mapping[EntityId, Entity]) -> tuple[Pair, ...]:
    classes = event_classes(event, desk.schema)
    label = literal(_title(desk, event, entities))
    return (
        *((A, one) for one in ((KG.Event, *classes) if event.status is Status.ASSERTED else (KG.ReportedEvent,))),
        (LABEL, label),
        (KG.eventType, KG(event.frame)),
        *((KG.eventClass, one) for one in classes),
        (KG.typeLabel, literal(event.type)),
        (KG.status, STATUSES[event.status]),
        *put_as(event.factuality),
        *cited(desk, event.evidence),
        (KG.inArticle, desk.document),
    )


def event_classes(event: Event, schema: Schema) -> tuple[Term, ...]:
    """The classes of an event below kg:Event, its own first; a type the ontology lacks is taken by its labels."""
    frame = schema.frames.get(event.frame)
    labels = (camel(label, upper=True) for label in event.classes if label != event.type)
    names = (event.frame, *(frame.ancestors if frame else labels))
    return tuple(KG(name) for name in dict.fromkeys(names) if name != "Event")


def _title(desk: Desk, event: Event, entities: Mapping[EntityId, Entity]) -> str:
    """The type with who, whom and where: "raid by rebels on a camp in Velden", "killing of two scouts by rebels".

    A filler that is less sure than the event is left out: a label must not say what is only claimed.
    """
    sure = [a for a in event.arguments if a.status in {Status.ASSERTED, event.status}]
    after = _after(desk.schema, event.type)
    order = (_OBJECTS, _ACTORS) if after == "of" else (_ACTORS, _OBJECTS)
    parts, told = [event.type], set[str]()
    for roles in (*order, _PLACES):
        spoken = (label_of(desk, entities, a) for role in roles for a in sure if a.role == role and not a.label)
        fillers = [one for one in dict.fromkeys(spoken) if one not in told][:2]
        if fillers:
            parts.append(f"{after if roles is _OBJECTS else _BEFORE[roles]} {' and '.join(fillers)}")
        told.update(fillers)
    return " ".join(parts)


def _after(schema: Schema, kind: str) -> str:
    """The preposition between a type and its object: "raid on", "killing of"."""
    last = kind.rpartition(" ")[2]
    lists = (schema.words[name] for name in ("FollowedByOn", "FollowedByAgainst") if name in schema.words)
    return next((words.means for words in lists if words.means and last in words.words), "of")


def _write_argument(desk: Desk, event: Event, argument: Argument) -> None:
    predicate = KG(_ROLE_TERMS.get(argument.role, argument.role))
    value = filler(desk, argument.entity, argument.span, argument.label)
    within = (KG.within, desk.claim(argument.claim))
    state(desk, (desk.thing(event.id), predicate, value), told(event, argument.status), argument.evidence, within)


def told(event: Event, own: Status) -> Status:
    """Whose word a part of an event is: its own status where it has one, and never surer than the event."""
    return event.status if own is Status.ASSERTED else own


def _write_date(desk: Desk, event: Event) -> None:
    if event.moment is not None:
        triple = (desk.thing(event.id), KG.date, when(desk, event.moment))
        state(desk, triple, told(event, event.moment_status), event.moment_evidence or event.evidence)


def state(desk: Desk, triple: tuple[Term, Term, Term], status: Status, evidence: Evidence, *more: Pair) -> Term:
    """The statement node of a fact, and the fact as a direct triple only if the outlet itself asserts it."""
    subject, predicate, value = triple
    begin = evidence.span.begin
    node = desk.node(Shelf.FACT, "fact", begin, evidence.span.end, subject, predicate, value)
    if status is Status.ASSERTED:
        desk.sheet.put(subject, (predicate, value))
    return desk.sheet.put(
        node,
        (A, KG.Fact),
        (RDF.subject, subject),
        (RDF.predicate, predicate),
        (RDF.object, value),
        (KG.status, STATUSES[status]),
        *cited(desk, evidence),
        *more,
    )


def _write_count(desk: Desk, event: Event, count: Count) -> None:
    subject, span = desk.thing(event.id), count.span
    key = (span.end, subject, count.outcome.value, count.group or "", count.minimum or 0, count.maximum or 0)
    desk.sheet.put(
        desk.node(Shelf.COUNT, "count", span.begin, *key),
        (A, KG.CasualtyCount),
        (KG.countOf, subject),
        (KG.outcome, literal(count.outcome.value)),
        (KG.minimum, number(count.minimum)),
        (KG.maximum, number(count.maximum)),
        (KG.group, desk.label(count.group) if count.group else None),
        (KG.groupEntity, desk.entity(count.group_entity)),
        (KG.included, yes(count.included)),
        (KG.accordingTo, desk.entity(count.according_to)),
        (KG.accordingToLabel, text(count.according_to_label)),
        (KG.within, desk.claim(count.claim)),
        (KG.status, STATUSES[told(event, count.status)]),
        *cited(desk, count.evidence),
    )


def write_causes(desk: Desk, causes: Iterable[Cause], events: Iterable[Event]) -> None:
    """A statement a cause. The direct triple needs both its events asserted too."""
    asserted = {event.id for event in events if event.status is Status.ASSERTED}
    for cause in causes:
        status = cause.status
        if status is Status.ASSERTED and not {cause.cause, cause.effect} <= asserted:
            status = Status.ATTRIBUTED
        triple = (desk.thing(cause.cause), KG.causes, desk.thing(cause.effect))
        state(desk, triple, status, cause.evidence, (A, KG.CausalFact), (KG.cue, desk.label(desk.words(cause.cue))))
