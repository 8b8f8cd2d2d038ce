"""The entities at the two ends of a relation: a mention of a fitting type, or the country an adjective is made from."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.nations import Nations, state_of
from kg.extract.reading import Reading, span_of
from kg.extract.relations.slots import MODIFIERS, heads
from kg.extract.tokens import Token
from kg.model import EntityId, EntityType, Span
from kg.schema.relations import RelationPattern

ACTORS = frozenset({EntityType.ORGANISATION, EntityType.PERSON})


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """One end of a relation: the entity and where it stands."""

    entity: EntityId
    span: Span


def sources(token: Token, pattern: RelationPattern, reading: Reading, known: Nations) -> Iterator[End]:
    """What stands on the source's side of a pattern; a place acts only where it is a state."""
    acts = bool(ACTORS & pattern.source_types)
    for end, type_ in _ends(token, pattern.source, reading, known):
        label = _label(end, reading)
        stands = not (acts and type_ is EntityType.PLACE) or label in known.countries
        if type_ in pattern.source_types and stands and label not in pattern.never_sources:
            yield end


def targets(token: Token, pattern: RelationPattern, reading: Reading, known: Nations) -> Iterator[End]:
    """What stands on the target's side of a pattern."""
    found = _ends(token, pattern.target, reading, known)
    return (end for end, type_ in found if type_ in pattern.target_types)


def _ends(token: Token, slot: str, reading: Reading, known: Nations) -> Iterator[tuple[End, EntityType]]:
    for head in heads(token, slot, reading):
        mention = reading.mention_headed(head)
        state = state_of(head, reading, known) if mention is None else None
        if state is not None:
            yield (End(entity=state, span=span_of(head)), EntityType.PLACE)
            continue
        if mention is None and head.dep_ not in MODIFIERS:
            mention = reading.mention_at(head)
        if mention is not None and mention.entity is not None:
            yield (End(entity=mention.entity, span=mention.span), mention.type)


def _label(end: End, reading: Reading) -> str:
    entity = reading.entity(end.entity)
    return entity.label.lower() if entity is not None else ""
