"""How a fact is put, and the status that follows from it.

The contract's status derives from whose word a fact is and from how it is put, by this table; the first row that
fits decides:

| whose word        | polarity | certainty         | time          | status       |
|-------------------|----------|-------------------|---------------|--------------|
| a denier's        | negative | any               | any           | denied       |
| anybody else's    | negative | any               | any           | negated      |
| anybody's         | positive | possible, unknown | any           | hypothetical |
| anybody's         | positive | probable          | future        | hypothetical |
| anybody's         | positive | certain           | future        | planned      |
| the outlet's      | positive | certain, probable | past, present | asserted     |
| the actor's own   | positive | certain, probable | past, present | claimed      |
| somebody else's   | positive | certain, probable | past, present | attributed   |
"""

from collections.abc import Mapping
from enum import Enum

from kg.extract.syntax import is_negated
from kg.extract.tokens import Token
from kg.model import CERTAIN_FACT, Certainty, Factuality, Polarity, Stance, Status, Tense


class Word(Enum):
    """Whose word a fact is."""

    OUTLET = "the outlet's"
    OTHER = "somebody else's"
    ITSELF = "the actor's own"
    DENIER = "a denier's"


NEGATIVE = Factuality(polarity=Polarity.NEGATIVE)
PROBABLE = Factuality(certainty=Certainty.PROBABLE)
POSSIBLE = Factuality(certainty=Certainty.POSSIBLE)
LIKELY_TO_COME = Factuality(certainty=Certainty.PROBABLE, tense=Tense.FUTURE)
TO_COME = Factuality(tense=Tense.FUTURE)
OPEN = Factuality(certainty=Certainty.UNKNOWN)
WISHED = Factuality(certainty=Certainty.UNKNOWN, tense=Tense.FUTURE)

OF_STANCE: Mapping[Stance, Factuality] = {  # what a speaker's stance makes of what is said
    Stance.ASSERTS: CERTAIN_FACT,
    Stance.CLAIMS: CERTAIN_FACT,
    Stance.ALLEGES: CERTAIN_FACT,
    Stance.ADMITS: CERTAIN_FACT,
    Stance.SUPPORTS: CERTAIN_FACT,
    Stance.OPPOSES: CERTAIN_FACT,
    Stance.BELIEVES: PROBABLE,
    Stance.DENIES: NEGATIVE,
    Stance.PREDICTS: LIKELY_TO_COME,
    Stance.THREATENS: LIKELY_TO_COME,
    Stance.DEMANDS: WISHED,
    Stance.ASKS: OPEN,
    Stance.WITHHOLDS: OPEN,
    Stance.PROMISES: TO_COME,
    Stance.ORDERS: TO_COME,
}
OF_STATUS: Mapping[Status, Factuality] = {  # what an event's own clause makes of it
    Status.NEGATED: NEGATIVE,
    Status.PLANNED: TO_COME,
    Status.HYPOTHETICAL: POSSIBLE,
}
BY_WORD: Mapping[Word, Status] = {
    Word.OUTLET: Status.ASSERTED,
    Word.OTHER: Status.ATTRIBUTED,
    Word.ITSELF: Status.CLAIMED,
    Word.DENIER: Status.DENIED,
}
UNSURE = frozenset({Certainty.POSSIBLE, Certainty.UNKNOWN})
LIKELY = frozenset({"probably", "likely", "presumably", "apparently", "seemingly"})
MAYBE = frozenset({"could", "may", "might", "possibly", "perhaps", "maybe"})
WILL = frozenset({"will", "'ll", "shall", "wo"})
PAST_TAGS = frozenset({"VBD", "VBN"})


def status_from(word: Word, put: Factuality) -> Status:
    """The status that follows from whose word a fact is and how it is put."""
    if put.polarity is Polarity.NEGATIVE:
        return Status.DENIED if word is Word.DENIER else Status.NEGATED
    if put.certainty in UNSURE:
        return Status.HYPOTHETICAL
    if put.tense is Tense.FUTURE:
        return Status.PLANNED if put.certainty is Certainty.CERTAIN else Status.HYPOTHETICAL
    return BY_WORD[word]


def word_of(stance: Stance) -> Word:
    """Whose word the content of somebody's claim is."""
    return Word.DENIER if stance is Stance.DENIES else Word.OTHER


def status_in(stance: Stance) -> Status:
    """The status of what somebody says with that stance."""
    return status_from(word_of(stance), OF_STANCE[stance])


def as_put(stance: Stance, root: Token | None) -> Factuality:
    """How a speaker puts what is said: the stance first, then negation, modals and tense of the content's own verb."""
    given = OF_STANCE[stance]
    if root is None:
        return given
    verb = root if root.pos_ in {"VERB", "AUX"} else root.head
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "advmod"}}
    negative = (given.polarity is Polarity.NEGATIVE) != is_negated(verb)
    return Factuality(
        polarity=Polarity.NEGATIVE if negative else Polarity.POSITIVE,
        certainty=_certainty(given.certainty, helpers),
        tense=Tense.FUTURE if given.tense is Tense.FUTURE or helpers & WILL else _tense(verb),
    )


def _certainty(given: Certainty, helpers: set[str]) -> Certainty:
    if given is not Certainty.CERTAIN:
        return given
    if helpers & MAYBE:
        return Certainty.POSSIBLE
    return Certainty.PROBABLE if helpers & LIKELY else given


def _tense(verb: Token) -> Tense:
    """The tense of a verb with its auxiliaries; a perfect is past, after a modal too."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if any(child.lemma_ == "have" for child in helpers):
        return Tense.PAST
    tags = {child.tag_ for child in helpers} or {verb.tag_}
    return Tense.PAST if tags & PAST_TAGS else Tense.PRESENT
