"""Nouns that take up an event instead of telling one: "the raid", "the assassination attempt", "called an attack"."""

from kg.extract.events.words import Words
from kg.extract.syntax import is_definite
from kg.extract.tokens import Token

THINGS = frozenset({"it", "this", "that"})


def bearer(noun: Token) -> Token:
    """The noun that bears the article: "attempt" for "assassination" in "the assassination attempt"."""
    while noun.dep_ in {"compound", "nmod"} and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    return noun


def refers(noun: Token) -> bool:
    """Whether a noun is meant to be known: "the attack", or what "it" is said to be: "it was a terrorist attack"."""
    borne = bearer(noun)
    return is_definite(borne) or _is_said_of_it(borne)


def _is_said_of_it(noun: Token) -> bool:
    if noun.dep_ != "attr" or noun.head.lemma_ != "be":
        return False
    return any(child.dep_ == "nsubj" and child.lower_ in THINGS for child in noun.head.children)


def is_description(noun: Token, words: Words) -> bool:
    """Whether a noun only says what somebody calls an event: "called the blast an attack", "treated as an attack"."""
    if noun.dep_ in {"dobj", "attr"} and noun.head.lemma_ in words.constituting:
        return True
    if noun.dep_ == "oprd":
        return noun.head.lemma_ in words.describing
    return noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.lemma_ in words.describing
