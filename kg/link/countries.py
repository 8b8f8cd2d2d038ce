"""The country of an event whose place the catalogue knows to lie in it, where the event's sentence names that country.

"Gunmen fired at an Iranian parade in Ahvaz": the catalogue has Ahvaz in Iran, so "Iranian" tells where as well.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.link.known import Known
from kg.link.source import Source
from kg.model import Argument, EntityId, EntityType, Event, Evidence, Extraction, Link, Qid, Span

__all__ = ["with_countries"]

FINDER, RULE = "link", "country of the place"
CONFIDENCE = 0.6


def with_countries(extraction: Extraction, links: Iterable[Link], source: Source) -> Extraction:
    """The extraction with a place more for every such event."""
    items = {link.entity: link.item for link in links if link.item}
    linked = source.known(sorted({item for event in extraction.events for item in _places(event, items)}))
    countries = {item: known.item.country for item, known in linked.items() if known.item.country}
    known = source.known(sorted(set(countries.values())))
    places = [entity.id for entity in extraction.entities if entity.type is EntityType.PLACE and entity.id in items]
    bearers = {items[entity]: entity for entity in reversed(places)}

    def placed(event: Event) -> Event:
        country = _country(_places(event, items), countries)
        if country is None or country not in known:
            return event
        return _placed(event, extraction, known[country], bearers.get(country))

    return replace(extraction, events=tuple(map(placed, extraction.events)))


def _places(event: Event, items: Mapping[EntityId, Qid]) -> tuple[Qid, ...]:
    """The items of an event's places."""
    entities = (argument.entity for argument in event.arguments if argument.role == "place")
    return tuple(items[entity] for entity in entities if entity is not None and entity in items)


def _country(places: tuple[Qid, ...], countries: Mapping[Qid, Qid]) -> Qid | None:
    """The one country that all the places lie in, unless it is among them."""
    around = {countries.get(place) for place in places}
    country = around.pop() if len(around) == 1 else None
    return None if country in places else country


def _placed(event: Event, extraction: Extraction, country: Known, bearer: EntityId | None) -> Event:
    """The event with the country for a place, where its sentence names it; `bearer` is the country's entity."""
    sentence = event.evidence.sentence
    span = _named(extraction.article.text, sentence, country.names)
    if span is None:
        return event
    evidence = Evidence(span=span, sentence=sentence, finder=FINDER, rule=RULE, confidence=CONFIDENCE)
    more = Argument(
        role="place", span=span, entity=bearer, label=country.item.label, status=event.status, evidence=evidence
    )
    return replace(event, arguments=(*event.arguments, more))


def _named(text: str, sentence: Span, names: Iterable[str]) -> Span | None:
    """Where one of a country's names stands first in a sentence."""
    words = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    match = re.compile(rf"\b(?:{words})\b").search(text, sentence.begin, sentence.end)
    return Span(*match.span()) if match else None
