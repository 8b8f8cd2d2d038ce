"""The shapes of the API's answers: what stands where in them, and nothing where something else does."""

import re
from collections.abc import Iterator, Mapping

__all__ = ["ITEM", "Json", "entities_of", "hits_of", "names_of", "titles_of"]

ITEM = re.compile(r"Q[1-9]\d{0,11}")

Json = Mapping[str, object]


def hits_of(answer: Json) -> list[tuple[str, str]]:
    """Id and name met of each hit of a search by beginning."""
    return [(str(hit.get("id")), _matched(hit)) for hit in _objects(answer.get("search"))]


def titles_of(answer: Json) -> list[str]:
    """The titles of the pages that a full-text search found: of items their ids."""
    found = answer.get("query")
    return [str(hit.get("title")) for hit in _objects(found.get("search"))] if isinstance(found, dict) else []


def entities_of(answer: Json) -> Iterator[tuple[str, Json]]:
    """Each id asked for, and the entity that was given for it."""
    entities = answer.get("entities")
    for asked, entity in entities.items() if isinstance(entities, dict) else ():
        if isinstance(entity, dict):
            yield asked, entity


def names_of(asked: str, entity: Json) -> set[str]:
    """The id asked for, the item's own, and the one that it says it was asked by."""
    redirect = entity.get("redirects")
    former = redirect.get("from") if isinstance(redirect, dict) else None
    return {name for name in (asked, entity.get("id"), former) if isinstance(name, str) and ITEM.fullmatch(name)}


def _matched(hit: Json) -> str:
    """The label or alias that a search met."""
    match = hit.get("match")
    text = match.get("text") if isinstance(match, dict) else None
    return text if isinstance(text, str) else ""


def _objects(values: object) -> list[Json]:
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []
