"""What a negated or refused cue does to a claim's stance."""

from kg.extract.syntax import is_negated
from kg.extract.tokens import Token
from kg.model import Stance

TELLING = frozenset({Stance.ASSERTS, Stance.ADMITS, Stance.CLAIMS, Stance.PREDICTS, Stance.ASKS})
REFUSING = frozenset({"refuse", "decline"})
WORDS = frozenset(
    {
        "say",
        "tell",
        "comment",
        "confirm",
        "deny",
        "disclose",
        "reveal",
        "discuss",
        "elaborate",
        "specify",
        "name",
        "identify",
        "answer",
        "speculate",
        "explain",
    }
)
OPEN = frozenset({"whether", "if"})


def withheld(verb: Token, stance: Stance) -> Stance:
    """The stance of a cue in its own clause: "did not say" withholds, "does not believe" denies."""
    refused = verb.dep_ == "xcomp" and verb.head.lemma_ in REFUSING
    if _refuses_words(verb):
        return Stance.WITHHOLDS
    if not refused and not is_negated(verb) and not _is_neither(verb):
        return stance
    if stance is Stance.BELIEVES:
        return Stance.WITHHOLDS if _is_open(verb) else Stance.DENIES
    return Stance.WITHHOLDS if stance in TELLING or stance is Stance.DENIES else stance


def _refuses_words(verb: Token) -> bool:
    """Whether a verb of refusal refuses to speak: "declined to say"."""
    return verb.lemma_ in REFUSING and any(c.dep_ == "xcomp" and c.lemma_ in WORDS for c in verb.children)


def _is_neither(verb: Token) -> bool:
    """Whether a verb is one of two that are both negated: "neither confirmed nor denied"."""
    first = verb.head if verb.dep_ == "conj" else verb
    return any(child.lower_ == "neither" and child.dep_ in {"preconj", "cc", "advmod"} for child in first.children)


def _is_open(verb: Token) -> bool:
    """Whether a clause asks which of two is so: "is not known whether …"."""
    clauses = (child for child in verb.children if child.dep_ in {"ccomp", "xcomp"})
    return any(c.lower_ in OPEN and c.dep_ in {"mark", "advmod"} for clause in clauses for c in clause.children)
