"""What the words in and around a name say it is: "province of X", "his hometown X", "X region", "X, Iran"."""

from collections.abc import Iterator, Mapping

from kg.link.catalogue import Catalogue
from kg.model import EntityId, Qid, Span

__all__ = ["Words"]

_LINKING = frozenset({"of", "the"})  # may stand between the word for a class and the name
_OF = " of "
_JOINS = (" ", "-")
_MARKS = ".,;:!?\"'’”)"
_REACH = 24  # characters read before and behind a name
_INSIDE = ", "  # "Kerman, Iran"


class Words:
    """Reads the words around names; which words tell which class is the catalogue's `cues.tsv`."""

    def __init__(self, catalogue: Catalogue) -> None:
        """A reader that knows the catalogue's cues."""
        self._cues: Mapping[str, Qid] = catalogue.words("cues")

    def around(self, text: str, span: Span) -> Iterator[Qid]:
        """The classes that the words next to a name give it."""
        before = text[max(0, span.begin - _REACH) : span.begin].lower().split()
        while before and before[-1] in _LINKING:
            before.pop()
        after = text[span.end + 1 : span.end + _REACH].split(maxsplit=1) if text.startswith(_JOINS, span.end) else ()
        for word in (*before[-1:], *(word.lower().rstrip(_MARKS) for word in after[:1])):
            if word in self._cues:
                yield self._cues[word]

    def inside(self, name: str) -> tuple[str, Qid] | None:
        """A name without the word for its class, and that class: "Anbar" of "Anbar province" or "province of Anbar"."""
        head, _, last = name.rpartition(" ")
        first, of, rest = name.partition(_OF)
        first = first.rpartition(" ")[2]
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
