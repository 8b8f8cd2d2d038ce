"""Phrases that give a cause: "In retaliation, …", "in response to", "following", "because"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.extract.causes.where import Standing, before, event_above, event_in, other_side
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Event
from kg.schema import Schema

LISTS = ("CauseAnswers", "CauseResults", "CausePrepositions", "CauseSequels", "CauseConjunctions")
CONFIDENCE = {"answer": 0.8, "result": 0.7, "after": 0.85, "sequel": 0.65, "clause": 0.65}
LINKS = frozenset({"pobj", "pcomp", "prep", "agent", "dobj"})
GOVERNED = frozenset({"pobj", "pcomp", "dobj"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two events and the tokens `[begin, end)` of the cue that joins them."""

    cause: Event
    effect: Event
    begin: int
    end: int
    rule: str
    confidence: float


Cues = Mapping[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]


def cue_phrases(schema: Schema) -> Cues:
    """The phrases of `ontology/causes.ttl` by first word, longest first, each with the ways it may be meant."""
    ways: dict[tuple[str, ...], set[str]] = {}
    for name in LISTS:
        for phrase in schema.listed(name):
            ways.setdefault(tuple(phrase.split()), set()).add(schema.words[name].means or "")
    first: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for words in sorted(ways, key=lambda w: (-len(w), w)):
        first.setdefault(words[0], []).append((words, frozenset(ways[words])))
    return {word: tuple(found) for word, found in first.items()}


def links(reading: Reading, known: Standing, cues: Cues, first: frozenset[int]) -> Iterator[Link]:
    """The causes that phrases give; `first` are the ids of the words they begin with."""
    doc = reading.doc
    for position in doc.places(lowers=first):
        token = doc[position]
        for words, ways in cues.get(token.lower_, ()):
            if tuple(t.lower_ for t in doc[token.i : token.i + len(words)]) == words:
                found = _link(reading, known, token.i, token.i + len(words), ways)
                if found is not None:
                    yield found
                break


def _link(reading: Reading, known: Standing, begin: int, end: int, ways: frozenset[str]) -> Link | None:
    phrase = reading.doc[begin:end]
    opens = "clause" in ways and phrase.root.dep_ == "mark"
    hung = phrase.root.head if opens else phrase.root
    below = frozenset(t.i for t in hung.subtree)
    effect = event_above(hung, known, below=below)
    if effect is None:
        return None
    way, cause = _cause(known, phrase.root, effect, (begin, end, ways))
    if cause is None or cause.id == effect.id:
        return None
    return Link(cause=cause, effect=effect, begin=begin, end=end, rule=way, confidence=CONFIDENCE[way])


def _cause(
    known: Standing, root: Token, effect: Event, cue: tuple[int, int, frozenset[str]]
) -> tuple[str, Event | None]:
    """The event that a cue points to, and in which of its ways."""
    begin, end, ways = cue
    if "clause" in ways and root.dep_ == "mark":
        return ("clause", _opened(root, known))
    named = list(_objects(root, begin, end))
    stated = next((e for t in named for e in [event_in(t, known)] if e is not None), None)
    for way in ("after", "sequel"):
        if way in ways:
            return (way, stated)
    if stated is not None or named:
        return ("answer" if "answer" in ways else "result", stated)
    earlier = before(root.sent.start, known)
    if "answer" in ways:
        return ("answer", other_side(effect, earlier))
    return ("result", next(earlier, None))


def _opened(mark: Token, known: Standing) -> Event | None:
    """The event of the clause that a conjunction opens."""
    return event_in(mark.head, known)


def _objects(root: Token, begin: int, end: int) -> Iterator[Token]:
    """What a cue governs outside itself, its prepositions passed through: X in "in retaliation for X"."""
    layer = [c for t in root.doc[begin:end] for c in t.children if c.dep_ in LINKS and c.i >= end]
    while layer:
        yield from (t for t in layer if t.dep_ in GOVERNED)
        layer = [c for t in layer if t.dep_ in {"prep", "agent"} for c in t.children if c.dep_ in LINKS]
