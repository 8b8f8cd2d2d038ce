"""Mentions of violence that tell of none: a striker's shot, a rival attacked over a tax, a battle of budgets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.events.found import Found
from kg.extract.reading import Reading
from kg.extract.syntax import after_preposition
from kg.extract.tokens import Doc, Token, Tokens
from kg.model import EntityType, MentionKind
from kg.schema import Schema

VIOLENT = ("Attack", "Death", "Injury")
SCORE = re.compile(r"\d{1,2}[-–]\d{1,2}(?![\d-])")
ENOUGH = 2  # words of a domain that make a paragraph one of it
SITES = frozenset({EntityType.PLACE, EntityType.FACILITY, EntityType.VEHICLE})
UNDERGOING = ("target", "victim")
REASONS = frozenset({"for", "over", "as"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Senses:
    """The words of `ontology/figurative.ttl` that tell violence from figures of speech."""

    sport: frozenset[str]
    politics: frozenset[str]
    violence: frozenset[str]
    double: frozenset[str]
    objects: frozenset[str]
    modifiers: frozenset[str]
    saying: frozenset[str]


def read_senses(schema: Schema) -> Senses:
    """The senses out of the ontology."""
    return Senses(
        sport=schema.listed("SportWord"),
        politics=schema.listed("PoliticsWord"),
        violence=schema.listed("ViolenceSign"),
        double=schema.listed("WordsOfTwoSenses"),
        objects=schema.listed("FigurativeOf"),
        modifiers=schema.listed("FigurativeModifier"),
        saying=schema.listed("SayingClause"),
    )


def is_figurative(found: Found, reading: Reading, senses: Senses) -> bool:
    """Whether a mention of violence is a figure of speech where it stands."""
    if not any(found.frame.is_a(name) for name in VIOLENT):
        return False
    if _by_phrase(found.trigger, senses):
        return True
    paragraph = _paragraph(found.trigger)
    if _is_sport(paragraph, senses) and not _hurts_people(found, reading):
        return not _has_sign(paragraph, found.trigger, senses)
    return found.trigger.lemma_.lower() in senses.double and _is_verbal(found, reading, senses, paragraph)


def _by_phrase(trigger: Token, senses: Senses) -> bool:
    """By its own words: "bloodless battle", "war of words", "attacked her rival, calling him", "for taking money"."""
    if trigger.pos_ == "VERB":
        return trigger.lemma_.lower() in senses.double and any(_tells_words(c, senses) for c in trigger.children)
    if any(child.lower_ in senses.modifiers for child in trigger.lefts):
        return True
    matters = after_preposition(trigger, "of", "for", "over", "against", "on")
    return any(noun.lemma_.lower() in senses.objects for noun in matters)


def _tells_words(child: Token, senses: Senses) -> bool:
    if child.dep_ == "advcl":
        return child.tag_ == "VBG" and child.lemma_.lower() in senses.saying
    if child.dep_ == "dobj":
        return child.lemma_.lower() in senses.objects
    return child.lower_ in REASONS and any(inner.dep_ == "pcomp" for inner in child.children)


def _is_sport(paragraph: Tokens, senses: Senses) -> bool:
    words = {token.lemma_.lower() for token in paragraph} & senses.sport
    return len(words) >= ENOUGH or (bool(words) and any(SCORE.match(text) for text in _joined(paragraph)))


def _joined(words: Tokens) -> Iterator[str]:
    """Every three words as they stand, for a score may be one word or three."""
    listed = [f"{token.text}{token.whitespace_}" for token in words]
    return ("".join(listed[at : at + 3]) for at in range(len(listed)))


def _hurts_people(found: Found, reading: Reading) -> bool:
    """Whether a person, or a number of people, is told to undergo it."""
    for filler in found.role(*UNDERGOING):
        entity = reading.entity(filler.entity)
        if entity is not None and (entity.type is EntityType.PERSON or entity.plural):
            return True
        if filler.token.like_num or any(child.dep_ == "nummod" for child in filler.token.children):
            return True
    return False


def _is_verbal(found: Found, reading: Reading, senses: Senses, paragraph: Tokens) -> bool:
    """Whether somebody is only criticised: no arms or place, and a person's act or a paragraph on politics."""
    if found.role("weapon", "place") or _has_sign(found.trigger.sent, found.trigger, senses):
        return False
    if any(_is_site(filler.token, reading) for filler in found.role(*UNDERGOING)):
        return False
    if found.frame.is_a("Attack") and any(_is_named_person(f.token, reading) for f in found.role("perpetrator")):
        return not _has_sign(paragraph, found.trigger, senses)
    return len({token.lemma_.lower() for token in paragraph} & senses.politics) >= ENOUGH


def _is_site(token: Token, reading: Reading) -> bool:
    mention = reading.mention_headed(token)
    return mention is not None and mention.type in SITES


def _is_named_person(token: Token, reading: Reading) -> bool:
    entity = reading.entity_at(token)
    mention = reading.mention_at(token)
    named = entity is not None and entity.named and entity.type is EntityType.PERSON
    return named and mention is not None and mention.kind is not MentionKind.NOMINAL


def _has_sign(words: Tokens, trigger: Token, senses: Senses) -> bool:
    """Whether arms, armed people or casualties stand among the words, the trigger aside."""
    told = (t for t in words if t.i != trigger.i and not any(c.lower_ == "off" for c in t.children))
    return any(t.lemma_.lower() in senses.violence or t.lower_ in senses.violence for t in told)


def _paragraph(token: Token) -> Tokens:
    """The line of text round a token."""
    doc = token.doc
    begin = next((i + 1 for i in _breaks(doc, range(token.i, -1, -1))), 0)
    end = next(_breaks(doc, range(token.i, len(doc))), len(doc))
    return doc[begin:end]


def _breaks(doc: Doc, positions: range) -> Iterator[int]:
    return (i for i in positions if doc[i].is_space and "\n" in doc[i].text)
