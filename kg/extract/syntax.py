"""Who stands where to a verb or noun: subjects, objects, prepositions; voice, control and coordination resolved.

Works on spaCy's English dependency labels (the CLEAR style of `en_core_web_*`).
"""

from collections.abc import Iterator

from kg.extract.tokens import Token
from kg.model import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
CLAUSES = frozenset({"csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
RELATIVE = frozenset({"that", "which", "who", "whom"})
USING = frozenset({"use", "employ"})  # their object is a tool, not the doer: "used rockets to attack"
DEFINITE = frozenset({"the", "this", "that"})
OUTSIDE_PHRASE = frozenset({"relcl", "appos", "punct", "acl", "advcl", "cc", "conj", "prep", "dep", "parataxis"})


def conjuncts(token: Token) -> Iterator[Token]:
    """The token, then every later conjunct of it ("soldiers and civilians")."""
    yield token
    for child in token.rights:
        if child.dep_ == "conj":
            yield from conjuncts(child)


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject undergoes it: "was killed", "got hurt", or "the man killed by rebels"."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in {"acl", "conj"}
        and not any(c.dep_ in OBJECTS | {"aux"} for c in verb.children)
    )


def direct_subject(verb: Token) -> Token | None:
    """The subject that hangs on the verb itself; "men queuing at a bank" are the men, which the parser may miss."""
    own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if own is None or own.tag_ != "VBG" or own.dep_ not in CLAUSES:
        return own
    return next((child for child in own.lefts if child.dep_ == "nsubj"), own)


def subject(verb: Token) -> Token | None:
    """The verb's grammatical subject, found through relative clauses, coordination, control and participles."""
    own = direct_subject(verb)
    if own is not None:
        return verb.head if own.lower_ in RELATIVE and verb.dep_ == "relcl" else own
    if verb.dep_ == "acl" and _is_infinitive(verb):
        return _planner(verb.head)
    if verb.dep_ in {"acl", "relcl"} and not any(c.dep_ in OBJECTS for c in verb.children if c.lower_ in RELATIVE):
        return verb.head
    if verb.dep_ in {"conj", "xcomp", "advcl", "pcomp"} and verb.head.pos_ in {"VERB", "AUX", "ADP"}:
        return _inherited_subject(verb)
    return None


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)


def _planner(noun: Token) -> Token | None:
    """Who acts in a noun's infinitive: "rebels" in "the rebels have a plan to attack", "their" in "their plan to …"."""
    if any(child.lower_ in {"first", "last", "only", "one"} for child in noun.lefts):
        return noun
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    if owner is not None or noun.dep_ not in OBJECTS | {"attr"}:
        return owner
    return subject(noun.head)


def _inherited_subject(verb: Token) -> Token | None:
    """The governor's subject, or its object where it is the object that acts ("told him to leave")."""
    governor = verb.head if verb.head.pos_ != "ADP" else verb.head.head
    if governor is verb or governor.pos_ not in {"VERB", "AUX"}:
        return None
    if verb.dep_ == "xcomp" and governor.lemma_ not in USING:
        controlled = next((c for c in governor.children if c.dep_ in OBJECTS and c.i < verb.i), None)
        if controlled is not None:
            return controlled
    return subject(governor)


def objects(verb: Token) -> list[Token]:
    """The verb's direct objects, conjuncts left in place (see `conjuncts`); a relative pronoun gives its noun."""
    own = [child for child in verb.children if child.dep_ in OBJECTS]
    return [verb.head if o.lower_ in RELATIVE and verb.dep_ == "relcl" else o for o in own]


def agent(verb: Token) -> Token | None:
    """The doer in "by …" of a passive."""
    by = next((c for c in verb.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def after_preposition(token: Token, *prepositions: str) -> list[Token]:
    """The nouns after the given prepositions (all, when none is given) that hang on `token`."""
    return [
        noun
        for prep in token.children
        if prep.dep_ in {"prep", "agent", "dative"} and (not prepositions or prep.lower_ in prepositions)
        for noun in prep.children
        if noun.dep_ == "pobj"
    ]


def actor(verb: Token) -> Token | None:
    """Who does it, in either voice."""
    return agent(verb) if is_passive(verb) else subject(verb)


def undergoers(verb: Token) -> list[Token]:
    """Whom it is done to, in either voice."""
    if not is_passive(verb):
        return objects(verb)
    done_to = subject(verb)
    return [done_to] if done_to is not None else []


def phrase(token: Token) -> Span:
    """The noun phrase of a head: determiner, modifiers and an "of" phrase in; clauses, conjuncts and appositions out.

    A name apposed without a comma stays in: "the newspaper La Prensa".
    """
    keep = _within(token)
    first, last = min(t.i for t in keep), max(t.i for t in keep)
    return Span(token.doc[first].idx, token.doc[last].idx + len(token.doc[last]))


def _within(token: Token) -> list[Token]:
    kept = [token]
    for child in token.children:
        if child.dep_ == "case":
            continue
        if child.dep_ not in OUTSIDE_PHRASE or (child.dep_ == "punct" and child.text == "-"):
            kept += list(child.subtree)
        elif child.dep_ == "appos" and child.left_edge.i == token.i + 1:
            kept += _within(child)
        elif child.dep_ == "prep" and child.lower_ == "of" and child.i > token.i:
            kept += [child] + [t for noun in child.children for t in _within(noun)]
    return kept


def clause(verb: Token) -> Span:
    """The text of the clause a verb heads: its whole subtree without white space or punctuation at the ends."""
    words = [t for t in verb.subtree if not t.is_space]
    while len(words) > 1 and words[0].is_punct:
        words.pop(0)
    while len(words) > 1 and words[-1].is_punct:
        words.pop()
    return Span(words[0].idx, words[-1].idx + len(words[-1]))


def is_negated(verb: Token) -> bool:
    """Whether the verb itself is negated ("did not kill", "never")."""
    return any(child.dep_ == "neg" or child.lower_ == "never" for child in verb.children)


def noun_meant(token: Token, transparent: frozenset[str]) -> Token:
    """The noun that a measuring noun means: "missiles" for "volleys" in "volleys of ballistic missiles"."""
    for _ in range(4):
        if token.pos_ == "PROPN" or not {token.lemma_.lower(), token.lower_} & transparent:
            return token
        inner = after_preposition(token, "of")
        if not inner:
            return token
        token = inner[0]
    return token


def outermost(token: Token, transparent: frozenset[str]) -> Token:
    """The measuring noun that stands over a noun ("series" for "attacks" in "a series of attacks"), else the noun."""
    while token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in transparent:
        token = token.head.head
    return token


def is_definite(token: Token) -> bool:
    """Whether a noun comes with "the", "this" or "that"."""
    return token.pos_ in {"NOUN", "PROPN"} and any(
        child.lower_ in DEFINITE for child in token.children if child.dep_ == "det"
    )
