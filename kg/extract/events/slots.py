"""The slots beside a trigger and the tokens in them: voice, light verbs, relatives and coordination resolved."""

from collections.abc import Iterable, Mapping

from kg.extract.events.carriers import Anchor, carrier, first_conjunct
from kg.extract.events.words import Words
from kg.extract.syntax import (
    OBJECTS,
    USING,
    actor,
    after_preposition,
    agent,
    conjuncts,
    is_passive,
    objects,
    outermost,
    subject,
    undergoers,
)
from kg.extract.tokens import Token

Slots = Mapping[str, tuple[Token, ...]]
PREPOSITIONS = frozenset({"prep", "agent", "dative"})
MODIFIERS = frozenset({"amod", "compound", "nmod", "advmod", "npadvmod", "nummod", "prt", "quantmod"})
# Prepositions that the parser often hangs on a filler although they belong to the event.
STRAY = frozenset({"at", "on", "against", "to", "into", "toward", "towards"})
AIMING = frozenset({"target", "aim", "direct"})
MANNERS = frozenset({"night", "day", "air", "sea", "land", "road", "mistake", "accident", "chance", "hand", "force"})


def _whose(token: Token) -> Token:
    """Whom a life belongs to: an attack "on his life" is one on him."""
    return next((c for c in token.children if c.dep_ == "poss"), token) if token.lemma_ == "life" else token


class _Filling:
    """Slots being filled, in order and without repeats."""

    def __init__(self) -> None:
        self._slots: dict[str, list[Token]] = {}

    def add(self, slot: str, tokens: Iterable[Token | None]) -> None:
        """Put tokens and their conjuncts into a slot."""
        into = self._slots.setdefault(slot, [])
        for token in tokens:
            if token is not None:
                meant = (_whose(one) for one in conjuncts(token) if one.dep_ != "dep")
                into += [one for one in meant if one not in into]

    def of(self, slot: str) -> list[Token]:
        """What stands in a slot so far."""
        return list(self._slots.get(slot, ()))

    def done(self) -> Slots:
        """The filled slots."""
        return {slot: tuple(tokens) for slot, tokens in self._slots.items() if tokens}


def verb_slots(verb: Token, words: Words, *, transitive: bool, ergative: bool = False) -> Slots:
    """Slots of a verb trigger. A transitive verb's bare participle is passive: "53 injured".

    The subject of an ergative use is no doer but the theme: "the bomb exploded".
    """
    found = _Filling()
    if verb.dep_ == "aux":
        return _modal_slots(verb)
    if ergative and not objects(verb):
        found.add("theme", [subject(verb)])
        _add_prepositions(found, verb)
        return found.done()
    if verb.dep_ == "amod" and verb.tag_ in {"VBN", "VBD", "JJ"}:
        found.add("object", [verb.head])
    elif transitive and _is_bare_participle(verb):
        found.add("object", [first_conjunct(verb.head) if verb.dep_ == "acl" else subject(verb)])
        found.add("subject", [agent(verb)])
    else:
        found.add("subject", [actor(verb) or _stray_agent(verb)])
        found.add("object", undergoers(verb))
    _add_prepositions(found, verb)
    for noun in undergoers(verb):
        _add_prepositions(found, noun, STRAY)
    found.add("indirect", [child for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP"])
    _add_tools(found, verb, words)
    return found.done()


def _modal_slots(modal: Token) -> Slots:
    """Who says that somebody "must" do something, and who must: "The union said the state must pay"."""
    found = _Filling()
    told = modal.head
    if told.dep_ == "ccomp":
        found.add("subject", [subject(told.head)])
    found.add("object", [actor(told)])
    return found.done()


def _is_bare_participle(verb: Token) -> bool:
    if verb.tag_ not in {"VBN", "VBD"} or is_passive(verb):
        return False
    dependents = {child.dep_ for child in verb.children}
    if dependents & (OBJECTS | {"aux", "dative", "ccomp", "xcomp"}) or verb.dep_ == "relcl":
        return False
    return verb.tag_ == "VBN" or _is_number(subject(verb)) or _has_doer(verb)


def _has_doer(verb: Token) -> bool:
    """As in "shot dead by police", which is often taken for an active past tense; not "attacked by night"."""
    doer = agent(verb)
    return doer is not None and doer.pos_ in {"NOUN", "PROPN"} and doer.lower_ not in MANNERS


def _stray_agent(verb: Token) -> Token | None:
    """The doer of a passive whose "by" hangs on a noun between: "taken from a school by rebels"."""
    if not is_passive(verb):
        return None
    between = (noun for noun in after_preposition(verb) if noun.i > verb.i)
    return next((doer for noun in between for doer in after_preposition(noun, "by")), None)


def _is_number(token: Token | None) -> bool:
    """Whether a noun is counted; "53 injured" is often taken for an active past tense."""
    return token is not None and (token.pos_ == "NUM" or any(child.dep_ == "nummod" for child in token.children))


def _add_prepositions(found: _Filling, token: Token, only: frozenset[str] = frozenset()) -> None:
    for child in token.children:
        if child.dep_ in PREPOSITIONS and child.pos_ in {"ADP", "SCONJ", "VERB"} and (not only or child.lower_ in only):
            found.add(child.lower_, [noun for noun in child.children if noun.dep_ == "pobj"])


def _add_using(found: _Filling, token: Token, words: Words) -> None:
    """What somebody uses or bears, and what that bears: "riding a motorcycle loaded with explosives"."""
    for child in token.children:
        if child.lower_ in words.carrying:
            held = objects(child) or [c for c in child.children if c.dep_ == "pobj"] or after_preposition(child, "with")
            found.add("using", held)
            for thing in held:
                _add_using(found, thing, words)


def _add_tools(found: _Filling, verb: Token, words: Words) -> None:
    """What is used to do it, beside the verb, beside the doer or over the verb: "used rockets to attack"."""
    for token in (verb, *found.of("subject")):
        _add_using(found, token, words)
    if verb.dep_ in {"xcomp", "advcl"} and verb.head.lemma_ in USING:
        found.add("using", objects(verb.head))


def noun_slots(noun: Token, words: Words) -> Slots:
    """Slots of a noun trigger: its modifiers, prepositions, and what a light verb over it lends."""
    found = _Filling()
    outer = outermost(noun, words.transparent)
    for token in dict.fromkeys((noun, outer)):
        _add_modifiers(found, token, words)
        _add_prepositions(found, token)
        _add_using(found, token, words)
        _add_clauses(found, token, words)
    for filler in [f for slot in ("of", "by", "on", "against", "between") for f in found.of(slot)]:
        _add_prepositions(found, filler, STRAY | {"by", "in", "during"})
    _add_from_verb(found, outer, words)
    return found.done()


def _add_modifiers(found: _Filling, noun: Token, words: Words) -> None:
    for child in noun.children:
        if child.dep_ == "poss":
            found.add("possessive", [child])
        elif child.dep_ in {"compound", "nmod"}:
            found.add("compound", [child])
        elif child.dep_ == "conj":
            found.add("conjunct", [child])
        elif child.dep_ == "amod":
            found.add("adjective", [_doer_in(child, words) or child])


def _doer_in(modifier: Token, words: Words) -> Token | None:
    """As in "US" in "US-led"."""
    if modifier.lemma_.lower() not in words.participles and modifier.lower_ not in {"led", "backed", "run"}:
        return None
    return next((c for c in modifier.children if c.dep_ in {"npadvmod", "compound", "nmod", "amod"}), None)


def _add_clauses(found: _Filling, noun: Token, words: Words) -> None:
    """Relative and participial clauses: "an attack carried out by rebels", "that targeted the convoy"."""
    for verb in noun.children:
        if verb.dep_ not in {"acl", "relcl"}:
            continue
        if verb.lemma_ in words.hitting and not is_passive(verb):
            found.add("object", objects(verb))
        elif verb.lemma_ in AIMING:
            found.add("object", after_preposition(verb, "at", "against", "on", "toward", "towards"))
        elif verb.lemma_ in words.light or verb.lemma_ in {"claim", "blame"}:
            found.add("subject", [agent(verb) if is_passive(verb) else _other_subject(verb, noun)])


def _other_subject(verb: Token, noun: Token) -> Token | None:
    who = subject(verb)
    return who if who is not noun else None


def _add_from_verb(found: _Filling, outer: Token, words: Words) -> None:
    anchor = carrier(outer, words)
    if anchor is not None:
        verb = anchor.verb
        who = actor(verb) if outer.dep_ != "nsubjpass" else agent(verb)
        found.add(_standing(anchor, words), [who])
        _add_prepositions(found, verb)
        _add_using(found, verb, words)
    elif outer.dep_ == "nsubj":
        _add_from_predicates(found, outer, words)
    elif outer.head.lower_ == "by" and outer.head.head.lemma_ in words.hitting:
        found.add("object", [subject(outer.head.head)])


def _standing(anchor: Anchor, words: Words) -> str:
    """The slot of a light verb's subject: who "foiled" an attack did not attack, but who "ended" talks talked."""
    if anchor.undergoes:
        return "object"
    ended = anchor.verb.lemma_ in words.preventing | words.ending
    return "ender" if ended or any(child.dep_ == "oprd" for child in anchor.verb.children) else "subject"


def _add_from_predicates(found: _Filling, outer: Token, words: Words) -> None:
    """What the verbs say whose subject the event is: "the blast hit a bank and was carried out by rebels"."""
    for verb in conjuncts(outer.head):
        if is_passive(verb) and verb.lemma_ in words.light:
            found.add("subject", [agent(verb)])
        elif verb.lemma_ in words.hitting and not is_passive(verb):
            found.add("object", objects(verb))
