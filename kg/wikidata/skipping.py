"""Tells from a line's bytes, without parsing it, that its item is of a class whose things are left out.

Two thirds of Wikidata are scholarly articles, categories, stars, genes and the like. Inside a JSON string a quote is
escaped, so `"P31":[{"mainsnak":` can only be the claims about the item itself.
"""

import re
from collections.abc import Collection

__all__ = ["Skipper"]

CLASSES, SUPERCLASSES, NEXT = b'"P31":[{"mainsnak":', b'"P279":[', b'{"mainsnak":'
VALUE = re.compile(rb'\{"snaktype":"value"[^{}]*"datavalue":\{"value":\{[^{}]*"id":"(Q\d+)"')
DEPRECATED, OPENING = b'"rank":"deprecated"', ord("[")


class Skipper:
    """Passes over items of some classes."""

    def __init__(self, classes: Collection[str]) -> None:
        """Over those that bear one of the classes."""
        self._classes = frozenset(one.encode() for one in classes)

    def __call__(self, text: bytes, begin: int, end: int) -> bool:
        """Whether the item of the line bears one of the classes alone, and is no class itself; False when in doubt."""
        start = text.find(CLASSES, begin, end)
        found = VALUE.match(text, start + len(CLASSES), end) if start >= 0 else None
        if not found or found[1] not in self._classes:
            return False
        beyond = text.find(NEXT, found.end(), end)
        if beyond >= 0 and text[beyond - 1] != OPENING:  # another class follows
            return False
        closing = beyond if beyond >= 0 else end
        return text.find(DEPRECATED, found.end(), closing) < 0 and text.find(SUPERCLASSES, begin, end) < 0
