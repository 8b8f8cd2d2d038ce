"""Whether an event happened, as its own clause tells it: negated, planned, merely thought of, or simply told."""

from collections.abc import Iterator

from kg.extract.events.clauses import (
    FAILED,
    MODALS,
    NO,
    governed,
    has_no_subject,
    is_indefinite,
    is_perfect,
    of_verb,
)
from kg.extract.events.described import bearer
from kg.extract.events.words import Words
from kg.extract.syntax import is_definite, is_negated
from kg.extract.tokens import Token
from kg.model import Status

SURVIVING = frozenset({"survive", "escape"})
ABOUT = frozenset({"try", "want", "seek"})  # "tried for the bombing"
AIMS = frozenset({"plot", "plan"})  # "an assassination plot"; an attempt was made
PLOTTING = frozenset({"plan", "plot", "prepare", "attempt"})
UNREAL = FAILED | {
    "possible",
    "potential",
    "planned",
    "likely",
    "future",
    "imminent",
    "would-be",
    "threatened",
    "eventual",
}


def status_of(trigger: Token, anchor: Token, words: Words) -> Status:
    """The status of an event told by `trigger` in the clause of `anchor` (itself, or its light verb)."""
    if anchor is not trigger or trigger.pos_ in {"NOUN", "PROPN"}:
        by_noun = _of_noun(trigger, words)
        if by_noun is not None:
            return by_noun
    if anchor.pos_ in {"VERB", "AUX"}:
        if anchor is not trigger and _is_presupposed(trigger, anchor, words):
            return Status.ASSERTED
        if anchor is not trigger and anchor.lemma_ in words.preventing:
            return Status.NEGATED
        return of_verb(anchor, words) or Status.ASSERTED
    return Status.ASSERTED


def _is_presupposed(noun: Token, verb: Token, words: Words) -> bool:
    """Whether a definite noun's event stands, whatever is said of its verb: "no group claimed that attack"."""
    if not is_definite(noun):
        return False
    return verb.lemma_ in words.ending or (verb.lemma_ in words.claiming and (is_negated(verb) or has_no_subject(verb)))


def _of_noun(noun: Token, words: Words) -> Status | None:
    if any(child.lower_ in NO for child in noun.children if child.dep_ in {"det", "neg"}):
        return None if _is_compared(noun) else Status.NEGATED
    for word in _over_noun(noun):
        status = _intended(noun, word, words) or governed(word, words) or _plotted(noun, word)
        if status is not None and (status is Status.NEGATED or not _is_known(noun, word, words)):
            return status
    if noun.dep_ == "attr" and any(child.dep_ == "expl" for child in noun.head.children):
        return of_verb(noun.head, words)
    if noun.dep_ == "dobj" and is_indefinite(noun):
        over = of_verb(noun.head, words)  # "could start a war"
        return over if over is Status.HYPOTHETICAL else None
    return _of_subject(noun, words) if noun.dep_ in {"nsubj", "nsubjpass"} else None


def _is_known(noun: Token, word: Token, words: Words) -> bool:
    """Whether a definite noun's event is only spoken about: "in the case of the bombing", "called the blast …"."""
    borne = bearer(noun)
    pointed = any(child.lower_ in {"these", "those"} or child.dep_ == "poss" for child in borne.lefts)
    if not pointed and not is_definite(borne):
        return False
    if word.pos_ == "NOUN":
        return borne.head.lower_ == "of"
    return word.lemma_ in (ABOUT if borne.head.lower_ == "for" else words.describing | words.intending)


def _intended(noun: Token, word: Token, words: Words) -> Status | None:
    """As in "planned an attack", "called a strike", where the verb tells of no more than a plan."""
    intends = noun.head is word and word.lemma_.lower() in words.intending
    return Status.PLANNED if intends and not any(child.dep_ == "prt" for child in word.children) else None


def _is_compared(noun: Token) -> bool:
    """As in "no greater threat than this", which tells of one."""
    return any(child.dep_ == "amod" and child.tag_ == "JJR" for child in noun.children)


def _of_subject(noun: Token, words: Words) -> Status | None:
    """The status of what its verb says would be, will begin or did not take place."""
    verb = noun.head
    if verb.lemma_ in words.occurring - {"be"}:
        return of_verb(verb, words)
    modals = MODALS & {child.lower_ for child in verb.children if child.dep_ == "aux"}
    owned = "would" in modals and any(child.dep_ == "poss" for child in noun.children)
    supposed = modals and (is_indefinite(noun) or owned) and not is_perfect(verb)
    return Status.HYPOTHETICAL if supposed else None


def _over_noun(noun: Token) -> Iterator[Token]:
    """What marks a noun's event as unreal: its adjectives, and the noun or verb it depends on."""
    yield from (child for child in noun.children if child.dep_ == "amod" and child.lower_ in UNREAL)
    over = noun.head
    if noun.dep_ == "compound":
        yield from _over_noun(over)
    if noun.dep_ == "pobj" and over.head.pos_ in {"NOUN", "VERB"} and over.lower_ in {"of", "for", "from", "against"}:
        yield over.head
    elif noun.dep_ in {"dobj", "nsubjpass", "compound"}:
        yield over


def _plotted(noun: Token, over: Token) -> Status | None:
    """As in "plotted an attack", but not "planned the attack of May"; "survived an assassination attempt"."""
    if noun.dep_ == "compound" and over.lemma_ in SURVIVING:
        return Status.NEGATED
    aimed = noun.dep_ == "compound" and over.lemma_ in AIMS
    plotted = noun.dep_ == "dobj" and over.lemma_ in PLOTTING and not is_definite(noun)
    return Status.PLANNED if aimed or plotted else None
