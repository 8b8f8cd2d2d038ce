"""Reads the statements of an entity: which hold, in which order, and what their values are."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from kg.model import Qid
from kg.wikidata.layout import Qualifiers, Snak, Statement, Value
from kg.wikidata.times import edtf_of

__all__ = ["Claims", "Held", "coordinates", "first_text", "first_time", "held", "items", "texts"]

Claims = Mapping[str, Sequence[Statement]]
EARTH = "Q2"
RANKS = {"preferred": 0, "normal": 1}  # a deprecated statement does not hold
NO_VALUE = Value()


class Held(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A post, membership or the like: which item, and from when to when as EDTF; "" where it is not said."""

    item: Qid
    start: str = ""
    end: str = ""


def items(claims: Claims, properties: Sequence[str]) -> tuple[Qid, ...]:
    """The items that the properties name, each once."""
    found = [item for one in _of(claims, properties) if (item := _item(one.mainsnak))]
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def held(claims: Claims, properties: Sequence[str]) -> tuple[Held, ...]:
    """The items that the properties name, each with its interval."""
    return tuple(_held(item, one.qualifiers) for one in _of(claims, properties) if (item := _item(one.mainsnak)))


def first_time(claims: Claims, properties: Sequence[str]) -> str:
    """The first time that a property gives, as EDTF; "" when none does."""
    return next((time for one in _of(claims, properties) if (time := edtf_of(_value(one.mainsnak)))), "")


def first_text(claims: Claims, properties: Sequence[str]) -> str:
    """The first string that a property gives, an identifier or code; "" when none does."""
    found = (_datum(one.mainsnak) for one in _of(claims, properties))
    return next((text for text in found if isinstance(text, str)), "")


def texts(claims: Claims, name: str, languages: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The texts of a monolingual property, by language, in the order of the languages."""
    values = [value for one in _of(claims, (name,)) if (value := _value(one.mainsnak)).text]
    found = ((language, [value.text for value in values if value.language == language]) for language in languages)
    return {language: tuple(dict.fromkeys(several)) for language, several in found if several}


def coordinates(claims: Claims, name: str) -> tuple[float, float] | tuple[None, None]:
    """Latitude and longitude of the first place on Earth; None and None where there is none."""
    for value in (_value(one.mainsnak) for one in _of(claims, (name,))):
        on_earth = (value.globe or EARTH).rpartition("/")[2] == EARTH
        if on_earth and value.latitude is not None and value.longitude is not None:
            return value.latitude, value.longitude
    return None, None


def _of(claims: Claims, properties: Sequence[str]) -> list[Statement]:
    """The statements of the properties that hold: property by property, preferred first, then what has not ended."""
    found: list[Statement] = []
    for name in properties:
        holding = [one for one in claims.get(name, ()) if one.rank in RANKS]
        if len(holding) > 1:
            holding.sort(key=_order)
        found += holding
    return found


def _order(statement: Statement) -> tuple[int, bool]:
    return RANKS[statement.rank], isinstance(statement.qualifiers, Qualifiers) and bool(statement.qualifiers.end)


def _value(snak: Snak) -> Value:
    datum = _datum(snak)
    return datum if isinstance(datum, Value) else NO_VALUE


def _datum(snak: Snak) -> Value | str | float | None:
    """A snak's value; nothing for "some value" and "no value"."""
    return snak.datavalue.value if snak.datavalue and snak.snaktype == "value" else None


def _item(snak: Snak) -> Qid | None:
    value = _value(snak)
    if value.id:
        return Qid(value.id) if value.id[0] == "Q" else None
    # older dumps give the number alone
    return Qid(f"Q{value.number}") if value.number and value.entity == "item" else None


def _held(item: Qid, qualifiers: object) -> Held:
    if not isinstance(qualifiers, Qualifiers):
        return Held(item=item)
    return Held(item=item, start=_first(qualifiers.start), end=_first(qualifiers.end))


def _first(snaks: Sequence[Snak]) -> str:
    return next(filter(None, (edtf_of(_value(snak)) for snak in snaks)), "")
