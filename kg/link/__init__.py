"""Links an article's entities to Wikidata's items."""

from kg.link.gazetteer import make_gazetteer
from kg.link.linkers import LINKERS, make_linker

__all__ = ["LINKERS", "make_gazetteer", "make_linker"]
