"""Items out of SPARQL rows: Wikidata's truthy triples put back into the layout of its JSON, and read like that."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from kg.model import Qid
from kg.wikidata.live.endpoint import Row, Term
from kg.wikidata.record import Record, record_of

__all__ = ["count_of", "item_of", "records_of"]

ENTITY = "http://www.wikidata.org/entity/"
DIRECT = "http://www.wikidata.org/prop/direct/"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ALIAS = "http://www.w3.org/2004/02/skos/core#altLabel"
DESCRIPTION = "http://schema.org/description"
SITELINKS = "http://wikiba.se/ontology#sitelinks"
POINT = "http://www.opengis.net/ont/geosparql#wktLiteral"
TIME = "http://www.w3.org/2001/XMLSchema#dateTime"
POST = "P39"
QUALIFIERS = {"P580": "start", "P582": "end"}
YEAR, MONTH, DAY = 9, 10, 11
_QID = re.compile(re.escape(ENTITY) + r"(Q[1-9]\d*)")
_POINT = re.compile(r"Point\((-?[\d.]+) (-?[\d.]+)\)", re.IGNORECASE)
_TIME = re.compile(r"([+-]?)(\d{4,})-(\d\d)-(\d\d)T.*")

Json = dict[str, object]


def records_of(rows: Iterable[Row], posts: Iterable[Row] = ()) -> list[Record]:
    """A record of each item that the rows of `stated.rq` are about, by number; the rows' order does not matter.

    The rows of `posts.rq`, where there are any, tell from when to when a post was held.
    """
    by_item: defaultdict[Qid, list[tuple[str, Term]]] = defaultdict(list)
    for row in rows:
        item = item_of(row.get("item"))
        if item and "property" in row and "value" in row:
            by_item[item].append((row["property"]["value"], row["value"]))
    held = _held(posts)
    records = (
        _record(item, by_item[item], held.get(item, [])) for item in sorted(by_item, key=lambda item: int(item[1:]))
    )
    return [record for record in records if record]


def _record(item: Qid, stated: Sequence[tuple[str, Term]], held: list[Json]) -> Record | None:
    record = record_of(_entity(item, sorted(stated, key=_order), held))
    sitelinks = max((count_of(term) for property_, term in stated if property_ == SITELINKS), default=0)
    return replace(record, sitelinks=sitelinks) if record else None


def _held(posts: Iterable[Row]) -> dict[Qid, list[Json]]:
    """The statements of each item's posts, the earliest first."""
    held: defaultdict[Qid, list[Json]] = defaultdict(list)
    for row in sorted(posts, key=_since):
        item, post = item_of(row.get("item")), _snak(row.get("value"))
        if item and post:
            qualifiers = {name: [snak] for name, part in QUALIFIERS.items() if (snak := _snak(row.get(part)))}
            held[item].append({"mainsnak": post, "rank": "normal", "qualifiers": qualifiers})
    return dict(held)


def _since(row: Row) -> list[str]:
    return [row.get(name, {}).get("value", "") for name in ("start", "end", "value")]


def item_of(term: Term | None) -> Qid | None:
    """The item that a term is the IRI of."""
    found = _QID.fullmatch(term.get("value", "")) if term else None
    return Qid(found[1]) if found else None


def _order(stated: tuple[str, Term]) -> tuple[str, int, str, str]:
    """Endpoints answer in any order; the lower number is the older item."""
    property_, term = stated
    item = item_of(term)
    return property_, int(item[1:]) if item else 0, term.get("value", ""), term.get("xml:lang", "")


def count_of(term: Term | None) -> int:
    """The whole number that a term says, 0 where it says none."""
    value = term.get("value", "") if term else ""
    return int(value) if value.isdecimal() else 0


def _entity(item: Qid, stated: Sequence[tuple[str, Term]], held: list[Json]) -> Json:
    claims: defaultdict[str, list[Json]] = defaultdict(list)
    aliases: defaultdict[str, list[Json]] = defaultdict(list)
    for property_, term in stated:
        if property_.startswith(DIRECT) and (snak := _snak(term)):
            claims[property_.removeprefix(DIRECT)].append({"mainsnak": snak, "rank": "normal"})
        if property_ == ALIAS:
            aliases[term.get("xml:lang", "")].append({"value": term["value"]})
    if held:
        claims[POST] = held
    texts = {
        name: {term.get("xml:lang", ""): {"value": term["value"]} for stating, term in stated if stating == property_}
        for name, property_ in (("labels", LABEL), ("descriptions", DESCRIPTION))
    }
    return {"id": item, **texts, "aliases": dict(aliases), "claims": dict(claims)}


def _snak(term: Term | None) -> Json | None:
    value = _value(term) if term else None
    return None if value is None else {"snaktype": "value", "datavalue": {"value": value}}


def _value(term: Term) -> Json | str | None:
    """A term as the JSON writes the value."""
    if term.get("type") == "uri":
        item = item_of(term)
        return {"entity-type": "item", "id": item} if item else None
    if "xml:lang" in term:
        return {"text": term["value"], "language": term["xml:lang"]}
    read = READ.get(term.get("datatype", ""))
    return read(term["value"]) if read else term["value"] if term.get("type") == "literal" else None


def _place(value: str) -> Json | None:
    """A point on Earth: one elsewhere names its globe in front."""
    found = _POINT.fullmatch(value)
    return {"longitude": float(found[1]), "latitude": float(found[2])} if found else None


def _time(value: str) -> Json | None:
    """A day; the first of a month or year may stand for all of it, for truthy triples do not say how exact they are."""
    found = _TIME.fullmatch(value)
    if not found:
        return None
    sign, digits, month, day = found.groups()
    year = int(f"{sign}{digits}")
    written = f"+{digits}" if year > 0 else f"-{1 - year:04}"  # RDF has a year 0, the JSON has none
    precision = DAY if day != "01" else MONTH if month != "01" else YEAR
    return {"time": f"{written}-{month}-{day}T00:00:00Z", "precision": precision}


READ = {POINT: _place, TIME: _time}
