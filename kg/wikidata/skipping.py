"""Tells from a line's bytes, without parsing it, that its item is of a class whose things are left out.

Two thirds of Wikidata are scholarly articles, categories, stars, genes and the like. Inside a JSON string a quote is
escaped, so `"P31":[{"mainsnak":` can only be the claims about the item itself.
"""

import re
from collections.abc import Collection

__all__ = ["Skipper"]

CLASSES, SUPERCLASSES, NEXT = b'"P31":[{"mainsnak":', b'"P279":[', b'{"mainsnak":'
VALUE = re.compile(rb'\{"snaktype":"value"[^{}]*"datavalue":\{"value":\{[^{}]*"id":"(Q\d+)"')
DEPRECATED = b'"rank":"deprecated"'


class Skipper:
    """Passes over items of some classes."""

    def __init__(self, classes: Collection[str]) -> None:
        """Over those that bear one of the classes."""
        self._classes = frozenset(one.encode() for one in classes)

    def __call__(self, line: bytes) -> bool:
        """Whether the line's item bears one of the classes alone, and is no class itself; False when in doubt."""
        start = line.find(CLASSES)
        found = VALUE.match(line, start + len(CLASSES)) if start >= 0 else None
        if not found or found[1] not in self._classes:
            return False
        beyond = line.find(NEXT, found.end())
        if beyond >= 0 and line[beyond - 1 : beyond] != b"[":  # another class follows
            return False
        end = beyond if beyond >= 0 else len(line)
        return line.find(DEPRECATED, found.end(), end) < 0 and line.find(SUPERCLASSES) < 0
