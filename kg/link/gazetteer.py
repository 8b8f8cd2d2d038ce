"""The names of known things and their types, for the extract stage."""

from functools import lru_cache

from kg.link.catalogue import Catalogue
from kg.model import EntityType
from kg.stages import Gazetteer

__all__ = ["make_gazetteer"]


def make_gazetteer(catalogue: Catalogue | None = None) -> Gazetteer:
    """A gazetteer over a catalogue (the starter catalogue by default), read at the first look-up.

    "Iraqi" is a nationality, "Kerman" a place; a name that several things bear has all their types.
    """
    known = catalogue or Catalogue()

    @lru_cache(maxsize=65_536)
    def types_of(name: str) -> frozenset[EntityType]:
        return frozenset(naming.type for naming in known.named(name))

    return types_of
