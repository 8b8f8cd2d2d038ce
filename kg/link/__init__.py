"""Links an article's entities to Wikidata's items."""

from kg.model import EntityType
from kg.stages import Gazetteer

__all__ = ["make_gazetteer"]


def make_gazetteer() -> Gazetteer:
    """A gazetteer that knows nothing yet."""

    def types_of(_name: str) -> frozenset[EntityType]:
        return frozenset()

    return types_of
