"""From drafts to mentions and entities: ids in text order, labels, names."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extract.entities.drafts import Draft, Page
from kg.model import Entity, EntityId, Mention, MentionKind, Span


@dataclass(slots=True, kw_only=True)
class Thing:
    """An entity while its mentions are gathered."""

    id: EntityId
    first: Draft
    names: list[str] = field(default_factory=list)


def entities_and_mentions(
    page: Page, text: str, drafts: Sequence[tuple[Draft, str]]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The mentions sorted by span, and their entities numbered in the order of their first mention.

    Each draft comes with the key of the thing it is about; equal keys are one entity.
    """
    things: dict[str, Thing] = {}
    mentions: list[Mention] = []
    for draft, key in drafts:
        thing = things.get(key)
        if thing is None:
            thing = things[key] = Thing(id=EntityId(f"e{len(things) + 1}"), first=draft)
        if draft.name is not None:
            if not thing.names:
                thing.first = draft
            thing.names.append(_plain(page, text, draft.name.start, draft.name.end))
        mentions.append(_mention(page, draft, thing.id))
    return tuple(mentions), tuple(_entity(page, text, thing) for thing in things.values())


def _plain(page: Page, text: str, start: int, end: int) -> str:
    first, last = page.doc[start], page.doc[end - 1]
    return " ".join(text[first.idx : last.idx + len(last)].split())


def _mention(page: Page, draft: Draft, entity: EntityId) -> Mention:
    first, last, head = page.doc[draft.start], page.doc[draft.end - 1], page.doc[draft.head]
    return Mention(
        span=Span(first.idx, last.idx + len(last)),
        head=Span(head.idx, head.idx + len(head)),
        type=draft.type,
        kind=draft.kind,
        entity=entity,
    )


def _entity(page: Page, text: str, thing: Thing) -> Entity:
    first = thing.first
    label = max(thing.names, key=_fullness) if thing.names else _plain(page, text, first.start, first.end)
    return Entity(
        id=thing.id,
        type=first.type,
        label=label,
        names=tuple(sorted(set(thing.names))),
        named=bool(thing.names),
        plural=first.plural and first.kind is MentionKind.NOMINAL,
    )


def _fullness(name: str) -> tuple[int, int]:
    return len(name.split()), len(name)
