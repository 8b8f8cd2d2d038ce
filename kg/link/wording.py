"""Whether an article speaks in the words of an item's description: "actor" near an "American film actor"."""

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache

from kg.link.known import Known
from kg.link.names import folded
from kg.model import Span

__all__ = ["NOWHERE", "Surroundings", "content_words", "words_shared"]

NOTHING_KNOWN = 0.5
FULL = 2  # words shared from which on nothing more is gained
REACH = 160  # characters read before and behind a name: the sentence, roughly
MOST_READ = 8  # names of one entity whose surroundings are read
SHORTEST = 4  # letters of a word that says something
_WORD = re.compile(r"[^\W\d_]+")
_EMPTY = frozenset(
    [
        "about",
        "after",
        "also",
        "been",
        "before",
        "being",
        "between",
        "born",
        "city",
        "country",
        "died",
        "from",
        "have",
        "into",
        "known",
        "more",
        "most",
        "other",
        "over",
        "person",
        "people",
        "place",
        "such",
        "than",
        "that",
        "their",
        "them",
        "there",
        "they",
        "this",
        "town",
        "under",
        "used",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "with",
        "year",
        "years",
    ]
)


def content_words(text: str) -> frozenset[str]:
    """The words of a text that say something, folded, without a plural's ending."""
    return frozenset(_stem(word) for word in _WORD.findall(folded(text)) if len(word) >= SHORTEST) - _EMPTY


class Surroundings:
    """What stands around an entity's names in the article; its words are read when they are first asked for."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        """Around some spans of a text."""
        self._text = text
        self._spans = spans

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that say something."""
        around = (self._text[max(0, span.begin - REACH) : span.end + REACH] for span in self._spans[:MOST_READ])
        return content_words(" ".join(around))


NOWHERE = Surroundings("", ())


def words_shared(near: Surroundings, known: Known) -> float:
    """From .5 (no description, or no word of it in the article) to 1 (two words and more, the name's own aside)."""
    said = _described(known.description) - _described(known.item.label) if known.description else frozenset()
    shared = len(said & near.words) if said else 0
    return NOTHING_KNOWN + NOTHING_KNOWN * min(shared, FULL) / FULL


@lru_cache(maxsize=65_536)
def _described(text: str) -> frozenset[str]:
    return content_words(text)


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
