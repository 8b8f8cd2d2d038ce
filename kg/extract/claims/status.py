"""Whose word each event is: the outlet's own, somebody's who is quoted, the actor's own, or nobody's yet.

An event is as sure as its surest mention. A mention outside every claim is the outlet's own word, unless it is hedged
("reportedly"). Inside a claim, `STATUS` says what the claim's stance makes of it, except that a definite noun phrase
("condemned the attack") presupposes its event.
"""

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.claims.enclosing import Enclosing
from kg.extract.reading import Reading
from kg.model import Claim, Count, Event, Extraction, Post, Relation, Span, Stance, Status

STATUS: Mapping[Stance, Status] = {
    Stance.ASSERTS: Status.ATTRIBUTED,
    Stance.CLAIMS: Status.ATTRIBUTED,
    Stance.ALLEGES: Status.ATTRIBUTED,
    Stance.ADMITS: Status.ATTRIBUTED,
    Stance.BELIEVES: Status.ATTRIBUTED,
    Stance.SUPPORTS: Status.ATTRIBUTED,
    Stance.OPPOSES: Status.ATTRIBUTED,
    Stance.DENIES: Status.DENIED,
    Stance.PREDICTS: Status.HYPOTHETICAL,
    Stance.THREATENS: Status.HYPOTHETICAL,
    Stance.DEMANDS: Status.HYPOTHETICAL,
    Stance.ASKS: Status.HYPOTHETICAL,
    Stance.WITHHOLDS: Status.HYPOTHETICAL,
    Stance.PROMISES: Status.PLANNED,
    Stance.ORDERS: Status.PLANNED,
}
ABOUT_THE_FUTURE = frozenset({Stance.PREDICTS, Stance.THREATENS, Stance.DEMANDS, Stance.PROMISES, Stance.ORDERS})
OWN_WORD = frozenset({Stance.ASSERTS, Stance.CLAIMS, Stance.ADMITS})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SAID_BY_ITSELF = frozenset({"perpetrator", "agent"})
UNREAL = frozenset({Status.HYPOTHETICAL, Status.PLANNED, Status.NEGATED})
SUREST = (
    Status.ASSERTED,
    Status.CLAIMED,
    Status.ATTRIBUTED,
    Status.DENIED,
    Status.NEGATED,
    Status.PLANNED,
    Status.HYPOTHETICAL,
)
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
PRESUPPOSING = frozenset({"clause", "quote", "continued", "sentence", "headline", "transcript"})


def with_statuses(reading: Reading, claims: tuple[Claim, ...], hedges: frozenset[str]) -> Extraction:
    """The extraction with its claims, and every event, count, relation and post told apart by whose word it is."""
    around = Enclosing(claims)
    found = reading.extraction
    return replace(
        found,
        claims=claims,
        events=tuple(_judged(reading, event, around, hedges) for event in found.events),
        relations=tuple(_relation(reading, relation, around) for relation in found.relations),
        posts=tuple(_post(post, around) for post in found.posts),
    )


def _judged(reading: Reading, event: Event, around: Enclosing, hedges: frozenset[str]) -> Event:
    statuses = {_of_mention(reading, event, span, around, hedges) for span in (*event.mentions, event.trigger)}
    surest = next(status for status in SUREST if status in statuses)
    status = event.status if event.status in UNREAL and surest is not Status.DENIED else surest
    return replace(event, status=status, counts=tuple(_count(count, around) for count in event.counts))


def _of_mention(reading: Reading, event: Event, span: Span, around: Enclosing, hedges: frozenset[str]) -> Status:
    tokens = reading.tokens(span)
    word = tokens.root if tokens is not None else None
    claim = around.of(span)
    if claim is None:
        return Status.ATTRIBUTED if word is not None and _hedged(word, hedges) else Status.ASSERTED
    if word is not None and _presupposed(word, claim, reading):
        return Status.ASSERTED
    return _in_claim(event, claim, word)


def _in_claim(event: Event, claim: Claim, word: Token | None) -> Status:
    if claim.stance in OWN_WORD and _speaks_of_itself(event, claim):
        return Status.CLAIMED
    if claim.stance in ABOUT_THE_FUTURE and word is not None and _is_past(word):
        return Status.ATTRIBUTED
    return STATUS[claim.stance]


def _speaks_of_itself(event: Event, claim: Claim) -> bool:
    """Whether the speaker is the one who did it, or claims to ("claimed to have killed")."""
    if claim.stance is Stance.CLAIMS and claim.evidence.rule in {"infinitive", "object"}:
        return True
    actors = {a.entity for a in event.arguments if a.role in SAID_BY_ITSELF and a.entity is not None}
    return claim.speaker_entity in actors


def _is_past(word: Token) -> bool:
    verb = word if word.pos_ in {"VERB", "AUX"} else word.head
    if verb.tag_ == "VBD":
        return True
    return verb.tag_ == "VBN" and any(c.lemma_ in {"have", "be"} and c.tag_ != "VB" for c in verb.children)


def _presupposed(word: Token, claim: Claim, reading: Reading) -> bool:
    """Whether a definite noun takes its event for granted; what is itself denied or alleged is not."""
    if word.pos_ not in {"NOUN", "PROPN"}:
        return False
    if not any(c.dep_ == "det" and c.lower_ in DEFINITE for c in word.children):
        return False
    if claim.stance in {Stance.CLAIMS, Stance.ALLEGES}:
        return False
    if claim.stance is Stance.DENIES:
        content = reading.tokens(claim.content)
        return content is not None and word is not content.root and claim.evidence.rule not in PRESUPPOSING
    return True


def _hedged(word: Token, hedges: frozenset[str]) -> bool:
    """Whether a hedge hangs on the word or on the verb of its clause."""
    verb = word.head if word.dep_ in {"dobj", "nsubj", "nsubjpass", "conj"} else word
    return any(
        child.lower_ in hedges and child.dep_ in {"advmod", "amod"} for t in (word, verb) for child in t.children
    )


def _count(count: Count, around: Enclosing) -> Count:
    """A count inside somebody's claim is according to that somebody, where nobody else is named."""
    claim = around.of(count.span)
    if claim is None or count.according_to is not None or count.according_to_label is not None:
        return count
    return replace(count, according_to=claim.speaker_entity, according_to_label=claim.speaker_label)


def _relation(reading: Reading, relation: Relation, around: Enclosing) -> Relation:
    """A relation that a finite verb inside a claim tells is the speaker's word; a noun phrase takes it for granted."""
    claim = around.of(relation.evidence.span)
    if claim is None or relation.status is not Status.ASSERTED:
        return relation
    told = any(token.tag_ in FINITE for token in reading.tokens(relation.evidence.span) or ())
    return replace(relation, status=STATUS[claim.stance]) if told else relation


def _post(post: Post, around: Enclosing) -> Post:
    """A post said of somebody inside a claim is the speaker's word; a title or apposition takes it for granted."""
    claim = around.of(post.evidence.span)
    if claim is None or post.evidence.rule not in {"copula", "verb"}:
        return post
    return replace(post, status=STATUS[claim.stance])
