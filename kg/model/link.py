"""Links from an article's entities to Wikidata's items, and the homework behind them."""

from dataclasses import dataclass
from typing import NewType

from kg.model.entity import EntityId
from kg.model.extraction import Extraction

Qid = NewType("Qid", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An item that an entity might be, its score (0 to 1) and the features the score was made of, sorted by name."""

    item: Qid
    label: str
    score: float
    features: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A decision about one entity: an item, or None with the reason.

    `method` tells how the item was found ("name", "alias", "demonym", "acronym" …); `margin` is the score's
    distance to the runner-up; `candidates` are best first.
    """

    entity: EntityId
    item: Qid | None
    score: float
    margin: float
    method: str
    reason: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What the catalogue knows of a linked item; degrees are WGS84. `source` is where the facts were checked."""

    item: Qid
    label: str
    classes: tuple[Qid, ...] = ()
    country: Qid | None = None
    within: Qid | None = None
    latitude: float | None = None
    longitude: float | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """An extraction with a link for every entity that was looked up, and the items linked to.

    `items` holds also the items that those refer to as country or place. `catalogue` names the linker's source
    and its date.
    """

    extraction: Extraction
    links: tuple[Link, ...] = ()
    items: tuple[Item, ...] = ()
    catalogue: str = ""
