"""An extraction as the contract's stand-off JSON: one object an article, offsets in code points, half-open."""

from collections.abc import Iterable

from kg.model import (
    Argument,
    Claim,
    Count,
    Entity,
    EntityId,
    Event,
    Link,
    Linked,
    Mention,
    Relation,
    Span,
    TimeMention,
)

Json = dict[str, object]
NOT_MENTIONS = {"date", "time"}


def standoff(linked: Linked) -> Json:
    """The object of section 3 of the contract; every list is sorted by `begin`."""
    found, article = linked.extraction, linked.extraction.article
    text = article.text
    links = {link.entity: link for link in linked.links}
    return {
        "id": article.id,
        "source": article.source,
        "text_sha256": article.text_sha256,
        "text": text,
        "title": article.title,
        "published": article.published,
        "language": article.language,
        "mentions": _by_begin(_mention(m, text) for m in found.mentions if m.type.value not in NOT_MENTIONS),
        "entities": [_entity(entity, links) for entity in found.entities],
        "times": _by_begin(_time(time, text) for time in found.times),
        "events": _by_begin(_event(event, text) for event in found.events),
        "relations": _by_begin(_relation(relation) for relation in found.relations),
        "claims": [_claim(claim) for claim in sorted(found.claims, key=lambda claim: claim.content)],
    }


def _by_begin(rows: Iterable[Json]) -> list[Json]:
    return sorted(rows, key=lambda row: (row["begin"], row["end"]))


def _at(span: Span) -> Json:
    return {"begin": span.begin, "end": span.end}


def _mention(mention: Mention, text: str) -> Json:
    return {
        **_at(mention.span),
        "text": mention.span.of(text),
        "type": mention.type.value,
        "kind": mention.kind.value,
        "entity": mention.entity,
    }


def _entity(entity: Entity, links: dict[EntityId, Link]) -> Json:
    link = links.get(entity.id)
    return {
        "id": entity.id,
        "type": entity.type.value,
        "label": entity.label,
        "wikidata": link.item if link else None,
        "score": link.score if link else 0.0,
    }


def _time(time: TimeMention, text: str) -> Json:
    return {
        **_at(time.span),
        "text": time.span.of(text),
        "type": time.type.value,
        "value": time.moment.value,
        "edtf": time.moment.edtf,
    }


def _event(event: Event, text: str) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "classes": list(event.classes),
        **_at(event.trigger),
        "text": event.trigger.of(text),
        "mentions": [_at(span) for span in event.mentions],
        "status": event.status.value,
        "date": event.moment.edtf if event.moment else None,
        "arguments": _by_begin(_argument(argument, text) for argument in event.arguments),
        "casualties": _by_begin(_count(count) for count in event.counts),
    }


def _argument(argument: Argument, text: str) -> Json:
    return {
        "role": argument.role,
        **_at(argument.span),
        "text": argument.span.of(text),
        "entity": argument.entity,
        "status": argument.status.value,
        "rule": argument.evidence.rule,
    }


def _count(count: Count) -> Json:
    return {
        "outcome": count.outcome.value,
        "minimum": count.minimum,
        "maximum": count.maximum,
        **_at(count.span),
        "group": count.group,
        "according_to": count.according_to_label,
    }


def _relation(relation: Relation) -> Json:
    return {
        "type": relation.type,
        **_at(relation.evidence.span),
        "source": relation.source,
        "target": relation.target,
        "status": relation.status.value,
    }


def _claim(claim: Claim) -> Json:
    return {
        "source": {**_at(claim.speaker), "entity": claim.speaker_entity} if claim.speaker else None,
        "cue": _at(claim.cue),
        "content": _at(claim.content),
        "stance": claim.stance.value,
        "via": claim.via_label,
        "about": list(claim.about_events),
    }
