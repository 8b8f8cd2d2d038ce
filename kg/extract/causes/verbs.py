"""Verbs that give a cause: "the strike triggered protests", "the ambush led to the killing of …"."""

from collections.abc import Iterator, Mapping

from kg.extract.causes.phrases import Link
from kg.extract.causes.where import Standing, event_in
from kg.extract.reading import Reading
from kg.extract.syntax import actor, after_preposition, is_negated, undergoers
from kg.extract.tokens import Token
from kg.model import Event
from kg.schema import Schema

Verbs = Mapping[str, tuple[tuple[str, bool], ...]]
CONFIDENCE = 0.85


def causing_verbs(schema: Schema) -> Verbs:
    """Lemma -> its prepositions ("" for the object), and whether the subject is the cause."""
    found: dict[str, tuple[tuple[str, bool], ...]] = {}
    for name, subject_first in (("CausingVerbs", True), ("CausedVerbs", False)):
        for phrase in sorted(schema.listed(name)):
            lemma, _, preposition = phrase.partition(" ")
            found[lemma] = (*found.get(lemma, ()), (preposition, subject_first))
    return found


def verb_links(reading: Reading, known: Standing, verbs: Verbs, lemmas: frozenset[int]) -> Iterator[Link]:
    """The causes that verbs give; `lemmas` are the ids of the verbs."""
    for position in reading.doc.places(lemmas=lemmas):
        verb = reading.doc[position]
        ways = verbs.get(verb.lemma_.lower(), ()) if verb.pos_ == "VERB" else ()
        for preposition, subject_first in ways:
            first = _event(actor(verb), known)
            second = _other(verb, preposition, known)
            if first is None or second is None or first.id == second.id or is_negated(verb):
                continue
            cause, effect = (first, second) if subject_first else (second, first)
            yield Link(cause=cause, effect=effect, begin=verb.i, end=verb.i + 1, rule="verb", confidence=CONFIDENCE)


def _event(token: Token | None, known: Standing) -> Event | None:
    return event_in(token, known) if token is not None else None


def _other(verb: Token, preposition: str, known: Standing) -> Event | None:
    nouns = after_preposition(verb, preposition) if preposition else undergoers(verb)
    return next((e for noun in nouns for e in [event_in(noun, known)] if e is not None), None)
