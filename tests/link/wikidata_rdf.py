"""Items as Wikidata's RDF has them: truthy triples, names and counts of pages; and where it is asked, statements."""

import json
from collections.abc import Iterator, Mapping, Sequence

WD, WDT = "http://www.wikidata.org/entity/", "http://www.wikidata.org/prop/direct/"
TEXTS = {
    "labels": ("http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#prefLabel"),
    "descriptions": ("http://schema.org/description",),
    "aliases": ("http://www.w3.org/2004/02/skos/core#altLabel",),
}
LATER = {"preferred": 0, "normal": 1}


def ntriples(entities: Sequence[Mapping[str, object]], *, statements: bool = False) -> str:
    """N-Triples of entities in the JSON's layout, with nodes for posts and their intervals if `statements`."""
    lines = (line for entity in entities for line in (*_entity(entity), *(_posts(entity) if statements else ())))
    return "".join(f"{line} .\n" for line in lines)


def _posts(entity: Mapping[str, object]) -> Iterator[str]:
    claims = entity.get("claims")
    for number, one in enumerate(claims.get("P39", ()) if isinstance(claims, dict) else ()):
        node = f"<{WD}statement/{entity['id']}-{number}>"
        yield f"<{WD}{entity['id']}> <http://www.wikidata.org/prop/P39> {node}"
        yield f"{node} <http://wikiba.se/ontology#rank> <http://wikiba.se/ontology#{one['rank'].title()}Rank>"
        yield f"{node} <http://www.wikidata.org/prop/statement/P39> {_said(one['mainsnak'])}"
        for name, snaks in one["qualifiers"].items():
            yield from (f"{node} <http://www.wikidata.org/prop/qualifier/{name}> {_said(snak)}" for snak in snaks)


def _said(snak: Mapping[str, Mapping[str, object]]) -> str:
    return _value(snak["datavalue"]["value"], str(snak["datavalue"]["type"]))


def _entity(entity: Mapping[str, object]) -> Iterator[str]:
    subject = f"<{WD}{entity['id']}>"
    for part, properties in TEXTS.items():
        for language, words in _texts(entity.get(part)):
            yield from (f"{subject} <{name}> {json.dumps(words)}@{language}" for name in properties)
    pages = entity.get("sitelinks")
    number = f'"{len(pages) if isinstance(pages, dict) else 0}"^^<http://www.w3.org/2001/XMLSchema#integer>'
    yield f"{subject} <http://wikiba.se/ontology#sitelinks> {number}"
    claims = entity.get("claims")
    for name, statements in claims.items() if isinstance(claims, dict) else ():
        for value in _truthy(statements):
            yield f"{subject} <{WDT}{name}> {value}"


def _texts(part: object) -> Iterator[tuple[str, str]]:
    for language, words in part.items() if isinstance(part, dict) else ():
        for one in words if isinstance(words, list) else [words]:
            yield language, one["value"]


def _truthy(statements: Sequence[Mapping[str, object]]) -> Iterator[str]:
    """The values of the best rank that there is."""
    held = [one for one in statements if one["rank"] in LATER]
    best = min((str(one["rank"]) for one in held), key=LATER.__getitem__, default="")
    snaks = (one["mainsnak"] for one in held if one["rank"] == best)
    said = (snak["datavalue"] for snak in snaks if isinstance(snak, dict) and snak.get("snaktype") == "value")
    yield from filter(None, (_value(datum["value"], datum["type"]) for datum in said))


def _value(value: object, kind: str) -> str:
    if isinstance(value, str):
        return json.dumps(value)
    given = value if isinstance(value, dict) else {}
    if kind == "wikibase-entityid":
        return f"<{WD}{given['id']}>"
    if kind == "monolingualtext":
        return f"{json.dumps(given['text'])}@{given['language']}"
    if kind == "globecoordinate":
        point = f"Point({given['longitude']} {given['latitude']})"
        globe = "" if given["globe"].endswith("/Q2") else f"<{given['globe']}> "
        return f'"{globe}{point}"^^<http://www.opengis.net/ont/geosparql#wktLiteral>'
    if kind == "time":
        return f'"{_time(given["time"])}"^^<http://www.w3.org/2001/XMLSchema#dateTime>'
    return ""


def _time(time: str) -> str:
    """A day as RDF has it: where the JSON has a month or day 00, the first; and a year 0 before our era."""
    year, month, day = time[1:].partition("T")[0].split("-")
    written = year if time[0] == "+" else f"-{int(year) - 1:04}" if int(year) > 1 else "0000"
    return f"{written}-{max(month, '01')}-{max(day, '01')}T00:00:00Z"
