"""Reads the statements of an entity: which hold, in which order, and what their values are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.model import Qid
from kg.wikidata.times import edtf_of

__all__ = ["Held", "Json", "coordinates", "first_text", "first_time", "held", "items", "texts"]

Json = Mapping[str, object]
NOTHING: Json = {}
EARTH = "Q2"
START, END = "P580", "P582"
RANKS = {"preferred": 0, "normal": 1}  # a deprecated statement does not hold
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A post, membership or the like: which item, and from when to when as EDTF; "" where it is not said."""

    item: Qid
    start: str = ""
    end: str = ""


def items(claims: Json, *properties: str) -> tuple[Qid, ...]:
    """The items that the properties name, each once."""
    found = (_item(_value(statement)) for statement in _of(claims, properties))
    return tuple(dict.fromkeys(item for item in found if item))


def held(claims: Json, *properties: str) -> tuple[Held, ...]:
    """The items that the properties name, each with its interval."""
    found = ((_item(_value(statement)), statement) for statement in _of(claims, properties))
    return tuple(
        Held(item=item, start=_qualified(statement, START), end=_qualified(statement, END))
        for item, statement in found
        if item
    )


def first_time(claims: Json, *properties: str) -> str:
    """The first time that a property gives, as EDTF; "" when none does."""
    times = (edtf_of(_value(statement)) for statement in _of(claims, properties))
    return next(filter(None, times), "")


def first_text(claims: Json, *properties: str) -> str:
    """The first string that a property gives, an identifier or code; "" when none does."""
    found = (_mainsnak(statement).get("value") for statement in _of(claims, properties))
    return next((text for text in found if isinstance(text, str)), "")


def texts(claims: Json, name: str, languages: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The texts of a monolingual property, by language, in the order of the languages."""
    values = [_value(statement) for statement in _of(claims, (name,))]
    by_language = {
        language: [text for value in values if value.get("language") == language and (text := value.get("text"))]
        for language in (languages if values else ())
    }
    return {
        language: tuple(dict.fromkeys(text for text in found if isinstance(text, str)))
        for language, found in by_language.items()
        if found
    }


def coordinates(claims: Json, name: str) -> tuple[float | None, float | None]:
    """Latitude and longitude of the first place on Earth; None and None when there is none."""
    for value in (_value(statement) for statement in _of(claims, (name,))):
        latitude, longitude = value.get("latitude"), value.get("longitude")
        on_earth = str(value.get("globe", EARTH)).rpartition("/")[2] == EARTH
        if on_earth and isinstance(latitude, int | float) and isinstance(longitude, int | float):
            return float(latitude), float(longitude)
    return None, None


def _of(claims: Json, properties: Iterable[str]) -> Iterator[Json]:
    """The statements of the properties that hold: property by property, preferred first, then what has not ended."""
    for name in properties:
        statements = claims.get(name)
        if isinstance(statements, list):
            holding = [one for one in statements if isinstance(one, dict) and one.get("rank", "normal") in RANKS]
            yield from sorted(holding, key=_order) if len(holding) > 1 else holding


def _order(statement: Json) -> tuple[int, bool]:
    qualifiers = statement.get("qualifiers")
    return RANKS[str(statement.get("rank", "normal"))], isinstance(qualifiers, dict) and END in qualifiers


def _mainsnak(statement: Json) -> Json:
    return _datavalue(statement.get("mainsnak"))


def _datavalue(snak: object) -> Json:
    """A snak's value and its type; nothing for "some value" and "no value"."""
    found = snak.get("datavalue") if isinstance(snak, dict) and snak.get("snaktype", "value") == "value" else None
    return found if isinstance(found, dict) else NOTHING


def _value(statement: Json) -> Json:
    value = _mainsnak(statement).get("value")
    return value if isinstance(value, dict) else NOTHING


def _item(value: Json) -> Qid | None:
    item, number = value.get("id"), value.get("numeric-id")
    if isinstance(item, str):
        return Qid(item) if item[:1] == "Q" else None
    # older dumps give the number alone
    return Qid(f"Q{number}") if isinstance(number, int) and value.get("entity-type") == "item" else None


def _qualified(statement: Json, name: str) -> str:
    """The first time that a qualifier gives."""
    qualifiers = statement.get("qualifiers")
    snaks = qualifiers.get(name, ()) if isinstance(qualifiers, dict) else ()
    values = (_datavalue(snak).get("value") for snak in snaks)
    return next(filter(None, (edtf_of(value) for value in values if isinstance(value, dict))), "")
