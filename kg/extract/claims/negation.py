"""What a negated or refused cue does to a claim's stance."""

from kg.extract.syntax import is_negated
from kg.extract.tokens import Token
from kg.model import Stance

TELLING = frozenset({Stance.ASSERTS, Stance.ADMITS, Stance.CLAIMS, Stance.PREDICTS, Stance.ASKS})
REFUSING = frozenset({"refuse", "decline"})


def withheld(verb: Token, stance: Stance) -> Stance:
    """The stance of a cue in its own clause: "did not say" withholds, "does not believe" denies."""
    refused = verb.dep_ == "xcomp" and verb.head.lemma_ in REFUSING
    if not refused and not is_negated(verb):
        return stance
    if stance is Stance.BELIEVES:
        return Stance.DENIES
    return Stance.WITHHOLDS if stance in TELLING or stance is Stance.DENIES else stance
