"""What the words in and around a name say it is: "province of X", "his hometown X", "X region", "X, Iran"."""

import re
from collections.abc import Iterator, Mapping

from kg.link.catalogue import Catalogue
from kg.model import EntityId, Qid, Span

__all__ = ["Words"]

_BEFORE = re.compile(r"([a-z]+)(?: of| in)?(?: the)? $", re.IGNORECASE)
_AFTER = re.compile(r"^[ -]([a-z]+)", re.IGNORECASE)
_OF = " of "
_REACH = 24  # characters read before and behind a name
_INSIDE = ", "  # "Kerman, Iran"


class Words:
    """Reads the words around names; which words tell which class is the catalogue's `cues.tsv`."""

    def __init__(self, catalogue: Catalogue) -> None:
        """A reader that knows the catalogue's cues."""
        self._cues: Mapping[str, Qid] = catalogue.words("cues")

    def around(self, text: str, span: Span) -> Iterator[Qid]:
        """The classes that the words next to a name give it."""
        before = _BEFORE.search(text[max(0, span.begin - _REACH) : span.begin])
        after = _AFTER.match(text[span.end : span.end + _REACH])
        for word in (before, after):
            if word and word[1].lower() in self._cues:
                yield self._cues[word[1].lower()]

    def inside(self, name: str) -> tuple[str, Qid] | None:
        """A name without the word for its class, and that class: "Anbar" of "Anbar province" or "province of Anbar"."""
        head, _, last = name.rpartition(" ")
        first, of, rest = name.partition(_OF)
        if head and last.lower() in self._cues:
            return head, self._cues[last.lower()]
        if of and first.lower() in self._cues:
            return rest, self._cues[first.lower()]
        return None


def place_behind(text: str, span: Span, starts: Mapping[int, EntityId]) -> EntityId | None:
    """The entity that a name is said to lie in: the one named behind the comma."""
    if not text.startswith(_INSIDE, span.end):
        return None
    return starts.get(span.end + len(_INSIDE))
