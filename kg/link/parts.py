"""Mentions that name only a part of what a name in them stands for: "northern India", "the U.N. refugee agency"."""

from collections.abc import Mapping

from kg.link.catalogue import Catalogue
from kg.model import Span

__all__ = ["BODY", "COUNTRY", "Parts"]

COUNTRY, BODY = "country", "body"
_LINKING = frozenset({"of", "the"})  # may stand between the word for a part and the name
_MARKS = ".,;:!?\"'’”)"


class Parts:
    """Reads the words of a mention beside the name in it; which words tell of a part is the catalogue's `parts.tsv`."""

    def __init__(self, catalogue: Catalogue) -> None:
        """A reader that knows the catalogue's words."""
        self._words: Mapping[str, str] = dict(catalogue.table("parts"))

    def of(self, text: str, mention: Span, name: Span) -> str:
        """Of what the mention names a part: a "country" (or continent), a "body" of bodies; "" when it names all."""
        before = text[mention.begin : name.begin].lower().split()
        while before and before[-1] in _LINKING:
            before.pop()
        if before and self._words.get(before[-1]) == COUNTRY:
            return COUNTRY
        behind = text[name.end : mention.end].lower().split()
        return BODY if behind and self._words.get(behind[-1].rstrip(_MARKS)) == BODY else ""
