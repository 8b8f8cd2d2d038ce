"""Claims that no verb brings: "according to …" and the like."""

from collections.abc import Iterator

from kg.extract.claims.cue_table import CueTable
from kg.extract.claims.drafts import NOMINAL, Draft
from kg.extract.claims.quoting import FINITE, Quoted
from kg.extract.tokens import Doc, Token
from kg.model import Stance

LONGEST_NAME = 8  # tokens from the phrase to its noun
SENTENCE_OPENING = 2  # tokens that may stand before the phrase at a sentence's start ("But according to")


def phrase_drafts(doc: Doc, text: str, table: CueTable, speech: Quoted) -> Iterator[Draft]:
    """The claims of "according to" and phrases like it."""
    for phrase in table.phrases.finditer(text):
        words = tuple(doc.covering(phrase.start(), phrase.end()) or ())
        speaker = _named_after(words[-1]) if words and words[0].i not in speech.inside else None
        if speaker is not None:
            begin, end = _rest_of_sentence(words[0], speaker, speech)
            if begin < end:
                yield _draft(words, begin, end, speaker)


def _draft(words: tuple[Token, ...], begin: int, end: int, speaker: Token) -> Draft:
    return Draft(cue=words, begin=begin, end=end, stance=Stance.ASSERTS, form="sentence", speaker=speaker)


def _named_after(last: Token) -> Token | None:
    """The noun that the phrase's last word governs, or the first after it."""
    governed = next((c for c in last.children if c.dep_ == "pobj"), None)
    after = last.doc[last.i + 1 : last.i + LONGEST_NAME]
    return governed or next((t for t in after if t.pos_ in NOMINAL and t.dep_ != "compound"), None)


def _rest_of_sentence(token: Token, speaker: Token, speech: Quoted) -> tuple[int, int]:
    """The sentence without the phrase: what follows it at the start, else what stands before it."""
    sentence, doc = token.sent, token.doc
    first, stop = speech.parts.clip(sentence.start, sentence.end, token.i)
    start = next((t.i for t in doc[first:stop] if not t.is_space), first)
    if token.i - start <= SENTENCE_OPENING:
        return speaker.right_edge.i + 1, stop
    if not any(t.tag_ in FINITE or t.tag_ == "MD" for t in doc[start : token.i]):
        return start, stop
    quotation = speech.ending_at(token.i)
    return (quotation.begin if quotation is not None else start), token.i
