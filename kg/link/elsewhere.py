"""Names that stand for something else where they stand: a language, or a part of a longer name."""

import re
from collections.abc import Callable

from kg.link.catalogue import Catalogue
from kg.model import EntityType, Span

__all__ = ["Elsewhere"]

LANGUAGE, LONGER = "the word stands for a language", "the name is part of a longer one"
_REACH = 48  # characters read behind a name
_IN = re.compile(r"\bin $", re.IGNORECASE)  # "in Spanish." and no noun behind
_SPOKEN = re.compile(r"(?:[-\s](?:language|speaking|speaker|speakers)\b)|(?!\s*[\w'’-])")
_WORD = re.compile(r"[\w'’]+")


class Elsewhere:
    """Tells of a name in its place whether it stands for something else; the words for it are `longer.tsv`."""

    def __init__(self, catalogue: Catalogue) -> None:
        """A reader that knows the catalogue's words."""
        rows = catalogue.table("longer")
        self._inside = frozenset(word for word, place in rows if place == "inside")
        self._last = frozenset(word for word, place in rows if place == "last")
        self._readings: dict[EntityType, Callable[[str, Span], str]] = {
            EntityType.NATIONALITY: _language,
            EntityType.PLACE: self._longer,
        }

    def reason(self, text: str, span: Span, type_: EntityType) -> str:
        """What else the name stands for, in words; "" when nothing speaks against it."""
        read = self._readings.get(type_)
        return read(text, span) if read else ""

    def _longer(self, text: str, span: Span) -> str:
        if not text.startswith(" ", span.end):
            return ""
        words = _WORD.findall(text[span.end : span.end + _REACH].partition(".")[0].partition(",")[0].lower())
        while words and words[0] in self._inside:
            words.pop(0)
        return LONGER if words and words[0] in self._last else ""


def _language(text: str, span: Span) -> str:
    behind = text[span.end : span.end + _REACH]
    spoken = _SPOKEN.match(behind)
    said = spoken and (spoken.end() > 0 or _IN.search(text[max(0, span.begin - 4) : span.begin]))
    return LANGUAGE if said else ""
