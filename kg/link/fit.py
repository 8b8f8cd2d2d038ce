"""How well an item's type fits an entity's: the extract stage may call a country an organisation, or misread a type."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from kg.model import EntityType, Qid

__all__ = ["is_called", "may_be", "type_fit"]

_T = EntityType
_MISREAD = 0.1  # "Venn" as an organisation: it happens, yet nobody means it
_FIT: Mapping[tuple[EntityType, EntityType], float] = MappingProxyType(
    {  # (the entity's type, the item's type) -> fit; equal types fit wholly, pairs that are not here never
        (_T.ORGANISATION, _T.PLACE): 0.5,
        (_T.ORGANISATION, _T.FACILITY): 0.2,
        (_T.PLACE, _T.FACILITY): 0.7,
        (_T.PLACE, _T.NATIONALITY): 0.5,
        (_T.PLACE, _T.ORGANISATION): 0.3,
        (_T.FACILITY, _T.PLACE): 0.5,
        (_T.FACILITY, _T.ORGANISATION): 0.3,
        (_T.NATIONALITY, _T.PLACE): 0.8,
        (_T.NATIONALITY, _T.ORGANISATION): 0.3,
        (_T.VEHICLE, _T.WEAPON): 0.7,
        (_T.WEAPON, _T.VEHICLE): 0.7,
        (_T.WEAPON, _T.ORGANISATION): 0.2,
        (_T.VEHICLE, _T.ORGANISATION): 0.3,
        (_T.ORGANISATION, _T.PERSON): _MISREAD,
        (_T.ORGANISATION, _T.VEHICLE): _MISREAD,
        (_T.PERSON, _T.ORGANISATION): _MISREAD,
        (_T.PERSON, _T.PLACE): _MISREAD,
        (_T.PERSON, _T.VEHICLE): _MISREAD,
        (_T.PLACE, _T.PERSON): _MISREAD,
    }
)
_OTHER = 0.6  # an entity of no known type may be anything
_CITY, _SETTLEMENT = Qid("Q515"), Qid("Q486972")
_CALLED: Mapping[Qid, frozenset[Qid]] = MappingProxyType(
    {  # a class that a word names -> the classes whose items may be called so: big cities and capitals are cities
        _CITY: frozenset({_CITY, _SETTLEMENT, Qid("Q1549591"), Qid("Q5119")}),
        _SETTLEMENT: frozenset({_CITY, _SETTLEMENT}),
    }
)


def is_called(kind: Qid, classes: Collection[Qid]) -> bool:
    """Whether the word for a class may be said of an item that bears these classes."""
    return not _CALLED.get(kind, frozenset({kind})).isdisjoint(classes)


def type_fit(entity: EntityType, item: EntityType) -> float:
    """From 0 (never) to 1 (the same type)."""
    if entity is item:
        return 1.0
    return _OTHER if entity is _T.OTHER else _FIT.get((entity, item), 0.0)


def may_be(name: str, entity: EntityType, item: EntityType) -> bool:
    """Whether an entity of that name and type may be an item of that type: a misread type asks for a full name."""
    return type_fit(entity, item) > _MISREAD or (" " in name and type_fit(entity, item) > 0)
