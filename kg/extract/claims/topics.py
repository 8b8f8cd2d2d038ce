"""What a claim is about: the events told and the things named in its content."""

from bisect import bisect_left
from dataclasses import replace
from typing import TypeVar

from kg.model import Claim, EntityId, EntityType, EventId, Extraction, Mention, MentionKind, Span

_Key = TypeVar("_Key", EventId, EntityId)
NO_TOPIC = frozenset({EntityType.QUANTITY, EntityType.MONEY, EntityType.DATE, EntityType.TIME})


class Topics:
    """The article's event words and mentions by where they stand."""

    def __init__(self, extraction: Extraction) -> None:
        """Order what may be a topic by where it begins."""
        self._events: list[tuple[Span, EventId]] = sorted(
            (span, event.id) for event in extraction.events for span in event.mentions
        )
        self._entities: list[tuple[Span, EntityId]] = sorted(
            (m.span, m.entity) for m in extraction.mentions if m.entity is not None and _names_a_thing(m)
        )

    def of(self, claim: Claim) -> Claim:
        """The claim with the events and entities of its content, in text order; the speaker is none of them."""
        events = (key for span, key in self._from(self._events, claim) if claim.content.contains(span))
        things = (key for span, key in self._from(self._entities, claim) if claim.content.contains(span))
        return replace(
            claim,
            about_events=tuple(dict.fromkeys(events)),
            about_entities=tuple(key for key in dict.fromkeys(things) if key != claim.speaker_entity),
        )

    @staticmethod
    def _from(found: list[tuple[Span, _Key]], claim: Claim) -> list[tuple[Span, _Key]]:
        first = bisect_left(found, claim.content.begin, key=lambda pair: pair[0].begin)
        last = bisect_left(found, claim.content.end, key=lambda pair: pair[0].begin)
        return found[first:last]


def _names_a_thing(mention: Mention) -> bool:
    return mention.kind is not MentionKind.PRONOUN and mention.type not in NO_TOPIC
