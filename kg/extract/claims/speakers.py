"""Who speaks: the head of the speaker's noun phrase, and who carried the words."""

from spacy.tokens import Doc, Token

from kg.extract.claims.cue_table import Senses
from kg.extract.syntax import OBJECTS, actor, after_preposition, agent, is_passive, subject

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
EXPLETIVE = frozenset({"it", "there"})
QUOTING = frozenset({"quote", "cite"})


def speaker_of_verb(verb: Token) -> Token | None:
    """Who says what the cue verb reports, in either voice; None for "it is believed".

    A relative pronoun stays as it is: who it stands for is the builder's to say.
    """
    relative = next((c for c in verb.children if c.dep_ == "nsubj" and c.lower_ in {"who", "which"}), None)
    if relative is not None:
        return relative
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.dep_ in OBJECTS:
        return actor(verb.head.head) if verb.head.head.pos_ == "VERB" else verb.head
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and is_passive(verb.head.head):
        return subject(verb.head.head)
    who = agent(verb) if is_passive(verb) else actor(verb)
    if who is None and not is_passive(verb):
        who = _chained(verb) or beside(verb)
    if who is not None and who.ent_type_ in {"DATE", "TIME"}:
        who = beside(verb)
    return None if who is None or (who.lower_ in EXPLETIVE and who.dep_ != "nsubj") else who


def _chained(verb: Token) -> Token | None:
    """The subject of the verb that a participle or infinitive depends on, whatever the parser called the arc."""
    governor, steps = verb, 0
    while governor.dep_ in {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acl", "dep"} and steps < 3:  # noqa: PLR2004 - arcs
        if governor.dep_ in {"acl"} and governor.head.pos_ in {"NOUN", "PROPN"}:
            return governor.head if governor.tag_ in {"VBG"} else subject(governor.head)
        governor, steps = governor.head, steps + 1
        found = subject(governor) if governor.pos_ in {"VERB", "AUX"} else None
        if found is not None:
            return found
    return None


def beside(verb: Token) -> Token | None:
    """The noun phrase right after a cue verb ("…," said the mayor), else right before it."""
    after = next((t for t in verb.doc[verb.i + 1 : verb.i + 6] if t.pos_ in NOMINAL or t.is_punct), None)
    if after is not None and _names(after) and after.dep_ not in OBJECTS | {"pobj"}:
        return _top(after, verb)
    before = next((t for t in reversed(verb.doc[max(verb.sent.start, verb.i - 3) : verb.i]) if t.pos_ != "ADV"), None)
    if before is not None and _names(before):
        return _top(before, verb)
    return next(
        (t for t in verb.doc[verb.sent.start : verb.i] if _names(t) and t.dep_ in {"nsubj", "ROOT", "dep"}), None
    )


def _names(token: Token) -> bool:
    return token.pos_ in NOMINAL and token.ent_type_ not in {"DATE", "TIME"}


def _top(noun: Token, verb: Token) -> Token:
    while noun.dep_ in {"compound", "poss", "nmod"} and noun.head is not verb and abs(noun.head.i - noun.i) < 6:  # noqa: PLR2004 - a phrase
        noun = noun.head
    return noun


def speaker_of_noun(noun: Token) -> Token | None:
    """Whose claim, denial or plan a cue noun names: possessor, "by" or "from", else the subject of its verb."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    by = after_preposition(noun, "by", "from")
    if owner is not None or by:
        return owner or by[0]
    verb = noun.head
    if noun.dep_ in OBJECTS and verb.pos_ == "VERB":
        return actor(verb) or _chained(verb)
    if noun.dep_ in {"attr", "pobj"} and verb.pos_ in {"AUX", "VERB"}:
        return subject(verb)
    if noun.dep_ == "pobj" and verb.head.pos_ in {"VERB", "AUX"}:
        return actor(verb.head)
    if noun.dep_ == "nsubjpass":
        return agent(verb)
    return None


def speaker_of_adjective(adjective: Token) -> Token | None:
    """Who is confident or wary: the subject of the adjective's verb."""
    return subject(adjective.head) if adjective.head.pos_ in {"VERB", "AUX"} else None


def carrier(verb: Token, sense: Senses | None = None) -> Token | None:
    """Who carried the words: "told the AP", "was quoted by the AP", "in an interview with the AP", "on Twitter"."""
    del sense
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        return agent(verb.head.head) or agent(verb)
    told = next((c for c in verb.children if c.dep_ in OBJECTS | {"dative"}), None)
    if told is not None:
        return next((c for c in told.children if c.dep_ == "pobj"), told)
    for noun in after_preposition(verb, "in", "on", "to", "during", "via", "through"):
        inner = after_preposition(noun, "with", "to", "on", "for", "by")
        if (
            noun.lemma_
            in {
                "interview",
                "statement",
                "call",
                "phone",
                "comment",
                "remark",
                "letter",
                "post",
                "appearance",
                "tweet",
                "message",
            }
            and inner
        ):
            return inner[0]
        if noun.pos_ == "PROPN":
            return noun
    return None


def sentence_final(doc: Doc, verb: Token, start: int) -> tuple[int, int] | None:
    """The tokens of the noun phrase between the last comma and a cue that ends the sentence ("…, residents say.")."""
    rest = [t for t in doc[verb.i + 1 : verb.sent.end] if not t.is_space and not t.is_punct]
    if any(t.head is not verb and t.head not in rest for t in rest) or len(rest) > 4:  # noqa: PLR2004 - "on Monday"
        return None
    comma = next((i for i in range(verb.i - 1, start, -1) if doc[i].text in {",", "—", "–"}), None)
    if comma is None or verb.i - comma < 2:  # noqa: PLR2004 - a comma and a noun
        return None
    between = doc[comma + 1 : verb.i]
    if any(t.pos_ == "VERB" and t.dep_ in {"ROOT", "ccomp"} for t in between):
        return None
    return (comma + 1, verb.i) if any(t.pos_ in NOMINAL for t in between) else None
