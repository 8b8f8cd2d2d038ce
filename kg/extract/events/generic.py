"""Mentions that are no single event, "its attacks", and words that mean one only beside others: "he died"."""

from collections.abc import Sequence

from kg.extract.events.found import Found
from kg.extract.events.slots import carrier, first_conjunct
from kg.extract.events.words import Words
from kg.extract.syntax import OBJECTS, outermost
from kg.extract.tokens import Token

NEAR = 150  # tokens: a handful of sentences
DETERMINED = frozenset({"the", "these", "those", "both"})
HABITS = frozenset(
    {"more", "further", "such", "any", "frequent", "regular", "repeated", "future", "other", "all", "many"}
)


def in_company(found: Sequence[Found]) -> list[Found]:
    """The mentions without those that need an event of another type close by and have none."""
    return [one for one in found if not one.amid or any(_keeps_company(one, other) for other in found)]


def _keeps_company(one: Found, other: Found) -> bool:
    near = abs(one.trigger.i - other.trigger.i) <= NEAR
    return near and not other.amid and any(other.frame.is_a(name) for name in one.amid)


def is_generic(found: Found, words: Words) -> bool:
    """Whether a plural noun tells of a practice rather than of events that happened."""
    noun = found.trigger
    if noun.tag_ not in {"NNS", "NNPS"} or not (found.frame.outcome or found.frame.is_a("Attack")):
        return False
    outer = outermost(first_conjunct(noun), words.transparent)
    if outer.dep_ in OBJECTS | {"nsubjpass"} and outer.head.lemma_ in words.habitual:
        return True
    if _is_counted(noun) or found.role("victim"):
        return False
    if outer is not noun:
        return outer.lower_ == "one"
    told = outer.dep_ in {"nsubj", "nsubjpass"} or found.role("perpetrator", "target") or carrier(noun, words)
    return not told and not _is_determined(noun)


def _is_counted(noun: Token) -> bool:
    return any(child.dep_ == "nummod" or child.lower_ in {"several", "two", "twin"} for child in noun.children)


def _is_determined(noun: Token) -> bool:
    words = {child.lower_ for child in noun.children if child.dep_ in {"det", "amod", "predet"}}
    return bool(words & DETERMINED) and not words & HABITS
