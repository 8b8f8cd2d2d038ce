"""Claims read off the order of words, where the parser gave the cue no clause."""

from kg.extract.claims.cue_table import CueTable
from kg.extract.claims.drafts import NOMINAL, Draft
from kg.extract.claims.quoting import FINITE
from kg.extract.tokens import Token
from kg.model import Stance

CLOSE = 10  # tokens from a cue to its "that"
INSERTED = 8  # tokens of ", the minister said,"
TAIL = 4  # tokens after a cue that ends the sentence ("on Monday")
BREAKS = frozenset({",", "—", "–"})


def placed_draft(verb: Token, table: CueTable) -> Draft | None:
    """The claim of "said on Monday that …", "The strike, he said, was …" and "…, residents say."."""
    takes = next((s.takes for s in table.senses(verb) if "clause" in s.takes), None)
    if takes is None or verb.tag_ not in FINITE:
        return None
    stance, sentence = takes["clause"], verb.sent
    that = _that(verb)
    if that is not None:
        return _draft(verb, (that, sentence.end), stance, None)
    inserted = _inserted(verb)
    if inserted is not None:
        return _draft(verb, (sentence.start, sentence.end), stance, inserted)
    said_by = sentence_final(verb, sentence.start)
    return _draft(verb, (sentence.start, said_by[0]), stance, said_by) if said_by is not None else None


def _draft(verb: Token, content: tuple[int, int], stance: Stance, said_by: tuple[int, int] | None) -> Draft:
    return Draft(cue=(verb,), begin=content[0], end=content[1], stance=stance, form="clause", said_by=said_by)


def _that(verb: Token) -> int | None:
    """Where "that …" begins soon after a cue, when a finite verb follows in the sentence."""
    end = verb.sent.end
    near = verb.doc[verb.i + 1 : min(verb.i + CLOSE, end)]
    that = next((t for t in near if t.lower_ == "that" or t.is_punct), None)
    if that is None or that.is_punct:
        return None
    return that.i if any(t.tag_ in FINITE or t.tag_ == "MD" for t in verb.doc[that.i + 1 : end]) else None


def _inserted(verb: Token) -> tuple[int, int] | None:
    """The speaker's tokens in ", he said," between commas."""
    doc, start = verb.doc, verb.sent.start
    if verb.i + TAIL > verb.sent.end or doc[verb.i + 1].text != ",":
        return None
    comma = _comma(verb, max(start, verb.i - INSERTED))
    return (comma + 1, verb.i) if comma is not None and comma > start and _has_noun(verb, comma) else None


def sentence_final(verb: Token, start: int) -> tuple[int, int] | None:
    """The tokens of the noun phrase between the last comma and a cue that ends the sentence ("…, residents say.")."""
    rest = [t for t in verb.doc[verb.i + 1 : verb.sent.end] if not t.is_space and not t.is_punct]
    if len(rest) > TAIL or any(t.head not in rest for t in rest):
        return None
    comma = _comma(verb, start)
    if comma is None or not _has_noun(verb, comma):
        return None
    between = verb.doc[comma + 1 : verb.i]
    return None if any(t.pos_ == "VERB" and t.dep_ in {"ROOT", "ccomp"} for t in between) else (comma + 1, verb.i)


def _comma(verb: Token, start: int) -> int | None:
    """The last comma or dash between `start` and the cue."""
    return next((i for i in range(verb.i - 1, start, -1) if verb.doc[i].text in BREAKS), None)


def _has_noun(verb: Token, comma: int) -> bool:
    return any(t.pos_ in NOMINAL for t in verb.doc[comma + 1 : verb.i])
