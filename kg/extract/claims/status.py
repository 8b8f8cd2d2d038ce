"""Whose word each event is: the outlet's own, somebody's who is quoted, the actor's own, or nobody's yet.

An event is as sure as its surest mention. A mention outside every claim is the outlet's own word, unless it is hedged
("reportedly"). Inside a claim, the table of `factuality` says what the claim's stance makes of it, except that a
definite noun phrase ("condemned the attack") presupposes its event.
"""

from dataclasses import replace

from kg.extract.claims.arguments import OWN_WORD, Bearing, Words, surest
from kg.extract.claims.enclosing import Enclosing
from kg.extract.claims.factuality import (
    OF_STANCE,
    OF_STATUS,
    PROBABLE,
    Word,
    status_from,
    status_in,
    word_of,
)
from kg.extract.claims.own_words import is_outlets
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import CERTAIN_FACT, Claim, Event, Extraction, Factuality, Post, Relation, Span, Stance, Status

ABOUT_THE_FUTURE = frozenset({Stance.PREDICTS, Stance.THREATENS, Stance.DEMANDS, Stance.PROMISES, Stance.ORDERS})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SAID_BY_ITSELF = frozenset({"perpetrator", "agent"})
OUTRIGHT = (Status.ASSERTED, CERTAIN_FACT)
UNREAL = frozenset({Status.HYPOTHETICAL, Status.PLANNED, Status.NEGATED})
CLAUSAL = frozenset({"clause", "quote", "continued", "sentence", "headline", "transcript"})
ANNOUNCING = frozenset({"announce", "confirm", "declare", "disclose", "reveal", "decree", "rule"})
CONDITIONS = frozenset({"if", "unless"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "all", "both"})
OTHERS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})  # nobody speaks so of himself in quotes


Put = tuple[Status, Factuality]


def with_statuses(reading: Reading, claims: tuple[Claim, ...], words: Words) -> Extraction:
    """The extraction with its claims, and every event, count, relation and post told apart by whose word it is."""
    around = Enclosing(claims)
    bearing = Bearing(reading, around, words)
    found = reading.extraction
    return replace(
        found,
        claims=claims,
        events=tuple(_judged(reading, event, around, bearing) for event in found.events),
        relations=tuple(_relation(reading, relation, around) for relation in found.relations),
        posts=tuple(_post(post, around) for post in found.posts),
    )


def _judged(reading: Reading, event: Event, around: Enclosing, bearing: Bearing) -> Event:
    spans = (*event.mentions, event.trigger)
    told = {span: _of_mention(reading, event, span, around, bearing.hedges) for span in spans}
    status = surest({status for status, _ in told.values()})
    put = next(put for found, put in told.values() if found is status)
    if event.status in UNREAL and status is not Status.DENIED:
        status = Status.PLANNED if _is_promised(reading, event, around) else event.status
        put = OF_STATUS[status]
    same = status is event.status and put == event.factuality
    judged = event if same else replace(event, status=status, factuality=put)
    return bearing.settled(judged, {span: status for span, (status, _) in told.items()})


def _is_promised(reading: Reading, event: Event, around: Enclosing) -> bool:
    """Whether what merely would be is what a speaker said he or others will do, without an "if"."""
    if event.status is not Status.HYPOTHETICAL:
        return False
    claim, tokens = around.of(event.trigger), reading.tokens(event.trigger)
    if claim is None or tokens is None or tokens.root.dep_ in {"nsubj", "nsubjpass"}:
        return False
    verb = tokens.root if tokens.root.pos_ == "VERB" else tokens.root.head
    if not _would(verb) or any(_is_condition(child) for child in verb.children):
        return False
    return claim.stance is Stance.PROMISES or (claim.stance is Stance.ASSERTS and _is_shifted(reading, verb, claim))


def _is_shifted(reading: Reading, verb: Token, claim: Claim) -> bool:
    """Whether "would" is the "will" of what somebody made known: "announced that the state would send troops"."""
    cue, content = reading.tokens(claim.cue), reading.tokens(claim.content)
    if cue is None or content is None or claim.evidence.rule != "clause":
        return False
    return cue.root.lemma_ in ANNOUNCING and verb in {content.root, content.root.head}


def _would(verb: Token) -> bool:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    return any(child.lower_ == "would" for child in helpers) and all(child.lemma_ != "have" for child in helpers)


def _is_condition(clause: Token) -> bool:
    return clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in CONDITIONS for c in clause.lefts)


def _of_mention(reading: Reading, event: Event, span: Span, around: Enclosing, hedges: frozenset[str]) -> Put:
    tokens = reading.tokens(span)
    word = tokens.root if tokens is not None else None
    claim = around.of(span)
    if claim is None:
        return (Status.ATTRIBUTED, PROBABLE) if word is not None and _hedged(word, hedges) else OUTRIGHT
    if word is not None and (_presupposed(word, claim, reading) or is_outlets(reading, event, word, claim)):
        return OUTRIGHT
    return _in_claim(reading, event, claim, word)


def _in_claim(reading: Reading, event: Event, claim: Claim, word: Token | None) -> Put:
    put = OF_STANCE[claim.stance]
    if claim.stance in OWN_WORD and _speaks_of_itself(reading, event, claim):
        return status_from(Word.ITSELF, put), put
    if claim.stance in ABOUT_THE_FUTURE and word is not None and _is_past(word):
        put = CERTAIN_FACT
    return status_from(word_of(claim.stance), put), put


def _speaks_of_itself(reading: Reading, event: Event, claim: Claim) -> bool:
    """Whether the speaker is the one who did it, or claims to ("claimed to have killed")."""
    if claim.stance is Stance.CLAIMS and claim.evidence.rule in {"infinitive", "object"}:
        return True
    actors = {
        argument.entity
        for argument in event.arguments
        if argument.role in SAID_BY_ITSELF and argument.entity is not None
        if claim.evidence.rule != "quote" or argument.span.of(reading.text).lower() not in OTHERS
    }
    return claim.speaker_entity in actors


def _is_past(word: Token) -> bool:
    verb = word if word.pos_ in {"VERB", "AUX"} else word.head
    if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and verb.dep_ in {"amod", "acl"}):
        return True
    if verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.tag_ == "VBD" for c in verb.children):
        return True
    return verb.tag_ == "VBN" and any(c.lemma_ in {"have", "be"} and c.tag_ != "VB" for c in verb.children)


def _presupposed(word: Token, claim: Claim, reading: Reading) -> bool:
    """Whether a definite noun takes its event for granted; what is itself denied or alleged is not."""
    if word.pos_ not in {"NOUN", "PROPN"} or not any(_makes_definite(child, claim) for child in word.children):
        return False
    if claim.stance in {Stance.CLAIMS, Stance.ALLEGES}:
        return _is_deed(word)
    if claim.stance is Stance.DENIES:
        content = reading.tokens(claim.content)
        return content is not None and claim.evidence.rule not in CLAUSAL
    return True


def _makes_definite(child: Token, claim: Claim) -> bool:
    """Whether a word before a noun makes it a known one: "the bombing", "Tuesday's bombing", "condemned his arrest"."""
    if child.dep_ == "poss" and claim.stance in {Stance.OPPOSES, Stance.SUPPORTS}:
        return claim.evidence.rule not in CLAUSAL
    return (child.dep_ in {"det", "predet"} and child.lower_ in DEFINITE) or (
        child.dep_ == "poss" and child.ent_type_ == "DATE"
    )


def _is_deed(noun: Token) -> bool:
    """Whether a noun is the deed that somebody is named for: "claimed the attack", "blamed … for the attack"."""
    if noun.dep_ == "pobj":
        return noun.head.lower_ in {"for", "behind", "in"}
    return noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_ == "claim"


def _hedged(word: Token, hedges: frozenset[str]) -> bool:
    """Whether a hedge hangs on the word or on the verb of its clause."""
    verb = word.head if word.dep_ in {"dobj", "nsubj", "nsubjpass", "conj"} else word
    return any(
        child.lower_ in hedges and child.dep_ in {"advmod", "amod"} for t in (word, verb) for child in t.children
    )


def _relation(reading: Reading, relation: Relation, around: Enclosing) -> Relation:
    """A relation that a finite verb inside a claim tells is the speaker's word; a noun phrase takes it for granted."""
    claim = around.of(relation.evidence.span)
    if claim is None or relation.status is not Status.ASSERTED:
        return relation
    told = any(token.tag_ in FINITE for token in reading.tokens(relation.evidence.span) or ())
    return replace(relation, status=status_in(claim.stance)) if told else relation


def _post(post: Post, around: Enclosing) -> Post:
    """A post said of somebody inside a claim is the speaker's word; a title or apposition takes it for granted."""
    claim = around.of(post.evidence.span)
    if claim is None or post.evidence.rule not in {"copula", "verb"}:
        return post
    return replace(post, status=status_in(claim.stance))
