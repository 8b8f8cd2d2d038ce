"""The layout of an entity in Wikidata's JSON, as far as it is read: what is not named here is passed over unparsed."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypedDict

from msgspec import Struct, defstruct, field

__all__ = ["Entity", "Snak", "Statement", "Term", "Value", "entity_type"]


class Passed(Struct, gc=False):
    """Something of which only the number counts."""


class Term(Struct, gc=False):
    """A label, description or alias."""

    value: str = ""


class Value(Struct, gc=False):
    """A value of any of the types that are read: an item, a time, a place on a globe, a text in a language."""

    id: str = ""
    number: int = field(default=0, name="numeric-id")
    entity: str = field(default="", name="entity-type")
    time: str = ""
    precision: float | None = None
    calendar: str = field(default="", name="calendarmodel")
    latitude: float | None = None
    longitude: float | None = None
    globe: str | None = None
    language: str = ""
    text: str = ""


class DataValue(Struct, gc=False):
    """The wrapping of a value; identifiers and codes are strings."""

    value: Value | str | float | None = None


class Snak(Struct, gc=False):
    """What a property says; "somevalue" and "novalue" have no value."""

    snaktype: str = "value"
    datavalue: DataValue | None = None


class Qualifiers(Struct, gc=False):
    """The interval over which a statement holds."""

    start: list[Snak] = field(default_factory=list, name="P580")
    end: list[Snak] = field(default_factory=list, name="P582")


class Statement(Struct, gc=False):
    """A statement; an empty map of qualifiers may be written as a list."""

    mainsnak: Snak = field(default_factory=Snak)
    rank: str = "normal"
    qualifiers: Qualifiers | list[Passed] | None = None


class Entity(Struct):
    """An item, property or lexeme; the keys of its maps are languages, properties and sites.

    `missing` is there ("") where the API was asked for an id that does not exist.
    """

    id: str = ""
    labels: Mapping[str, Term] = field(default_factory=dict)
    descriptions: Mapping[str, Term] = field(default_factory=dict)
    aliases: Mapping[str, Sequence[Term]] = field(default_factory=dict)
    claims: Mapping[str, Sequence[Statement]] = field(default_factory=dict)
    sitelinks: Mapping[str, Passed] = field(default_factory=dict)
    missing: str | None = None

    def __post_init__(self) -> None:
        """Make a map of an empty map that is written as a list, as older dumps do."""
        for name in EMPTIED:
            if not getattr(self, name):
                setattr(self, name, {})


EMPTIED = ("labels", "descriptions", "aliases", "claims", "sitelinks")


@lru_cache(maxsize=8)
def entity_type(languages: tuple[str, ...], properties: tuple[str, ...]) -> type[Entity]:
    """The type to decode an entity into when only these languages and properties are wanted."""
    maps = {
        "labels": _map(languages, Term),
        "descriptions": _map(languages, Term),
        "aliases": _map(languages, list[Term]),
        "claims": _map(properties, list[Statement]),
        "sitelinks": dict[str, Passed],
    }
    fields = [(name, kind | list[Passed], field(default_factory=dict[str, Passed])) for name, kind in maps.items()]
    return defstruct("WantedEntity", fields, bases=(Entity,))  # type: ignore[return-value]  # its base says so


def _map(keys: tuple[str, ...], kind: type) -> type:
    """A map of which only these keys are read."""
    return TypedDict("Wanted", dict.fromkeys(keys, kind), total=False)  # type: ignore[operator,no-any-return]  # made at run time
