"""Joins outcomes to the attacks behind them: "attacked the base, killing two", "an ambush that led to …"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.events.found import Filler, Found, without_repeats
from kg.extract.events.words import Words
from kg.extract.syntax import conjuncts, outermost, subject
from kg.extract.tokens import Token

CLAUSES = frozenset({"advcl", "conj", "xcomp", "acl", "relcl"})
WITHIN = frozenset({"in", "during", "by", "from", "amid", "with", "as"})
WHEN = frozenset({"when", "after", "as", "while"})
EFFECT, CAUSE = "effect", "cause"
DAMAGE = "Destruction"
HURT = frozenset({"victim", "target"})
PASSED_UP = ("victim", "target", "weapon", "perpetrator", "place")
PASSED_DOWN = ("perpetrator",)  # arms and place stay with the attack: neither gold asks for them twice
CONFIDENCE = 0.7


def join_effects(found: Sequence[Found], words: Words) -> list[Found]:
    """The events with what outcomes tell passed up to their attacks, and doers both ways."""
    joined = list(found)
    for at, outcome in enumerate(found):
        if not (_is_outcome(outcome) or outcome.frame.is_a(DAMAGE)):
            continue
        for cause in _attacks_beside(found, at):
            if _trails(outcome.trigger, found[cause].trigger):
                joined[at] = _without_subject(joined[at])
            if _brings_about(found[cause], outcome, words) or _trails(outcome.trigger, found[cause].trigger):
                joined[cause] = _receive(joined[cause], joined[at], PASSED_UP, EFFECT)
                joined[at] = _receive(joined[at], joined[cause], PASSED_DOWN, CAUSE)
                break
    return joined


def _is_outcome(found: Found) -> bool:
    return found.frame.outcome is not None and not found.frame.is_a("Attack")


def _attacks_beside(found: Sequence[Found], at: int) -> Iterator[int]:
    """The attacks of the outcome's sentence, nearest first."""
    sentence, here = found[at].trigger.sent.start, found[at].trigger.i
    beside = [n for n, f in enumerate(found) if f.frame.is_a("Attack") and f.trigger.sent.start == sentence]
    return iter(sorted(beside, key=lambda n: abs(found[n].trigger.i - here)))


def _brings_about(attack: Found, outcome: Found, words: Words) -> bool:
    noun = outermost(attack.trigger, words.transparent)
    told_by = {attack.trigger, attack.anchor, noun}
    return (
        _follows(outcome.trigger, told_by)
        or _acts_on(noun, outcome.trigger, words)
        or any(_happens_in(verb, told_by) for verb in _coordinated(outcome.trigger))
    )


def _trails(outcome: Token, attack: Token) -> bool:
    """Whether a participle follows the attack that brought it about: "a device that exploded, wounding 13"."""
    participle = outcome.tag_ == "VBG" and outcome.dep_ == "advcl" and outcome.head.i < attack.i < outcome.i
    return participle and attack.pos_ == "VERB" and outcome.head.is_ancestor(attack)


def _without_subject(outcome: Found) -> Found:
    """The outcome without the doer that it would take over from the verb over the attack."""
    kept = tuple(f for f in outcome.fillers if f.role != "perpetrator" or f.rule != "subject")
    return replace(outcome, fillers=kept)


def _coordinated(verb: Token) -> Iterator[Token]:
    """The verb and those joined to it: "nine were killed and ten injured when gunmen attacked"."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ == verb.pos_:
        first = first.head
    yield from (other for other in conjuncts(first) if other.pos_ == verb.pos_)


def _follows(outcome: Token, told_by: set[Token]) -> bool:
    """Whether the outcome's clause hangs on the attack's: "attacked …, killing two and wounding five"."""
    token = outcome
    for _ in range(3):
        if token.dep_ not in CLAUSES:
            return False
        token = token.head
        if token in told_by:
            return True
    return False


def _acts_on(noun: Token, outcome: Token, words: Words) -> bool:
    """Whether the attack is the subject of the outcome, or of a verb that leads to it."""
    if outcome.pos_ == "VERB":
        return subject(outcome) is not None and subject(outcome) == noun
    verb = next((one for one in outcome.ancestors if one.pos_ == "VERB"), None)
    if verb is None or verb.lemma_ not in words.causing:
        return False
    # A relative clause is often hung on the last noun of the phrase it belongs to.
    return subject(verb) == noun or (verb.dep_ == "relcl" and noun.is_ancestor(verb))


def _happens_in(outcome: Token, told_by: set[Token]) -> bool:
    """Whether the outcome is told to lie in the attack: "killed in a raid", "killed when gunmen attacked"."""
    for child in outcome.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in WITHIN:
            if any(n in told_by for noun in child.children for n in conjuncts(noun)):
                return True
        elif child.dep_ == "advcl" and child in told_by:
            return any(word.lower_ in WHEN for word in child.children)
    return outcome.pos_ == "NOUN" and any(_is_set_in(outcome, noun) for noun in told_by)


def _is_set_in(outcome: Token, attack: Token) -> bool:
    """As in "was revenge for the killing of X, in a raid", where the parser hangs the last phrase on "was"."""
    place = attack.head
    late = attack.dep_ == "pobj" and place.lower_ in WITHIN and place.i > outcome.i
    return late and place.head.lemma_ == "be" and place.head.i < outcome.i and place.head.is_ancestor(outcome)


def _receive(to: Found, giver: Found, roles: Sequence[str], rule: str) -> Found:
    """`to` with the giver's fillers of those roles; victims are added, the rest only where none is known."""
    known = {filler.role for filler in to.fillers}
    passed = [
        replace(filler, rule=rule, confidence=round(filler.confidence * CONFIDENCE, 2))
        for filler in _as_hit(giver).role(*roles)
        if (filler.role in HURT or filler.role not in known) and not _is_filler(to, filler)
    ]
    return replace(to, fillers=without_repeats((*to.fillers, *passed)))


def _as_hit(giver: Found) -> Found:
    """What was destroyed is what the attack hit: its target."""
    if not giver.frame.is_a(DAMAGE):
        return giver
    renamed = (replace(filler, role="target") if filler.role == "patient" else filler for filler in giver.fillers)
    return replace(giver, fillers=tuple(renamed))


def _is_filler(found: Found, filler: Filler) -> bool:
    return any(own.token == filler.token and own.role != "place" for own in found.fillers)
