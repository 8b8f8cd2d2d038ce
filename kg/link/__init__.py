"""Links an article's entities to Wikidata's items."""

from kg.link.gazetteer import make_gazetteer

__all__ = ["make_gazetteer"]
