"""Mentions (spans of text) and entities (what the mentions of one article are about)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from kg.model.span import Span

EntityId = NewType("EntityId", str)


class EntityType(StrEnum):
    """What a mention or entity is, in the contract's words."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    FACILITY = "facility"
    NATIONALITY = "nationality"
    WEAPON = "weapon"
    VEHICLE = "vehicle"
    QUANTITY = "quantity"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    EVENT = "event"
    OTHER = "other"


class MentionKind(StrEnum):
    """How a mention refers."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span of text that refers to something. `head` is its head word, inside `span`."""

    span: Span
    head: Span
    type: EntityType
    kind: MentionKind
    entity: EntityId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What one or more mentions of an article are about.

    `label` is its fullest plain name ("Karim al-Saadi"), or the description where it has no name; `names` are all
    its names as they stand in the text, sorted; `named` tells the two apart. `plural` is true of groups of people.
    """

    id: EntityId
    type: EntityType
    label: str
    names: tuple[str, ...] = ()
    named: bool = True
    plural: bool = False
