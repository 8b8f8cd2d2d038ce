"""Who reports a figure: "police said 20 were killed", "20 were killed, according to the ministry"."""

from dataclasses import dataclass

from kg.extract.reading import Reading
from kg.extract.syntax import after_preposition, phrase, subject
from kg.extract.tokens import Token
from kg.model import EntityId, EntityType

FAR = 6  # clauses up
# A facility reports, too: "a hospital put the toll at 19".
SPEAKERS = frozenset(
    {
        EntityType.PERSON,
        EntityType.ORGANISATION,
        EntityType.PLACE,
        EntityType.NATIONALITY,
        EntityType.FACILITY,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """Who gives a figure, as an entity where one is known, and by name or description."""

    entity: EntityId | None
    label: str


def reporter(word: Token, reading: Reading, verbs: frozenset[str]) -> Reporter | None:
    """Who says what a word is part of: the subject of the verb of saying above it, or "according to"."""
    for token in (word, *list(word.ancestors)[:FAR]):
        named = _according_to(token)
        says = token.lemma_.lower() in verbs or (token.lemma_ == "put" and word.head == token)  # "put the toll at 19"
        if named is None and token is not word and says and token.pos_ == "VERB":
            named = _sayer(token, word)
        if named is not None:
            return _as_reporter(named, reading)
    aside = next((c for c in word.sent.root.children if c.dep_ == "parataxis" and c.lemma_.lower() in verbs), None)
    named = subject(aside) if aside is not None else None
    return _as_reporter(named, reading) if named is not None else None


def _sayer(verb: Token, word: Token) -> Token | None:
    """The subject of a verb of saying, if the word stands in what is said and not in the subject itself."""
    said = subject(verb)
    if said is None or said.is_ancestor(word) or any(c.dep_ == "auxpass" for c in verb.children):
        return None
    return said


def _according_to(token: Token) -> Token | None:
    for child in token.children:
        if child.lower_ == "according":
            return next(iter(after_preposition(child, "to")), None)
        if child.lower_ == "per" and child.dep_ == "prep":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _as_reporter(token: Token, reading: Reading) -> Reporter | None:
    if any(event.trigger.begin == token.idx for event in reading.extraction.events):
        return None
    entity = reading.entity_at(token)
    if entity is not None:
        return Reporter(entity=entity.id, label=entity.label) if entity.type in SPEAKERS else None
    return None if token.pos_ == "PRON" else Reporter(entity=None, label=phrase(token).of(reading.text))
