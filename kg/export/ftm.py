"""FollowTheMoney entities, one JSON object a line: articles, who takes part, and the events that outlets assert.

The schema has no way to say that something is only claimed, so what no outlet asserts in its own voice is left out.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from kg.errors import UsageError
from kg.export.happenings import Happening, Party, happenings
from kg.stages import Store

__all__ = ["follow_the_money"]

_SCHEMATA = {"person": "Person", "organisation": "Organization"}
_ROLES = ("perpetrator", "agent", "target", "victim", "patient", "recipient")
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
Entity = Mapping[str, object]


def follow_the_money(store: Store) -> bytes:
    """The entities, sorted by id, each once."""
    asserted = [event for event in happenings(store) if event.asserted]
    if not asserted:
        raise UsageError("nothing to export: no outlet asserts an event in its own voice")
    entities = {one["id"]: one for event in asserted for one in _entities(event)}
    lines = (json.dumps(entities[key], ensure_ascii=False, sort_keys=True) for key in sorted(entities, key=str))
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _entities(event: Happening) -> Iterator[Entity]:
    article = f"article-{event.source['sha256'][:20]}"
    yield _article(article, event.source)
    yield _event(event, article)
    for party in _parties(event):
        yield _party(party)
        yield _link(event, party, article)


def _parties(event: Happening) -> Iterable[Party]:
    found = event.filling(*_ROLES)
    return [party for party in found if party.status == "asserted" and party.kind in _SCHEMATA]


def _article(key: str, source: Mapping[str, str]) -> Entity:
    title = source["title"] or source["article"]
    return _entity(
        key,
        "Article",
        title=title,
        name=title,
        publisher=source["outlet"],
        publishedAt=source["published"],
        sourceUrl=source["url"],
    )


def _event(event: Happening, article: str) -> Entity:
    found = _entity(
        _id(event.iri),
        "Event",
        name=event.source["label"] or event.row["type"],
        keywords=event.row["type"],
        date=event.day if _DATE.fullmatch(event.day) else "",
        description=event.row["quote"],
        notes=event.citation,
        proof=article,
    )
    lists = {
        "location": [place.label for place in event.filling("place")],
        "involved": sorted({_key(party) for party in _parties(event)}),
    }
    properties = found["properties"]
    told = properties if isinstance(properties, dict) else {}
    return {**found, "properties": {**told, **{name: values for name, values in lists.items() if values}}}


def _party(party: Party) -> Entity:
    return _entity(_key(party), _SCHEMATA[party.kind], name=party.label, wikidataId=party.item)


def _link(event: Happening, party: Party, article: str) -> Entity:
    key = f"{_id(event.iri)}-{party.role}-{_key(party)}"
    return _entity(key, "UnknownLink", subject=_key(party), object=_id(event.iri), role=party.role, proof=article)


def _entity(key: str, schema: str, **properties: str) -> Entity:
    return {"id": key, "schema": schema, "properties": {name: [value] for name, value in properties.items() if value}}


def _key(party: Party) -> str:
    """What several articles link to one item is one entity."""
    return party.item or _id(party.thing)


def _id(iri: str) -> str:
    return iri.rpartition("/")[2]
