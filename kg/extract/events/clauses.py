"""Whether what a clause tells happened: its verb's negation, auxiliaries, conditions, and the words it hangs on."""

from kg.extract.events.words import Words
from kg.extract.syntax import is_negated
from kg.extract.tokens import Token
from kg.model import Status

WILL = frozenset({"will", "'ll", "shall", "wo"})
MAYBE = frozenset({"perhaps", "maybe", "possibly"})
MODALS = frozenset({"could", "may", "might", "would", "should", "can", "must", "ca", "'d"})
NO = frozenset({"no", "neither", "none", "nobody", "no-one"})
NOBODY = frozenset({"nobody", "none", "no-one"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "pcomp", "advcl", "relcl"})
LETTING = frozenset({"have", "make", "let", "see", "watch", "help"})  # "cannot have people come here and protest"
COUNTING = frozenset({"first", "second", "third", "last", "latest", "only", "next"})  # "the first attack to kill"
FAILED = frozenset({"attempted", "foiled", "failed", "thwarted", "abortive", "aborted", "botched", "unsuccessful"})
TRIED = frozenset({"test", "talk", "negotiation", "meeting", "launch", "campaign", "bid"})  # they fail and were held
INDEFINITE = frozenset({"a", "an", "any", "another", "such"})


def of_verb(verb: Token, words: Words) -> Status | None:
    """The status that a verb's own clause gives its event; None where it is simply told."""
    if _is_conditional(verb):
        return Status.HYPOTHETICAL
    if is_negated(verb) or has_no_subject(verb) or _has_no_object(verb):
        supposed = _is_forbidden(verb) or any(map(_is_if, verb.children))
        return Status.HYPOTHETICAL if supposed else Status.NEGATED
    return _by_auxiliary(verb) or _by_governor(verb, words) or _by_command(verb)


def _by_command(verb: Token) -> Status | None:
    """As in "Own it, express it"."""
    bare = verb.tag_ == "VB" and verb.dep_ in {"ROOT", "ccomp", "parataxis"} and verb.head.lemma_ not in LETTING
    told = bare and not any(child.dep_ in {"nsubj", "nsubjpass", "aux", "mark"} for child in verb.children)
    return Status.HYPOTHETICAL if told else None


def _is_forbidden(verb: Token) -> bool:
    """As in "Don't shoot", said to somebody."""
    words = {child.dep_: child for child in verb.children}
    told = words.get("aux")
    return verb.tag_ == "VB" and told is not None and told.lower_ == "do" and not words.keys() & {"nsubj", "nsubjpass"}


def has_no_subject(verb: Token) -> bool:
    """Whether nobody is said to have done it: "no group claimed it"."""
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
        unsure = any(_is_if(child) or child.lower_ in MAYBE for child in verb.children)
        return Status.HYPOTHETICAL if unsure else Status.PLANNED
    return Status.HYPOTHETICAL if auxiliaries & MODALS else None


def _is_if(clause: Token) -> bool:
    """Whether a clause sets a condition: "if it sells"."""
    return clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "if" for c in clause.lefts)


def _is_conditional(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in CONDITIONS for child in verb.children)


def _by_governor(verb: Token, words: Words) -> Status | None:
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and not _has_own_subject(verb):
        return None if verb.tag_ == "VBD" and verb.head.tag_ == "VB" else of_verb(verb.head, words)
    if verb.dep_ not in CLAUSAL or verb.head is verb:
        return None
    return _in_clause(verb, words) or _in_infinitive(verb, words)


def _in_clause(verb: Token, words: Words) -> Status | None:
    """The status of a finite or bare clause under a noun or verb: "in the event he dies", "a law that bans it"."""
    if verb.dep_ in {"relcl", "acl"} and verb.head.lower_ in {"event", "case"} and verb.head.head.lower_ == "in":
        return Status.HYPOTHETICAL
    if verb.dep_ == "relcl" and verb.tag_ in {"VBZ", "VBP"}:
        return _of_what_would_be(verb.head, words)
    let = verb.tag_ == "VB" and verb.dep_ == "ccomp" and verb.head.lemma_ in LETTING
    return of_verb(verb.head, words) if let else None


def _in_infinitive(verb: Token, words: Words) -> Status | None:
    to = any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)
    if to and any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children):
        return None  # "claimed to have killed" tells of the past
    return _below(verb, words, infinitive=to) if to or verb.tag_ == "VBG" or verb.dep_ == "pcomp" else None


def _of_what_would_be(noun: Token, words: Words) -> Status | None:
    """The status of a clause about what is only wished for: "needs a law that bans the trade"."""
    if not is_indefinite(noun) or noun.dep_ not in {"dobj", "attr"}:
        return None
    over = of_verb(noun.head, words) or governed(noun.head, words)
    return over if over in {Status.PLANNED, Status.HYPOTHETICAL} else None


def _below(verb: Token, words: Words, *, infinitive: bool) -> Status | None:
    """The status of an infinitive or gerund under its governor: "plans to attack", "prevented from attacking"."""
    governor = verb.head.head if verb.head.pos_ in {"ADP", "SCONJ"} else verb.head
    for word in dict.fromkeys((governor, verb.head)):
        found = governed(word, words) or (Status.PLANNED if word.lemma_ in words.planning else None)
        if found is not None:
            return _put(found, governor, words)
    if infinitive and verb.dep_ in {"advcl", "acl", "relcl"}:
        return _meant(governor, words)
    told = verb.dep_ == "xcomp" and governor.pos_ in {"VERB", "AUX"} and (infinitive or governor.tag_ == "VB")
    return _told(verb, governor, words) if told else None


def _meant(governor: Token, words: Words) -> Status | None:
    """What an infinitive of purpose tells; "the first attack to kill" tells of one that did."""
    if any(child.lower_ in COUNTING or child.tag_ == "JJS" for child in governor.lefts):
        return None
    over = of_verb(governor, words) if governor.pos_ == "VERB" else None
    return over if over is Status.PLANNED else Status.HYPOTHETICAL


def _told(verb: Token, governor: Token, words: Words) -> Status | None:
    if governor.lemma_ != "be":
        return of_verb(governor, words)
    if verb.lemma_ == "blame":  # "is to blame"
        return None
    rests = [child for child in governor.children if child.dep_ in {"acomp", "attr"}]
    if any(child.lower_ == "too" for rest in rests for child in rest.children):
        return Status.HYPOTHETICAL
    over = Status.NEGATED if is_negated(governor) else Status.PLANNED  # "was to attack"
    return None if rests else over


def _put(found: Status, governor: Token, words: Words) -> Status:
    """What a governor's own clause makes of it: "does not want to attack", "could decline to appeal"."""
    if governor.pos_ not in {"VERB", "AUX"}:
        return found
    over = Status.NEGATED if _is_without(governor) else of_verb(governor, words)
    if over is Status.NEGATED:
        return Status.HYPOTHETICAL if found is Status.NEGATED else Status.NEGATED
    return over if over is Status.HYPOTHETICAL else found


def _is_without(verb: Token) -> bool:
    return verb.dep_ == "pcomp" and verb.head.lower_ == "without"


def _has_own_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass", "aux"} for child in verb.children)


def is_perfect(verb: Token) -> bool:
    """Whether a verb is told as over: "may have"."""
    return any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)


def is_indefinite(noun: Token) -> bool:
    """Whether a noun in the singular names no known thing: "an attack", "such a law"."""
    return noun.tag_ in {"NN", "NNP"} and any(child.lower_ in INDEFINITE for child in noun.children)


def governed(word: Token, words: Words) -> Status | None:
    """The status of what hangs on a word that plans, supposes or prevents it."""
    lemma = word.lemma_.lower()
    if word.dep_ == "amod" and word.head.lemma_ in TRIED:
        return None
    whole = {lemma, *(f"{lemma} {child.lower_}" for child in word.children if child.dep_ == "prt")}
    if whole & words.preventing or word.lower_ in FAILED:
        return Status.NEGATED
    if lemma in words.planning and (lemma not in words.light or word.dep_ == "amod"):
        return Status.PLANNED
    return Status.HYPOTHETICAL if lemma in words.supposing else None
