"""Who speaks: the head of the speaker's noun phrase, and who carried the words."""

from kg.extract.claims.drafts import NOMINAL
from kg.extract.syntax import OBJECTS, SUBJECTS, actor, after_preposition, agent, is_passive, subject
from kg.extract.tokens import Token

EXPLETIVE = frozenset({"it", "there"})
DEPENDENT = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acl", "dep"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
ARCS = 3  # from a participle or infinitive up to the verb whose subject it shares
NEAR = 6  # tokens of a noun phrase beside its cue
ASKING = frozenset({"who", "which"})
COUNTED = frozenset({"NUM", "ADJ", "DET"})  # "one of the advisers", "many say"
OCCASION = frozenset({"in", "at", "during"})  # "spoke at a conference announcing …"
MAKERS = frozenset({"ORG", "PERSON"})  # "a Norvale Times report that …"
VERBAL = frozenset({"VERB", "AUX"})


def speaker_of_verb(verb: Token) -> Token | None:
    """Who says what the cue verb reports, in either voice; None for "it is believed".

    A relative pronoun stays as it is: who it stands for is the builder's to say.
    """
    who = _relative(verb) or _after_as(verb) or _of_participle(verb) or _of_finite(verb)
    if who is not None and not _names(who):
        who = beside(verb)
    return None if who is None or (who.lower_ in EXPLETIVE and who.dep_ != "nsubj") else who


def _relative(verb: Token) -> Token | None:
    """The "who" that is the verb's subject, or that of the verb it is coordinated with."""
    governor = verb.head if verb.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in verb.children) else verb
    return next((c for c in governor.children if c.dep_ == "nsubj" and c.lower_ in ASKING), None)


def _after_as(verb: Token) -> Token | None:
    """The subject after "as", where the parser gave the verb the main clause's too ("The dam, as he said, held")."""
    subjects = [c for c in verb.lefts if c.dep_ == "nsubj"]
    mark = next((c for c in verb.lefts if c.dep_ == "mark" and c.lower_ == "as"), None)
    return subjects[-1] if mark is not None and len(subjects) > 1 and subjects[-1].i > mark.i else None


def _of_participle(verb: Token) -> Token | None:
    """The speaker of "sent a letter urging …", "used the speech to warn …" and "X was quoted as saying …" (X)."""
    over = verb.head
    if verb.dep_ == "acl" and verb.tag_ in {"VBG", "VB"} and over.dep_ in OBJECTS:
        return (actor(over.head) if over.head.pos_ == "VERB" else None) or over
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and over.dep_ == "pobj" and over.head.lower_ in OCCASION:
        return actor(over.head.head) if over.head.head.pos_ == "VERB" else None
    if verb.dep_ == "xcomp" and over.lemma_ == "use":
        return actor(over)
    if verb.dep_ == "pcomp" and over.lower_ == "as" and is_passive(over.head):
        return subject(over.head)
    if verb.dep_ == "pcomp" and over.head.pos_ == "NOUN":
        return next((c for c in over.head.children if c.dep_ == "poss"), None)
    return None


def _of_finite(verb: Token) -> Token | None:
    if is_passive(verb):
        return agent(verb)
    return actor(verb) or _chained(verb) or beside(verb)


def _chained(verb: Token) -> Token | None:
    """The subject of the verb that a participle or infinitive depends on, whatever the parser called the arc."""
    governor = verb
    for _ in range(ARCS):
        if governor.dep_ not in DEPENDENT:
            return None
        if governor.dep_ == "acl" and governor.head.pos_ in {"NOUN", "PROPN"}:
            return governor.head if governor.tag_ == "VBG" else subject(governor.head)
        governor = governor.head
        found = subject(governor) if governor.pos_ in VERBAL else None
        if found is not None:
            return found
    return None


def beside(verb: Token) -> Token | None:
    """The noun phrase right after a cue verb ("…," said the mayor), else right before it, else the sentence's first."""
    doc, start = verb.doc, verb.sent.start
    after = next((t for t in doc[verb.i + 1 : verb.i + NEAR] if t.pos_ in NOMINAL or t.is_punct), None)
    if verb.tag_ in FINITE and after is not None and _names(after) and after.dep_ not in OBJECTS | {"pobj"}:
        return _top(after, verb)
    before = next((t for t in reversed(doc[max(start, verb.i - NEAR // 2) : verb.i]) if t.pos_ != "ADV"), None)
    if before is not None and _names(before):
        return _top(before, verb)
    quote = next((i for i in range(verb.i - 1, start, -1) if doc[i].is_quote), start)
    return next((t for t in doc[quote : verb.i] if _names(t) and t.dep_ not in {"compound", "poss", "pobj"}), None)


def _names(token: Token) -> bool:
    """Whether a noun may name a speaker: not a date, though "Theresa May" may pass for one."""
    if token.ent_type_ in {"DATE", "TIME"}:
        return any(c.dep_ == "compound" and c.ent_type_ not in {"DATE", "TIME"} for c in token.children)
    return token.pos_ in NOMINAL or (token.dep_ == "nsubj" and token.pos_ in COUNTED)


def _top(noun: Token, verb: Token) -> Token:
    while noun.dep_ in {"compound", "poss", "nmod"} and noun.head.i != verb.i and abs(noun.head.i - noun.i) < NEAR:
        noun = noun.head
    doc = noun.doc
    while noun.i + 2 < len(doc) and doc[noun.i + 1].text == "-" and not noun.whitespace_:
        noun = doc[noun.i + 2]  # "co-author" is three tokens
    return noun


def speaker_of_noun(noun: Token) -> Token | None:
    """Whose claim, denial or plan a cue noun names: possessor, "by" or "from", else the subject of its verb."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    by = after_preposition(noun, "by", "from")
    if owner is not None or by:
        return owner or by[0]
    maker = next((c for c in noun.children if c.dep_ in {"compound", "nmod"} and c.ent_type_ in MAKERS), None)
    if maker is not None:
        return maker
    if noun.dep_ == "nsubjpass":
        return agent(noun.head)
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.pos_ not in VERBAL else noun.head
    if noun.dep_ in {"attr", "pobj", *OBJECTS} and verb.pos_ in VERBAL:
        return _relative(verb) or actor(verb) or _chained(verb)
    return None


def speaker_of_adjective(adjective: Token) -> Token | None:
    """Who is confident or wary: the subject of the adjective's verb."""
    verb = adjective.head
    return _relative(verb) or subject(verb) if verb.pos_ in VERBAL else None


def carrier(verb: Token, conveying: frozenset[str]) -> Token | None:
    """Who carried the words: "told the AP", "was quoted by the AP", "in an interview with the AP", "on Twitter"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        return agent(verb.head.head) or agent(verb)
    told = next((c for c in verb.children if c.dep_ in OBJECTS | {"dative"}), None)
    if told is not None:
        return next((c for c in told.children if c.dep_ == "pobj"), told)
    nouns = after_preposition(verb, "in", "on", "to", "during", "via", "through")
    return next((who for noun in nouns if (who := _conveyor(noun, conveying)) is not None), None)


def _conveyor(noun: Token, conveying: frozenset[str]) -> Token | None:
    inner = after_preposition(noun, "with", "to", "on", "for", "by") if noun.lemma_ in conveying else []
    if inner:
        return inner[0]
    return noun if noun.pos_ == "PROPN" else None
