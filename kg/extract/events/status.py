"""Whether an event happened, as its own clause tells it: negated, planned, merely thought of, or simply told."""

from collections.abc import Iterator

from kg.extract.events.described import bearer
from kg.extract.events.words import Words
from kg.extract.syntax import is_definite, is_negated
from kg.extract.tokens import Token
from kg.model import Status

WILL = frozenset({"will", "'ll", "shall", "wo"})
MODALS = frozenset({"could", "may", "might", "would", "should", "can", "must", "ca", "'d"})
NO = frozenset({"no", "neither", "none", "nobody", "no-one"})
NOBODY = frozenset({"nobody", "none", "no-one"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
UNREAL = frozenset(
    {"possible", "potential", "planned", "likely", "attempted", "foiled", "future", "imminent", "eventual"}
)
ABOUT = frozenset({"try", "want", "seek"})  # "tried for the bombing"
CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "pcomp", "advcl"})


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
        return _of_verb(anchor, words) or Status.ASSERTED
    return Status.ASSERTED


def _is_presupposed(noun: Token, verb: Token, words: Words) -> bool:
    """Whether a definite noun's event stands, whatever its verb denies: "no group claimed that attack"."""
    return is_definite(noun) and verb.lemma_ in words.claiming and (is_negated(verb) or _has_no_subject(verb))


def _of_noun(noun: Token, words: Words) -> Status | None:
    if any(child.lower_ in NO for child in noun.children if child.dep_ in {"det", "neg"}):
        return Status.NEGATED
    for word in _over_noun(noun):
        status = _intended(noun, word, words) or _governed(word, words)
        if status is not None and (status is Status.NEGATED or not _is_known(noun, word, words)):
            return status
    return None


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
    return Status.PLANNED if noun.head is word and word.lemma_.lower() in words.intending else None


def _over_noun(noun: Token) -> Iterator[Token]:
    """What marks a noun's event as unreal: its adjectives, and the noun or verb it depends on."""
    yield from (child for child in noun.children if child.dep_ == "amod" and child.lower_ in UNREAL)
    if (
        noun.dep_ == "pobj"
        and noun.head.head.pos_ in {"NOUN", "VERB"}
        and noun.head.lower_ in {"of", "for", "from", "against"}
    ):
        yield noun.head.head
    elif noun.dep_ in {"dobj", "nsubjpass", "compound"}:
        yield noun.head


def _governed(word: Token, words: Words, *, infinitive: bool = False) -> Status | None:
    """The status of what stands under a word; an infinitive under "plan" is no more than meant."""
    lemma = word.lemma_.lower()
    if lemma in words.preventing or word.lower_ in {"attempted", "foiled"}:
        return Status.NEGATED
    if lemma in words.planning and (lemma not in words.light or (infinitive and lemma in words.intending)):
        return Status.PLANNED
    return Status.HYPOTHETICAL if lemma in words.supposing else None


def _of_verb(verb: Token, words: Words) -> Status | None:
    if is_negated(verb) or _has_no_subject(verb) or _has_no_object(verb):
        return Status.NEGATED
    return _by_auxiliary(verb) or _by_condition(verb) or _by_governor(verb, words)


def _has_no_subject(verb: Token) -> bool:
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    return any(s.lower_ in NO or any(d.lower_ in NO for d in s.children) for s in subjects)


def _has_no_object(verb: Token) -> bool:
    """Whether a verb names nobody as its object: "arrested nobody", "killed no one"."""
    return any(c.dep_ == "dobj" and (c.lower_ in NOBODY or _is_no_one(c)) for c in verb.children)


def _is_no_one(token: Token) -> bool:
    return token.lower_ == "one" and any(child.lower_ == "no" for child in token.children)


def _by_auxiliary(verb: Token) -> Status | None:
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if auxiliaries & WILL:
        return Status.PLANNED
    return Status.HYPOTHETICAL if auxiliaries & MODALS else None


def _by_condition(verb: Token) -> Status | None:
    marked = any(child.dep_ == "mark" and child.lower_ in CONDITIONS for child in verb.children)
    return Status.HYPOTHETICAL if marked else None


def _by_governor(verb: Token, words: Words) -> Status | None:
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and not _has_own_subject(verb):
        return _of_verb(verb.head, words)
    if verb.dep_ not in CLAUSAL or verb.head is verb:
        return None
    to = any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)
    if to and any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children):
        return None  # "claimed to have killed" tells of the past
    return _below(verb, words, infinitive=to) if to or verb.tag_ == "VBG" or verb.dep_ == "pcomp" else None


def _below(verb: Token, words: Words, *, infinitive: bool) -> Status | None:
    """The status of an infinitive or gerund under its governor: "plans to attack", "prevented from attacking"."""
    governor = verb.head.head if verb.head.pos_ in {"ADP", "SCONJ"} else verb.head
    for word in dict.fromkeys((governor, verb.head)):
        found = _governed(word, words, infinitive=infinitive)
        if found is not None:
            return found
    if infinitive and verb.dep_ in {"advcl", "acl"}:
        over = _of_verb(governor, words) if governor.pos_ == "VERB" else None
        return over if over is Status.PLANNED else Status.HYPOTHETICAL
    return _of_verb(governor, words) if infinitive and verb.dep_ == "xcomp" and governor.pos_ == "VERB" else None


def _has_own_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass", "aux"} for child in verb.children)
