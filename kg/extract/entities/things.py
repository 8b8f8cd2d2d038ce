"""From drafts to mentions and entities: ids in text order, labels, names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.extract.entities.drafts import Draft, Page
from kg.model import Entity, EntityId, EntityType, Mention, MentionKind, Span


@dataclass(slots=True, kw_only=True)
class Thing:
    """An entity while its mentions are gathered."""

    id: EntityId
    first: Draft
    names: list[str] = field(default_factory=list)


def entities_and_mentions(
    page: Page, text: str, drafts: Sequence[Draft], keys: Mapping[tuple[int, int], str]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The mentions sorted by span, and their entities numbered in the order of their first mention."""
    things: dict[tuple[str, EntityType], Thing] = {}
    mentions: list[Mention] = []
    for number, draft in enumerate(drafts):
        key = keys.get((draft.name.start, draft.name.end), draft.name.key) if draft.name else f"\n{number}"
        thing = things.setdefault((key, draft.type), Thing(id=EntityId(f"e{len(things) + 1}"), first=draft))
        if draft.name is not None:
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
