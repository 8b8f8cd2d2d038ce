"""Whether the words over an expression of time look back or ahead."""

from dataclasses import dataclass

from kg.extract.tokens import Token
from kg.schema import Schema

WILL = frozenset({"will", "'ll", "wo", "shall", "may", "might", "can", "should", "must", "would"})
LIMIT = 12  # heads to climb before giving up
VERBS = frozenset({"VERB", "AUX"})
SOON = frozenset({"soon", "early"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Tells the outlook of what governs a word; `forward` are lemmas of verbs that look ahead, `until` prepositions."""

    forward: frozenset[str]
    until: frozenset[str]

    def over(self, token: Token) -> str:
        """The outlook: "past", "future", "present", or "none" where nothing governs the word."""
        if token.dep_ == "poss":  # "Wednesday's ruling"
            return "past"
        verb, until = self._governor(token)
        if verb is None:
            return "none"
        if not until and verb.lemma_ not in self.forward and not self._is_planned(verb):
            return _tense(verb)
        return "past" if "had" in _helpers(verb) or "had" in _helpers(verb.head) else "future"

    def _governor(self, token: Token) -> tuple[Token | None, bool]:
        until = False
        for _ in range(LIMIT):
            if token.pos_ in VERBS:
                return token, until
            until = until or token.lower_ in self.until or _is_as_soon(token)
            if token.head.i == token.i:
                break
            token = token.head
        return None, until

    def _is_planned(self, verb: Token) -> bool:
        """Whether the verb is planned: "planned to meet", "is due to meet"."""
        over = verb.head
        return verb.dep_ in {"xcomp", "acl", "advcl"} and over.lemma_ in self.forward and "to" in _helpers(verb)


def outlook(schema: Schema) -> Outlook:
    """The outlook by the schema's word lists."""
    return Outlook(forward=schema.listed("TimeForward"), until=schema.listed("TimeUntil"))


def _is_as_soon(token: Token) -> bool:
    """Whether the word is the middle of "as soon as", "as early as"."""
    return token.lower_ in SOON and any(child.lower_ == "as" for child in token.children)


def _helpers(verb: Token) -> list[str]:
    return [child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}]


def _tense(verb: Token) -> str:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if any(h.lower_ in WILL for h in helpers):
        return "future"
    if any(h.tag_ in {"VBD", "VBN"} or (h.lemma_ == "have" and verb.tag_ == "VBN") for h in helpers):
        return "past"
    if any(h.lower_ in {"to", "could"} for h in helpers):
        return "none"
    if any(h.tag_ in {"VBZ", "VBP"} for h in helpers):
        return "present"
    return _plain_tense(verb)


def _plain_tense(verb: Token) -> str:
    if verb.tag_ in {"VBD", "VBN"}:
        return "past"
    over = verb.head
    if verb.tag_ in {"VBG", "VB"} and over.i != verb.i and over.pos_ in VERBS:
        return _tense(over) if verb.tag_ == "VBG" else "none"
    return "present" if verb.tag_ in {"VBZ", "VBP"} else "none"
