"""Fills a frame's roles from the slots beside its trigger."""

from collections.abc import Iterator, Mapping, Sequence

from kg.extract.events.fillers import Typist
from kg.extract.events.found import Filler, Found
from kg.extract.events.slots import Slots
from kg.extract.reading import Reading
from kg.extract.syntax import after_preposition, conjuncts, phrase
from kg.extract.tokens import Token
from kg.model import EntityType, Mention, MentionKind
from kg.schema import Frame, Role, Slot

WEAK = frozenset({"compound", "adjective", "possessive"})  # give way to "by X" and to a light verb's subject
STRONG = frozenset({"subject", "object", "on", "against", "of", "at"})
# Shares of right answers by slot, read on the development half of a public event corpus.
CONFIDENCE: Mapping[str, float] = {
    "object": 0.84,
    "subject": 0.8,
    "by": 0.85,
    "possessive": 0.75,
    "adjective": 0.7,
    "compound": 0.65,
    "of": 0.7,
    "on": 0.75,
    "against": 0.8,
    "at": 0.75,
    "nested": 0.5,
}
NAMED_ACTORS = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE, EntityType.NATIONALITY})
SUFFERERS = frozenset({"victim", "target", "patient"})
DOERS = frozenset({"perpetrator", "agent"})
ARMS = frozenset({"weapon", "vehicle"})
OWNING = frozenset({"poss", "compound", "amod", "nmod"})
ACTORS = frozenset({"group", "state", "person"})
WHERE = frozenset({"in", "at", "near", "outside", "inside"})
GROUPS = frozenset({EntityType.PERSON, EntityType.ORGANISATION})
STATES = frozenset({"GPE", "NORP"})
OTHER_SLOT = 0.65
UNTYPED = 0.8  # an untyped filler is right that much less often


def fill(frame: Frame, slots: Slots, typist: Typist, *, noun: bool) -> tuple[Filler, ...]:
    """The fillers of every role: a token fills one role; typed fillers go first, then untyped ones in strong slots."""
    taken: dict[Token, Filler] = {}
    for untyped in (False, True):
        for role in frame.roles:
            for slot, token in _candidates(role, slots, noun=noun):
                if slot.name in WEAK and any(f.role == role.name and f.rule not in WEAK for f in taken.values()):
                    continue
                if token not in taken and _suits(role, slot, token, typist, untyped=untyped):
                    taken[token] = make_filler(
                        role.name, token, typist, rule=slot.name, scale=UNTYPED if untyped else 1
                    )
    fillers = tuple(taken.values())
    acted = any(filler.role in DOERS for filler in fillers)
    return fillers if acted else (*fillers, *_doers_behind(frame, slots, typist))


def _doers_behind(frame: Frame, slots: Slots, typist: Typist) -> tuple[Filler, ...]:
    """Whose weapon or vehicle it is that acts: "Israel" in "Israeli tanks shelled the town"."""
    doer = next((role for role in frame.roles if role.name in DOERS), None)
    if doer is None:
        return ()
    owners = (
        owner
        for token in slots.get("subject", ())
        if typist.types(token) & ARMS
        for owner in token.lefts
        if owner.dep_ in OWNING and typist.types(owner) & ACTORS
    )
    return tuple(make_filler(doer.name, owner, typist, rule="owner") for owner in owners)


def _candidates(role: Role, slots: Slots, *, noun: bool) -> Iterator[tuple[Slot, Token]]:
    for slot in role.noun if noun else role.verb:
        for token in slots.get(slot.name, ()):
            yield slot, token


def _suits(role: Role, slot: Slot, token: Token, typist: Typist, *, untyped: bool) -> bool:
    types = typist.types(token)
    if (
        token.lower_.endswith(("self", "selves"))
        or _asks(token, typist)
        or (slot.name == "subject" and _is_mere_place(token, types))
    ):
        return False
    if not types:
        return untyped and not role.strict and slot.name in STRONG and _may_be_untyped(token)
    return not untyped and bool(types & slot.types)


def _asks(token: Token, typist: Typist) -> bool:
    """As in "It is not clear who did it", "they" whom nobody knows; a relative "who" has been followed to its noun."""
    return token.tag_ in {"PRP", "WP", "WDT"} and typist.reading.entity_at(token) is None


def _is_mere_place(token: Token, types: frozenset[str]) -> bool:
    """Whether a place stands after "in" or "at": in "a raid in Iraq which killed two" it is the raid that killed."""
    while token.dep_ in {"appos", "conj"}:
        token = token.head
    return types == {"place"} and token.dep_ == "pobj" and token.head.lower_ in WHERE


def _may_be_untyped(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "PRON"} and token.lower_ not in {
        "it",
        "that",
        "this",
        "which",
        "what",
        "there",
    }


def members(fillers: Sequence[Filler], typist: Typist) -> Iterator[Filler]:
    """The persons told after "including" among those who undergo it: "ten people, including the mayor"."""
    for filler in fillers:
        if filler.role in SUFFERERS and filler.rule in {"object", "of"}:
            for near in (filler.token, filler.token.head):
                for noun in after_preposition(near, "including"):
                    yield from (
                        make_filler(filler.role, one, typist, rule="including")
                        for one in conjuncts(noun)
                        if _is_named_actor(one, typist.reading) or "person" in typist.types(one)
                    )


def fill_nested(found: Found, typist: Typist) -> tuple[Filler, ...]:
    """Who is named first inside what is said or done: "threatened to attack Mosul", "demanded talks with rebels"."""
    nested = found.frame.nested
    if not nested or found.role(nested, "patient", "target", "victim"):
        return ()
    taken = {t.i for filler in found.role("agent", "perpetrator") for t in filler.token.subtree}
    for token in _inside(found):
        if token.i not in taken and _is_named_actor(token, typist.reading):
            named = (one for one in conjuncts(token) if _is_named_actor(one, typist.reading))
            return tuple(make_filler(nested, one, typist, rule="nested") for one in named)
    return ()


def _inside(found: Found) -> Iterator[Token]:
    """What follows an event's word in its own clause, save where it happened."""
    for token in dict.fromkeys((*found.trigger.subtree, *found.anchor.subtree)):
        if token.i > found.trigger.i and not _tells_where(token, found):
            yield token


def _tells_where(token: Token, found: Found) -> bool:
    """Whether a token stands in a phrase such as "in Basra" that hangs on the event's own word."""
    preposition = token.head
    return (
        preposition.dep_ == "prep"
        and preposition.lower_ in WHERE
        and (preposition.head is found.trigger or preposition.head is found.anchor)
    )


def _is_named_actor(token: Token, reading: Reading) -> bool:
    mention = reading.mention_headed(token) if token.dep_ not in {"npadvmod", "compound"} else None
    if mention is None or mention.type not in NAMED_ACTORS:
        return False
    return mention.kind is MentionKind.NAME or (
        mention.type in GROUPS and any(c.ent_type_ in STATES for c in token.lefts)
    )


def make_filler(role: str, token: Token, typist: Typist, *, rule: str, scale: float = 1) -> Filler:
    """A filler with its phrase, entity and confidence."""
    head, reading = typist.head(token), typist.reading
    mention = _mention(head, reading) or reading.mention_headed(token) or reading.mention_at(head)
    return Filler(
        role=role,
        token=token,
        span=phrase(token),
        entity=mention.entity if mention else None,
        rule=rule,
        confidence=round(CONFIDENCE.get(rule, OTHER_SLOT) * scale, 2),
    )


def _mention(head: Token, reading: Reading) -> Mention | None:
    """The mention a noun heads; the name apposed to it, where it is none itself ("the commander, Ali Porro")."""
    own = reading.mention_headed(head)
    if own is not None and own.kind is MentionKind.NAME:
        return own
    for child in head.children:
        apposed = reading.mention_headed(child) if child.dep_ == "appos" else None
        if apposed is not None and apposed.kind is MentionKind.NAME and (own is None or apposed.type is own.type):
            return apposed
    return own
