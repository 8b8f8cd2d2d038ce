"""Which events a counted outcome belongs to: the killing or injury itself, and the attack that brought it about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.extract.counts.tolls import Toll
from kg.extract.reading import Reading
from kg.extract.standing import events_by_token
from kg.extract.tokens import Token
from kg.model import Event, EventId, Outcome

OUTCOME_CLASS = {
    Outcome.KILLED: frozenset({"killing", "death"}),
    Outcome.INJURED: frozenset({"injury"}),
    Outcome.MISSING: frozenset(),
    Outcome.CAPTURED: frozenset({"arrest", "kidnapping", "hostage taking"}),
    Outcome.DISPLACED: frozenset({"displacement"}),
}
BACK = 3  # sentences back to the attack that a toll may speak of


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where events stand: the event a token triggers, and each sentence's triggers of attacks in order."""

    at: Mapping[int, Event]
    attacks: Mapping[int, Sequence[Token]]
    sentences: Mapping[int, int]


def places(reading: Reading) -> Places:
    """The tokens of every event's mentions."""
    at = events_by_token(reading)
    sentences = {s.start: n for n, s in enumerate(reading.doc.sents)}
    attacks: dict[int, list[Token]] = {}
    for position in sorted(at):
        token = reading.doc[position]
        if "attack" in at[position].classes:
            attacks.setdefault(sentences[token.sent.start], []).append(token)
    return Places(at=at, attacks=attacks, sentences=sentences)


def events_of(toll: Toll, known: Places) -> Iterator[tuple[EventId, str, float]]:
    """The events a toll belongs to, each with the rule that says so and how often that rule is right."""
    own = known.at.get(toll.word.i) or _at_governor(toll, known)
    if own is not None:
        yield (own.id, "own", 0.95)
    if toll.outcome is Outcome.CAPTURED or (own is not None and "attack" in own.classes):
        return
    attack = _attack(toll, known)
    if attack is not None and (own is None or attack[0].id != own.id):
        yield (attack[0].id, attack[1], attack[2])


def _at_governor(toll: Toll, known: Places) -> Event | None:
    """The event at the verb that an outcome word completes ("shot dead", "stabbed to death")."""
    for token in toll.word.ancestors:
        event = known.at.get(token.i)
        if event is not None and OUTCOME_CLASS[toll.outcome] & set(event.classes):
            return event
        if token.pos_ in {"VERB", "AUX"}:
            return None
    return None


def _attack(toll: Toll, known: Places) -> tuple[Event, str, float] | None:
    linked = _linked(toll.word, known)
    if linked is not None:
        return (linked, "clause", 0.9)
    sentence = known.sentences[toll.word.sent.start]
    same = known.attacks.get(sentence)
    if same:
        return (known.at[min(same, key=lambda t: abs(t.i - toll.word.i)).i], "sentence", 0.8)
    for earlier in range(sentence - 1, max(-1, sentence - 1 - BACK), -1):
        if known.attacks.get(earlier):
            return (known.at[known.attacks[earlier][-1].i], "discourse", 0.7)
    following = known.attacks.get(sentence + 1)
    return (known.at[following[0].i], "discourse", 0.6) if following else None


def _linked(word: Token, known: Places) -> Event | None:
    """The attack in the word's own subtree ("killed in the raid", "the blast killed"), else the nearest above it."""
    for token in (word, *word.ancestors):
        inside = [
            t for t in token.subtree if t is not word and _is_attack(t, known) and t.sent.start == word.sent.start
        ]
        if inside:
            return known.at[min(inside, key=lambda t: abs(t.i - word.i)).i]
        if _is_attack(token, known):
            return known.at[token.i]
    return None


def _is_attack(token: Token, known: Places) -> bool:
    event = known.at.get(token.i)
    return event is not None and "attack" in event.classes
