"""Ties between events and verbs of a sentence that have one time: participles, coordination, inclusion."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.extract.dating.hosts import VERBS, Words
from kg.extract.tokens import Token
from kg.model import Event

HARM = frozenset({"attack", "killing", "injury", "clash"})
SUBJECT_OR_OBJECT = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "agent"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ", "ADP", "DET"})
MODAL = "MD"
MEANWHILE = frozenset({"when", "while"})


@dataclass(frozen=True, slots=True)
class Tie:
    """Two tokens whose events have one time, with the rule that says so and how sure it is."""

    one: int
    other: int
    rule: str
    confidence: float


def ties(nodes: Mapping[int, Token], events: Mapping[int, Event], words: Words) -> Iterator[Tie]:
    """The ties among triggers and the verbs that times belong to."""
    for token in nodes.values():
        yield from _to_verb(token, nodes)
        yield from _to_clause(token, nodes, events, words)


def _to_verb(token: Token, nodes: Mapping[int, Token]) -> Iterator[Tie]:
    """Participles ("attacked a base, killing two"), verbs joined by "and", and clauses with "when"."""
    over = token.head
    if token.pos_ not in VERBS or over.i not in nodes or over.i == token.i:
        return
    if token.tag_ == "VBG" and token.dep_ in {"advcl", "acl", "conj", "dep", "prep"}:
        yield Tie(token.i, over.i, "clause", 0.9)
    elif token.dep_ == "conj" and _is_modal(token) == _is_modal(over) and over.pos_ in VERBS:
        yield Tie(token.i, over.i, "clause", 0.8)
    elif token.dep_ == "relcl":
        yield Tie(token.i, over.i, "clause", 0.75)
    elif token.dep_ == "advcl" and is_led_by(token, MEANWHILE) and _is_modal(token) == _is_modal(over):
        yield Tie(token.i, over.i, "clause", 0.8)


def is_led_by(verb: Token, words: frozenset[str]) -> bool:
    """Whether a clause opens with one of the words: "when a bomb went off"."""
    return any(child.lower_ in words and child.dep_ in {"advmod", "mark"} for child in verb.lefts)


def _is_modal(verb: Token) -> bool:
    return any(child.tag_ == MODAL or child.lower_ == "to" for child in verb.children if child.dep_ == "aux")


def _to_clause(token: Token, nodes: Mapping[int, Token], events: Mapping[int, Event], words: Words) -> Iterator[Tie]:
    """A noun that names an event, and the verb of its clause."""
    if token.i not in events or token.pos_ in VERBS:
        return
    verb, role, preposition = _clause_verb(token, events)
    if verb is None:
        return
    harm = verb.i in events and _is_harm(events[verb.i])
    happens = verb.lemma_ in words.happening
    if verb.lemma_ in words.result:
        yield from _tie_up(token, verb, nodes)
        yield from _siblings(token, verb, events)
    elif preposition is None and role in SUBJECT_OR_OBJECT and (happens or (harm and role != "dobj")):
        yield from _tie_up(token, verb, nodes)
    elif _is_included(token, preposition, events, words):
        yield from _tie_up(token, verb, nodes) if harm or happens else ()
        yield from _siblings(token, verb, events) if _is_harm(events[token.i]) else ()


def _is_included(token: Token, preposition: str | None, events: Mapping[int, Event], words: Words) -> bool:
    """Whether what a verb tells happened in the event of a noun: harm in harm, anything "during" it."""
    return preposition == "during" or (preposition in words.inclusion and _is_harm(events[token.i]))


def _is_harm(event: Event) -> bool:
    return not HARM.isdisjoint(event.classes)


def _tie_up(token: Token, verb: Token, nodes: Mapping[int, Token]) -> Iterator[Tie]:
    """A tie to the verb, and over a relative clause to the event that the clause describes."""
    if verb.i in nodes:
        yield Tie(token.i, verb.i, "clause", 0.85)
    elif verb.dep_ == "relcl" and verb.head.i in nodes:
        yield Tie(token.i, verb.head.i, "clause", 0.75)


def _siblings(token: Token, verb: Token, events: Mapping[int, Event]) -> Iterator[Tie]:
    """Harm named by the same verb: "suffered injuries in the attack", "the attack led to the killing"."""
    for child in verb.children:
        if child.i != token.i and child.dep_ in SUBJECT_OR_OBJECT and child.i in events and _is_harm(events[child.i]):
            yield Tie(token.i, child.i, "clause", 0.8)


def _clause_verb(token: Token, events: Mapping[int, Event]) -> tuple[Token | None, str, str | None]:
    """The verb over a noun, the role of the noun's phrase, and the preposition next to the verb, if any."""
    role, preposition = token.dep_, None
    while token.head.i != token.i:
        over = token.head
        if over.pos_ in VERBS:
            return over, token.dep_ if preposition is None else role, preposition
        if over.i in events or over.pos_ not in NOMINAL:
            return None, role, None
        preposition = over.lower_ if over.pos_ == "ADP" and over.lower_ != "of" else preposition
        token = over
    return None, role, None
