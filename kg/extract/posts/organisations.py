"""Where a role is held: the organisation or country before it ("US President") or after it ("head of X")."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.nations import Nations, state_of
from kg.extract.posts.roles import Role
from kg.extract.reading import Reading
from kg.extract.syntax import after_preposition, is_definite
from kg.extract.tokens import Token
from kg.model import EntityId, EntityType, Mention, MentionKind

HOLDS_POSTS = frozenset({EntityType.ORGANISATION, EntityType.PLACE, EntityType.NATIONALITY, EntityType.FACILITY})
REACH = 8  # words before a role that may name its organisation
STOPS = frozenset({"VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PUNCT", "NUM"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """The prepositions between a role and its organisation, and the states that adjectives are made from."""

    prepositions: frozenset[str]
    nations: Nations


def organisation(role: Role, reading: Reading, words: PlaceWords) -> EntityId | None:
    """The entity a role belongs to: after its preposition first, then before it, an organisation before a country."""
    found = list(_after(role, reading, words.prepositions)) or list(_before(role, reading))
    if role.kind == "occupation":  # "a Syrian researcher" says where from, not where at
        found = [m for m in found if m.type not in {EntityType.NATIONALITY, EntityType.PLACE}]
    ranked = sorted(found, key=lambda m: m.type is not EntityType.ORGANISATION)
    taken_up = _taken_up(role, reading) if not ranked else None
    if taken_up is not None:
        return taken_up
    if ranked or role.kind == "occupation":
        return ranked[0].entity if ranked else None
    return _adjective(role, reading, words.nations)


def _taken_up(role: Role, reading: Reading) -> EntityId | None:
    """The organisation named last whose name holds the possessor's noun: "the movement's leader" of a Dawn Movement."""
    noun = next((c for c in role.head.children if c.dep_ == "poss" and c.pos_ == "NOUN" and is_definite(c)), None)
    if noun is None:
        return None
    for mention in reversed(reading.extraction.mentions):
        named = mention.kind is MentionKind.NAME and mention.type is EntityType.ORGANISATION
        if named and mention.span.end <= noun.idx and noun.lower_ in mention.span.of(reading.text).lower().split():
            return mention.entity
    return None


def _adjective(role: Role, reading: Reading, known: Nations) -> EntityId | None:
    """The state of "Iraqi" in "Iraqi prime minister", where the adjective is no mention of its own."""
    at, start = role.begin - 1, role.head.sent.start
    while at >= max(start, role.begin - REACH) and reading.doc[at].pos_ not in STOPS:
        state = state_of(reading.doc[at], reading, known)
        if state is not None:
            return state
        at -= 1
    return None


def _after(role: Role, reading: Reading, prepositions: frozenset[str]) -> Iterator[Mention]:
    """The nouns after the role's own preposition, or after one the parser hung further up but that follows it."""
    for noun in after_preposition(role.head, *sorted(prepositions)):
        mention = reading.mention_at(noun) if noun.i >= role.end else None
        if mention is not None and mention.type in HOLDS_POSTS and mention.entity is not None:
            yield mention
            return
    following = reading.doc[role.end] if role.end < len(reading.doc) else None
    if following is not None and following.text == "," and role.kind != "occupation":
        yield from _after_comma(following, reading)
    if following is not None and following.lower_ in {"of", "for", "at"} and following.head is not role.head:
        yield from _objects_of(following, reading)


def _after_comma(comma: Token, reading: Reading) -> Iterator[Mention]:
    """The organisation of "X, commander, Northern Command, said"."""
    at = comma.i + 1 + (comma.i + 1 < len(reading.doc) and reading.doc[comma.i + 1].lower_ == "the")
    mention = reading.mention_at(reading.doc[at]) if at < len(reading.doc) else None
    known = mention is not None and mention.type is EntityType.ORGANISATION and mention.kind is MentionKind.NAME
    if known and mention is not None and mention.entity is not None and mention.span.begin > comma.idx:
        yield mention


def _objects_of(preposition: Token, reading: Reading) -> Iterator[Mention]:
    for noun in preposition.children:
        mention = reading.mention_at(noun)
        if noun.dep_ == "pobj" and mention is not None and mention.type in HOLDS_POSTS and mention.entity is not None:
            yield mention


def _before(role: Role, reading: Reading) -> Iterator[Mention]:
    """The mentions in the noun phrase before a role, the nearest first; a possessive pronoun counts as its entity."""
    at, start = role.begin - 1, role.head.sent.start
    seen: set[int] = set()
    while at >= max(start, role.begin - REACH):
        token = reading.doc[at]
        mention = reading.mention_at(token)
        if token.pos_ in STOPS and token.text not in {"-", "'s"} and not (mention and mention.type in HOLDS_POSTS):
            return
        fits = mention is not None and mention.type in HOLDS_POSTS and mention.entity is not None
        if fits and mention is not None and mention.span.begin not in seen:
            seen.add(mention.span.begin)
            yield mention
        at -= 1
