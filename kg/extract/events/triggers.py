"""Which words name events: a dictionary from lemma to the frames that claim it, most specific first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.extract.events.fillers import Typist
from kg.extract.events.slots import MODIFIERS, Slots
from kg.extract.syntax import after_preposition, is_definite
from kg.extract.tokens import Token
from kg.schema import Condition, Frame, Trigger

PARTS: Mapping[str, str] = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "AUX": "verb"}
COMPLEMENTS = frozenset({"ccomp", "xcomp"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A frame and the trigger by which it claims a word."""

    frame: Frame
    trigger: Trigger


Lexicon = Mapping[tuple[str, str], tuple[Candidate, ...]]


def compile_lexicon(frames: Mapping[str, Frame]) -> Lexicon:
    """The candidates of every part of speech and lemma, most specific first."""
    found: dict[tuple[str, str], list[Candidate]] = {}
    for frame in frames.values():
        for trigger in frame.triggers:
            found.setdefault((trigger.pos, trigger.lemma), []).append(Candidate(frame, trigger))
    return {key: tuple(sorted(candidates, key=_precedence)) for key, candidates in found.items()}


def _precedence(candidate: Candidate) -> tuple[int, int, int, str]:
    rank, words = candidate.trigger.specificity
    return -rank, -words, -len(candidate.frame.classes), candidate.frame.name


def claims_on(token: Token, lexicon: Lexicon) -> tuple[Candidate, ...]:
    """The candidates for a token; a participle before a noun may be tagged an adjective."""
    part = PARTS.get(token.pos_)
    if part is None:
        return ()
    found = lexicon.get((part, token.lemma_.lower()))
    if found is None and part == "adjective" and token.dep_ == "amod":
        return lexicon.get(("verb", _verb_of(token.lower_)), ())
    anaphors = lexicon.get(("anaphor", token.lemma_.lower()), ()) if part == "noun" and is_definite(token) else ()
    return (*(found or ()), *anaphors)


def _verb_of(participle: str) -> str:
    if participle.endswith("eed"):
        return participle[:-1]
    return participle.removesuffix("ed") if participle.endswith("ed") else ""


def fits(token: Token, trigger: Trigger, slots: Slots, typist: Typist) -> bool:
    """Whether every condition of a trigger holds."""
    return all(holds(token, condition, slots, typist) for condition in trigger.needs) and not any(
        forbids(token, condition, slots, typist) for condition in trigger.unless
    )


def has_rest(token: Token, trigger: Trigger) -> bool:
    """Whether the further words of a trigger's phrase stand there."""
    if not trigger.rest:
        return True
    words = set(_left_words(token) if trigger.pos == "noun" else _phrase_words(token))
    return all(word in words for word in trigger.rest)


def _left_words(noun: Token) -> Iterator[str]:
    for child in noun.lefts:
        if child.dep_ in MODIFIERS | {"punct", "poss"}:
            for word in child.subtree:
                yield from (word.lower_, word.lemma_.lower())


def _phrase_words(verb: Token) -> Iterator[str]:
    """The verb's particles, objects, complements and prepositions with their nouns."""
    for child in verb.children:
        yield from (child.lower_, child.lemma_.lower())
        if child.dep_ in {"prep", "agent", "prt"}:
            for noun in child.children:
                yield from (noun.lower_, noun.lemma_.lower())


def holds(token: Token, condition: Condition, slots: Slots, typist: Typist) -> bool:
    """Whether what a condition asks for stands beside the token."""
    if condition.slot == "modifier":
        return any(word in condition.words for word in _left_words(token)) or any(
            c.lower_ in condition.words for c in token.children if c.dep_ in MODIFIERS
        )
    if condition.slot == "governor":
        return bool({token.head.lower_, token.head.lemma_.lower()} & condition.words)
    if condition.slot == "complement":
        return any(child.dep_ in COMPLEMENTS for child in token.children)
    return any(_answers(filler, condition, typist) for filler in slots.get(condition.slot, ()))


def forbids(token: Token, condition: Condition, slots: Slots, typist: Typist) -> bool:
    """Whether all that stands in the slot is what a trigger excludes: "on his record", not "on troops and clashes"."""
    found = slots.get(condition.slot, ())
    return holds(token, condition, slots, typist) and all(_answers(filler, condition, typist) for filler in found)


def _answers(filler: Token, condition: Condition, typist: Typist) -> bool:
    if not condition.words and not condition.types:
        return True
    if condition.types & typist.types(filler):
        return True
    heads = {filler, typist.head(filler)}
    near = heads | {c for head in heads for c in head.children if c.dep_ in {"compound", "amod", "nmod"}}
    near |= {noun for head in heads for noun in after_preposition(head, "of")}
    return any(word.lemma_.lower() in condition.words or word.lower_ in condition.words for word in near)
