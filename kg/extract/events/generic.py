"""Mentions that are no single event, "its attacks", and words that mean one only beside others: "he died"."""

from collections.abc import Sequence

from kg.extract.events.carriers import carrier, first_conjunct
from kg.extract.events.found import Found
from kg.extract.events.words import Words
from kg.extract.reading import Reading
from kg.extract.syntax import OBJECTS, outermost
from kg.extract.tokens import Token
from kg.model import Outcome, Span, ZoneKind

NEAR = 150  # tokens: a handful of sentences
BULLETS = ("*", "•", "·", "-", "–")
HARM = frozenset({Outcome.KILLED, Outcome.INJURED})
PLURAL, SINGULAR = frozenset({"NNS", "NNPS"}), frozenset({"NN", "NNP"})
NAMED = frozenset({"pobj", "conj", "nsubj", "nsubjpass"})
TOLD = ("perpetrator", "target", "victim")
STATES = frozenset({"be", "become", "remain", "reach", "proliferate", "prevail", "persist"})
DETERMINED = frozenset({"the", "this", "that", "these", "those", "both"})
HABITS = frozenset(
    {"more", "further", "such", "any", "frequent", "regular", "repeated", "future", "other", "all", "many"}
)


def in_company(found: Sequence[Found], words: Words) -> list[Found]:
    """The mentions without those that need an event of another type close by, and without deaths by misfortune."""
    violent = {one.trigger.sent.start for one in found if one.frame.is_a("Attack")}
    told = [one for one in found if one.trigger.sent.start in violent or not _is_misfortune(one, words)]
    return [one for one in told if not one.amid or any(_keeps_company(one, other) for other in told)]


def _is_misfortune(found: Found, words: Words) -> bool:
    """Whether people came to harm by disaster, accident or disease, at nobody's hands."""
    doers = (filler.token.lemma_.lower() for filler in found.role("perpetrator"))
    if found.frame.outcome not in HARM or not words.misfortunes.issuperset(doers):
        return False
    return any(word.lemma_.lower() in words.misfortunes for word in found.trigger.sent)


def _keeps_company(one: Found, other: Found) -> bool:
    near = abs(one.trigger.i - other.trigger.i) <= NEAR
    return near and not other.amid and any(other.frame.is_a(name) for name in one.amid)


def is_generic(found: Found, reading: Reading, words: Words) -> bool:
    """Whether a mention of violence tells of a practice or a kind of deed rather than of events that happened."""
    if not (found.frame.outcome or found.frame.is_a("Attack")):
        return False
    if _recurs(found.anchor) or _is_entry(found.trigger, reading):
        return True
    if found.trigger.pos_ == "VERB":
        return _is_habit(found, reading)
    return found.trigger.tag_ in PLURAL | SINGULAR and _is_practice(found, words)


def _is_entry(token: Token, reading: Reading) -> bool:
    """Whether a word stands in an entry of a list of links: a line with a bullet and without a verb."""
    begin, end = reading.text.rfind("\n", 0, token.idx) + 1, reading.text.find("\n", token.idx)
    line = Span(begin, end if end >= 0 else len(reading.text))
    if not line.of(reading.text).lstrip().startswith(BULLETS):
        return False
    return not any(word.pos_ in {"VERB", "AUX"} for word in reading.tokens(line) or ())


def _recurs(token: Token) -> bool:
    """As in "every year", "each week"."""
    times = (child for child in token.children if child.dep_ == "npadvmod")
    return any(word.lower_ in {"every", "each"} for time in times for word in time.children)


def _is_practice(found: Found, words: Words) -> bool:
    """Whether nothing beside a noun tells which event it is: "murders", "a wave of kidnappings"."""
    noun = found.trigger
    first = first_conjunct(noun)
    outer = outermost(first, words.transparent)
    known = any(_is_determined(one) or _is_counted(one) for one in (noun, first))
    if noun.tag_ in PLURAL and outer.dep_ in OBJECTS | {"nsubjpass"} and outer.head.lemma_ in words.habitual:
        return not known
    if known or found.role(*TOLD) or any(filler.rule == "place" for filler in found.fillers):
        return False
    if outer is not first:
        return outer.lower_ == "one"
    if carrier(noun, words):
        return False
    if noun.tag_ in SINGULAR and not _is_bare_crime(found):
        return False
    return outer.dep_ not in {"nsubj", "nsubjpass"} or outer.head.lemma_ in STATES


def _is_bare_crime(found: Found) -> bool:
    """As in "charged with murder": the name of a crime, with nobody and nothing beside it."""
    noun = found.trigger
    told = any(child.dep_ not in {"cc", "conj", "punct"} for child in noun.children) or noun.head.lower_ == "under"
    return found.frame.outcome is not None and noun.dep_ in NAMED and not told and not found.fillers


def _is_counted(noun: Token) -> bool:
    return any(child.dep_ == "nummod" or child.lower_ in {"several", "two", "twin"} for child in noun.children)


def _is_determined(noun: Token) -> bool:
    words = {child.lower_ for child in noun.children if child.dep_ in {"det", "amod", "predet"}}
    return bool(words & DETERMINED) and not words & HABITS


def _is_habit(found: Found, reading: Reading) -> bool:
    """As in "officers who kidnap villagers", "people are killed": the plain present, and nobody in particular."""
    if not found.fillers or not _is_plain_present(found.trigger) or _is_headline(found.trigger, reading):
        return False
    return all(_is_anybody(filler.token) for filler in found.fillers)


def _is_plain_present(verb: Token) -> bool:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if verb.tag_ in {"VBP", "VBZ"}:
        return not helpers
    return verb.tag_ == "VBN" and [word.lower_ for word in helpers] in (["are"], ["is"])


def _is_anybody(token: Token) -> bool:
    """Whether a noun is a bare plural or names nobody: "people", "who"."""
    if token.pos_ == "PRON":
        return token.lower_ in {"who", "they", "them", "anyone", "everyone", "which", "that"}
    return token.tag_ == "NNS" and not any(c.dep_ in {"det", "nummod", "poss"} for c in token.children)


def _is_headline(token: Token, reading: Reading) -> bool:
    """Whether a token stands in a headline or caption, where the present tells of the past."""
    zones = reading.extraction.article.zones
    return any(z.span.begin <= token.idx < z.span.end and z.kind is not ZoneKind.BODY for z in zones)
