"""Which event stands at a token, in a phrase, or before a sentence."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.extract.reading import Reading
from kg.extract.standing import events_by_token
from kg.extract.tokens import Token
from kg.model import Event

VIOLENT = frozenset({"attack", "killing", "arrest", "violence"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The event at each token that mentions one, and the positions of those tokens in order."""

    at: Mapping[int, Event]
    order: tuple[int, ...]


def standing(reading: Reading) -> Standing:
    """Every event's mentions by token."""
    at = events_by_token(reading)
    return Standing(at=at, order=tuple(sorted(at)))


def event_in(token: Token, known: Standing) -> Event | None:
    """The event at a token, else the one its phrase holds that stands nearest below it."""
    return next((known.at[t.i] for t in _downwards(token) if t.i in known.at), None)


def _downwards(token: Token) -> Iterator[Token]:
    """The tokens of a phrase, layer by layer, without clauses that hang on it from outside."""
    layer = [token]
    while layer:
        yield from layer
        layer = [c for t in layer for c in t.children if c.dep_ not in {"relcl", "advcl", "parataxis", "ccomp"}]


def event_above(token: Token, known: Standing, *, below: frozenset[int]) -> Event | None:
    """The event that a phrase hangs on: at a governor, or at what that governor governs outside `below`."""
    for governor in token.ancestors:
        if governor.i in known.at:
            return known.at[governor.i]
        if governor.pos_ in {"VERB", "AUX"}:
            near = (
                c
                for c in governor.children
                if c.i not in below and c.dep_ in {"dobj", "attr", "xcomp", "prep", "nsubj"}
            )
            found = (event_in(c, known) for c in sorted(near, key=_object_first))
            return next((event for event in found if event is not None), None)
    return None


def _object_first(token: Token) -> tuple[bool, int]:
    return (token.dep_ != "dobj", token.i)


def before(sentence_start: int, known: Standing) -> Iterator[Event]:
    """The events before a sentence, the latest first."""
    return (known.at[i] for i in reversed(known.order) if i < sentence_start)


def other_side(effect: Event, earlier: Iterable[Event]) -> Event | None:
    """The latest violent act before that the doer of `effect` did not do itself; an attack before its toll."""
    doers = {a.entity for a in effect.arguments if a.role in {"perpetrator", "agent"} and a.entity is not None}
    acts = [
        event
        for event in earlier
        if VIOLENT & set(event.classes)
        and not doers & {a.entity for a in event.arguments if a.role in {"perpetrator", "agent"}}
    ]
    return next((event for event in acts[:3] if "attack" in event.classes), acts[0] if acts else None)
