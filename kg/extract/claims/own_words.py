"""What stands inside a claim's span and is the outlet's own word all the same."""

from kg.extract.reading import Reading
from kg.extract.syntax import OBJECTS, SUBJECTS, is_definite
from kg.extract.tokens import Token
from kg.model import Claim, Event, Stance

SPOKEN = frozenset({"statement", "accusation", "denial", "threat", "demand", "order"})
GROUNDS = frozenset({"after", "before", "since", "following", "during", "until", "from", "over", "about", "into"})
CONCEDING = frozenset({"although", "though", "while", "whereas"})
ANSWERING = frozenset({"respond", "reply", "answer", "react"})


def is_outlets(reading: Reading, event: Event, word: Token, claim: Claim) -> bool:
    """Whether the outlet tells an event itself although its word stands in somebody's claim."""
    cue = reading.tokens(claim.cue)
    if cue is None:
        return False
    return (
        _is_spoken_act(event, word, cue.root)
        or _is_beside(event, word, cue.root)
        or _is_in_speaker(reading, word, claim)
        or _is_aside(word, claim)
        or _is_background(word, claim)
        or _is_asked(word, cue.root, claim)
        or _is_addressed(word, cue.root)
    )


def _is_spoken_act(event: Event, word: Token, cue: Token) -> bool:
    """The speech act that a claim was made by: "issued a statement", "posted a message blaming the rebels"."""
    if SPOKEN.isdisjoint(event.classes):
        return False
    if word.dep_ == "acl" and word.tag_ == "VBG":
        word = word.head
    return word.dep_ in OBJECTS and word.head == cue and word.pos_ == "NOUN"


def _is_beside(event: Event, word: Token, cue: Token) -> bool:
    """What is told beside the cue: "said Ana Brun, and has backed the strike", "said he left and accused them"."""
    if word.pos_ == "VERB" and word.head == cue and (word.dep_ == "conj" or _concedes(word)):
        return True
    if word.dep_ != "conj" or word.pos_ != "VERB":
        return False
    spoken = not SPOKEN.isdisjoint(event.classes) and word.tag_ == cue.tag_ == "VBD"
    return spoken and not any(child.dep_ in SUBJECTS for child in word.children)


def _concedes(clause: Token) -> bool:
    return clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in CONCEDING for c in clause.lefts)


def _is_in_speaker(reading: Reading, word: Token, claim: Claim) -> bool:
    """What a clause about the speaker tells: "said the officer, who had shot him"."""
    speaker = reading.tokens(claim.speaker) if claim.speaker is not None else None
    return speaker is not None and speaker.root.is_ancestor(word)


def _is_aside(word: Token, claim: Claim) -> bool:
    """What a clause beside what is said tells: "the gunmen, who seized two boys, fled, he said"; no would-be there."""
    clause = next((token for token in (word, *word.ancestors) if token.dep_ in {"relcl", "acl"}), None)
    if clause is None or claim.evidence.rule == "quote":
        return False
    if clause.dep_ == "acl":
        return clause is word and clause.tag_ == "VBG" and clause.head.dep_ in SUBJECTS
    edge = clause.left_edge
    if edge.i > 0 and edge.doc[edge.i - 1].text == ",":
        return not any(child.tag_ == "MD" for child in clause.children)
    past = clause.tag_ == "VBD" and not any(child.dep_ == "aux" for child in clause.children)
    return past and clause.head.dep_ in SUBJECTS


def _is_background(word: Token, claim: Claim) -> bool:
    """What a phrase takes for granted: "the accused", "his announced visit", "after the king's murder"."""
    if word.tag_ == "VBN" and any(child.dep_ == "det" for child in word.lefts):
        return True
    if claim.stance in {Stance.CLAIMS, Stance.ALLEGES, Stance.DENIES}:
        return False
    if word.pos_ == "VERB":
        owner = word.head if word.dep_ == "amod" and word.tag_ == "VBN" else word
        return any(child.lower_ in {"the", "his", "her", "its", "their"} for child in owner.lefts)
    owned = is_definite(word) or any(child.dep_ == "poss" for child in word.children)
    return owned and word.dep_ == "pobj" and word.head.lower_ in GROUNDS


def _is_asked(word: Token, cue: Token, claim: Claim) -> bool:
    """As in "did not respond to requests for comment": the requests were made."""
    if claim.stance is not Stance.WITHHOLDS or word.dep_ != "pobj":
        return False
    return word.head.head == cue and cue.lemma_ in ANSWERING


def _is_addressed(word: Token, cue: Token) -> bool:
    """Whom somebody spoke to: "told a rally", "spoke at a meeting of miners"."""
    return word.dep_ == "pobj" and word.head.lower_ in {"to", "at"} and word.head.head == cue
