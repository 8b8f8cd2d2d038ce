"""The light verb that carries a noun's event: "launched an attack", "came under attack", "took part in the raid"."""

from dataclasses import dataclass

from kg.extract.events.words import Words
from kg.extract.syntax import OBJECTS, outermost
from kg.extract.tokens import Token

TAKING_PART = frozenset({"participate", "take", "join", "engage", "involve", "be", "agree"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """The verb that carries a noun's event; its subject does it ("launched") or undergoes it ("came under")."""

    verb: Token
    undergoes: bool


def carrier(noun: Token, words: Words) -> Anchor | None:
    """The light verb that carries a noun's event, if one does."""
    outer = outermost(noun, words.transparent)
    top = first_conjunct(outer)
    verb = top.head
    if top.dep_ == "pobj":
        return _under(top.head, words)
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    if top.dep_ in OBJECTS | {"nsubjpass"} and (verb.lemma_ in words.light or verb.lower_ in words.light):
        return Anchor(verb, undergoes=False)
    if top.dep_ in OBJECTS | {"attr"} and verb.lemma_ in words.undergoing - {"be"}:
        return Anchor(verb, undergoes=True)
    return None


def first_conjunct(token: Token) -> Token:
    """The first of the nouns that a noun is joined to, itself where it is none."""
    while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    return token


def _under(preposition: Token, words: Words) -> Anchor | None:
    verb = preposition.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    if preposition.lower_ == "under" and verb.lemma_ in words.undergoing | {"remain", "find"}:
        return Anchor(verb, undergoes=True)
    if (
        preposition.lower_ in {"in", "out", "to", "into", "on"}
        and verb.lemma_ in TAKING_PART | {"carry"}
        and verb.lemma_ != "be"
    ):
        return Anchor(verb, undergoes=False)
    return None
