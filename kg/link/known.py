"""What a source of items knows of an item, and how an item came to bear a name."""

from dataclasses import dataclass

from kg.model import EntityType, Item, Qid

__all__ = ["UNKNOWN_PRIOR", "HeldPost", "Known", "Naming"]

UNKNOWN_PRIOR = 0.5  # of an item that no source counts readers, articles, sitelinks or inhabitants of


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """That an item of some type bears a name, and how.

    `method` is a key of `kg.link.candidates.LIKENESS`: by its label ("name"), an alias, an acronym, as a people's
    adjective ("demonym") …
    """

    item: Qid
    type: EntityType
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPost:
    """A post that a person holds or held; `start` and `end` are ISO dates as exact as they are known, "" unknown."""

    item: Qid
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a source knows of an item: all that ranking asks for.

    `prior` is how well known the item is, from 0 to 1. `start` and `end` bound its life or existence: years or ISO
    dates, "" where unknown. `related` are the items it is tied to (countries, citizenships, places it lies in, wholes
    and bodies it belongs to, its offices); `occupations` and `posts` are those of a person.
    """

    item: Item
    type: EntityType
    prior: float = UNKNOWN_PRIOR
    names: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    description: str = ""
    related: frozenset[Qid] = frozenset()
    occupations: tuple[Qid, ...] = ()
    posts: tuple[HeldPost, ...] = ()
