"""Whether the verb over a word looks back, ahead, or neither."""

from spacy.tokens import Token

MODALS = frozenset({"will", "'ll", "wo", "shall", "may", "might", "can", "could", "would", "should", "must"})
LIMIT = 12  # heads to climb before giving up


def tense_over(token: Token) -> str:
    """ "past", "future", "present", or "none" where no verb governs the word."""
    verb = _governor(token)
    return _tense(verb) if verb is not None else "none"


def _governor(token: Token) -> Token | None:
    for _ in range(LIMIT):
        if token.pos_ in {"VERB", "AUX"}:
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _tense(verb: Token) -> str:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if any(h.lower_ in MODALS for h in helpers):
        return "future"
    if any(h.tag_ in {"VBD", "VBN"} or (h.lemma_ == "have" and verb.tag_ == "VBN") for h in helpers):
        return "past"
    if any(h.lower_ == "to" for h in helpers):
        return "future"
    if any(h.tag_ in {"VBZ", "VBP"} for h in helpers):
        return "present"
    if verb.tag_ in {"VBG", "VBN"} and verb.head.i != verb.i and verb.head.pos_ in {"VERB", "AUX"}:
        return _tense(verb.head)
    return {"VBD": "past", "VBN": "past", "VBZ": "present", "VBP": "present", "VB": "future"}.get(verb.tag_, "none")
