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
class Verdict:
    """Who settled a link by hand, on which day (ISO), and why."""

    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A decision about one entity: an item, or None with the reason.

    `method` tells how the item was found ("name", "alias", "demonym", "acronym" …); `margin` is the score's
    distance to the runner-up; `candidates` are best first; `verdict` is the person's who overruled the linker.
    """

    entity: EntityId
    item: Qid | None
    score: float
    margin: float
    method: str
    reason: str
    candidates: tuple[Candidate, ...] = ()
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """That an item held an office; days are ISO dates, or years and months where no more is known, "" where nothing."""

    item: Qid
    label: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What the catalogue knows of a linked item; degrees are WGS84. `source` is where the facts were checked.

    `start` and `end` are when it came to be and ceased: a person's birth and death.
    """

    item: Qid
    label: str
    classes: tuple[Qid, ...] = ()
    country: Qid | None = None
    within: Qid | None = None
    latitude: float | None = None
    longitude: float | None = None
    source: str = ""
    start: str = ""
    end: str = ""
    offices: tuple[Office, ...] = ()


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
