"""Makes entities in the dump's layout, and some invented ones with numbers that Wikidata has not given out."""

from collections.abc import Mapping, Sequence
from typing import Any

Json = dict[str, Any]
GREGORIAN, JULIAN = "Q1985727", "Q1985786"


def item_value(item: str) -> Json:
    """The value that names an item."""
    value = {"entity-type": "item", "numeric-id": int(item[1:]), "id": item}
    return {"value": value, "type": "wikibase-entityid"}


def time_value(time: str, precision: int = 11, calendar: str = GREGORIAN) -> Json:
    """A time such as "+2020-01-03": 11 is a day, 10 a month, 9 a year, 8 a decade, 7 a century."""
    value = {"time": f"{time}T00:00:00Z", "timezone": 0, "before": 0, "after": 0, "precision": precision}
    return {"value": value | {"calendarmodel": f"http://www.wikidata.org/entity/{calendar}"}, "type": "time"}


def place_value(latitude: float, longitude: float, globe: str = "Q2") -> Json:
    """Coordinates on a globe: Q2 is the Earth."""
    value = {"latitude": latitude, "longitude": longitude, "altitude": None, "precision": 0.01}
    return {"value": value | {"globe": f"http://www.wikidata.org/entity/{globe}"}, "type": "globecoordinate"}


def text_value(text: str, language: str | None = None) -> Json:
    """A string, or a text in a language."""
    if language is None:
        return {"value": text, "type": "string"}
    return {"value": {"text": text, "language": language}, "type": "monolingualtext"}


def snak(name: str, value: Json | str) -> Json:
    """What a property says; "somevalue" and "novalue" say that there is one unknown, or none."""
    if isinstance(value, str):
        return {"snaktype": value, "property": name, "hash": "0" * 40}
    return {"snaktype": "value", "property": name, "hash": "0" * 40, "datavalue": value}


def statement(
    name: str, value: Json | str, *, rank: str = "normal", qualifiers: Mapping[str, Json] | None = None
) -> Json:
    """A statement with its rank and qualifiers."""
    made = {"mainsnak": snak(name, value), "type": "statement", "id": f"Q1${name}", "rank": rank}
    if qualifiers:
        made["qualifiers"] = {key: [snak(key, qualifier)] for key, qualifier in qualifiers.items()}
        made["qualifiers-order"] = list(qualifiers)
    return made


def entity(
    item: str,
    label: str | None = None,
    *statements: Json,
    aliases: Sequence[str] = (),
    sites: int = 0,
) -> Json:
    """An item with an English label and description."""
    claims: dict[str, list[Json]] = {}
    for one in statements:
        claims.setdefault(one["mainsnak"]["property"], []).append(one)
    return {
        "type": "item",
        "id": item,
        "labels": {"en": {"language": "en", "value": label}} if label else {},
        "descriptions": {"en": {"language": "en", "value": f"about {label}"}} if label else {},
        "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]} if aliases else {},
        "claims": claims,
        "sitelinks": {f"s{n}wiki": {"site": f"s{n}wiki", "title": label, "badges": []} for n in range(sites)},
    }


def of(name: str, item: str, **more: Any) -> Json:  # noqa: ANN401 - as `statement` takes them
    """A statement that names an item."""
    return statement(name, item_value(item), **more)


LAND, TOWN, PARTY, KEEPER, TRAITOR = "Q190000001", "Q190000002", "Q190000003", "Q190000004", "Q190000005"
POST, LEAGUE, ISLE_TOWN, BOOK, SAILING = "Q190000006", "Q190000007", "Q190000008", "Q190000009", "Q190000010"
ENTITIES: tuple[Json, ...] = (
    entity(ISLE_TOWN, "island town", of("P279", "Q515")),
    entity(
        LAND,
        "Veldania",
        of("P31", "Q3624078"),
        of("P17", LAND),
        statement("P297", text_value("VD")),
        statement("P625", place_value(41.5, 12.25)),
        statement("P571", time_value("+1830-05-02")),
        statement("P1549", text_value("Veldanian", "en")),
        of("P463", LEAGUE, qualifiers={"P580": time_value("+1961-00-00", 9)}),
        aliases=["Republic of Veldania", "VLD"],
        sites=180,
    ),
    entity(
        TOWN,
        "Port-Ostrel",
        of("P31", ISLE_TOWN),
        of("P17", LAND),
        of("P131", LAND),
        statement("P625", place_value(41.25, 12.5)),
        statement("P1566", text_value("9999901")),
        aliases=["Ostrel"],
        sites=40,
    ),
    entity(PARTY, "Veldanian Reform Party", of("P31", "Q7278"), of("P17", LAND), aliases=["VRP"], sites=12),
    entity(
        KEEPER,
        "Ilsa Marenko",
        of("P31", "Q5"),
        of("P27", LAND),
        of("P106", "Q82955"),
        of("P102", PARTY),
        of("P39", POST, qualifiers={"P580": time_value("+2018-03-01"), "P582": time_value("+2021-03-01")}),
        statement("P569", time_value("+1961-07-04")),
        aliases=["I. Marenko"],
        sites=25,
    ),
    entity(TRAITOR, "Dov Marenko", of("P31", "Q5"), of("P27", LAND), statement("P570", time_value("+1999-00-00", 9))),
    entity(POST, "president of Veldania", of("P31", "Q294414"), of("P17", LAND), sites=9),
    entity(LEAGUE, "League of Coasts", of("P31", "Q484652"), aliases=["LC"], sites=60),
    entity(BOOK, "A Survey of Ostrel", of("P31", "Q13442814")),
    entity(
        SAILING,
        "sailing of Ostrel",
        of("P31", "Q198"),
        of("P17", LAND),
        statement("P585", time_value("+1902-06-00", 10)),
    ),
)
