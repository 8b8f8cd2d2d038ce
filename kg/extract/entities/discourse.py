"""What has been talked about so far: drafts with the thing each is about, and where they stand in their sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.extract.entities.drafts import Draft, Page
from kg.model import EntityType, MentionKind

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
UNTYPED = frozenset({EntityType.QUANTITY, EntityType.MONEY, EntityType.NATIONALITY})


@dataclass(slots=True, kw_only=True)
class Talk:
    """A draft, the key of the thing it is about, its sentence's number, and whether it is a subject."""

    draft: Draft
    key: str
    sentence: int
    subject: bool


def talks(page: Page, drafts: Sequence[Draft], names: Mapping[tuple[int, int], str]) -> list[Talk]:
    """A talk for each draft; a description is about a thing of its own until it is resolved."""
    return [
        Talk(
            draft=draft,
            key=_key(draft, names, number),
            sentence=page.sentences[draft.head],
            subject=page.doc[draft.head].dep_ in SUBJECTS,
        )
        for number, draft in enumerate(drafts)
    ]


def _key(draft: Draft, names: Mapping[tuple[int, int], str], number: int) -> str:
    if draft.name is None:
        return f"#{number}"
    return f"{draft.type}:{names.get((draft.name.start, draft.name.end), draft.name.key)}"


def is_named(talk: Talk) -> bool:
    """Whether a name stands there."""
    return talk.draft.kind is MentionKind.NAME


def compatible(one: Draft, other: Draft) -> bool:
    """Whether two drafts can be about one thing, by type and number."""
    if one.type in UNTYPED or other.type in UNTYPED or one.plural != other.plural:
        return False
    return one.type is other.type or {one.type, other.type} == {EntityType.PLACE, EntityType.FACILITY}
