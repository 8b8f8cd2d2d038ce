"""Finds scare quotes: a word or two that the outlet sets in quotation marks to keep its distance from them."""

import re
from collections.abc import Iterator

from kg.extract.reading import Reading
from kg.extract.tokens import Tokens
from kg.model import Span

# A pair of marks round few words that no sentence mark ends; an apostrophe is no mark.
QUOTED = re.compile(
    r"(?<![^\s(])[“\"‘]([^\W\d][^“”\"‘’\n]{1,38}\w)[”\"’](?!\w)|(?<![^\s(])'([^\W\d][^'\n]{1,38}\w)'(?!\w)"
)
MOST_WORDS = 3
MEANT = frozenset({"NOUN", "ADJ", "VERB", "ADV"})
BESIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "ADP", "PART", "NUM", "CCONJ", "AUX"})


def scare_quotes(reading: Reading, naming: frozenset[str]) -> Iterator[tuple[Span, Tokens]]:
    """Every scare quote with its tokens; words after one of `naming` ("dubbed") only tell what something is called."""
    spoken = sorted((claim.content.begin, claim.content.end) for claim in reading.extraction.claims)
    for found in QUOTED.finditer(reading.text):
        span = Span(found.start(found.lastindex or 0), found.end(found.lastindex or 0))
        tokens = reading.tokens(span)
        if tokens is not None and _distances(tokens, naming) and not _is_spoken(span, spoken):
            yield span, tokens


def _distances(tokens: Tokens, naming: frozenset[str]) -> bool:
    words = [token for token in tokens if not token.is_punct]
    if len(words) > MOST_WORDS or tokens.root.pos_ not in MEANT or any(not t.is_lower for t in words):
        return False
    before = tokens.doc[max(0, tokens.start - 3) : max(0, tokens.start - 1)]
    return bool(before) and before[-1].pos_ in BESIDE and not any(t.lemma_.lower() in naming for t in before)


def _is_spoken(span: Span, spoken: list[tuple[int, int]]) -> bool:
    """Whether the words stand in what somebody says: then the marks only say that they are his."""
    return any(begin <= span.begin and span.end <= end for begin, end in spoken)
