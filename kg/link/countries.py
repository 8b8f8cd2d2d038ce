"""The country of an event whose place the catalogue knows to lie in it, where the event's sentence names that country.

"Gunmen fired at an Iranian parade in Ahvaz": the catalogue has Ahvaz in Iran, so "Iranian" tells where as well.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.link.catalogue import Catalogue
from kg.model import Argument, EntityId, Event, Evidence, Extraction, Link, Qid, Span

__all__ = ["with_countries"]

FINDER, RULE = "link", "country of the place"
CONFIDENCE = 0.6


def with_countries(extraction: Extraction, links: Iterable[Link], known: Catalogue) -> Extraction:
    """The extraction with a place more for every such event."""
    items = {link.entity: link.item for link in links if link.item}
    events = tuple(_placed(event, extraction, items, known) for event in extraction.events)
    return replace(extraction, events=events)


def _placed(event: Event, extraction: Extraction, items: Mapping[EntityId, Qid], known: Catalogue) -> Event:
    places = [argument for argument in event.arguments if argument.role == "place"]
    at = [items[place.entity] for place in places if place.entity is not None and place.entity in items]
    countries = {known.known(item).item.country for item in at}
    country = countries.pop() if len(countries) == 1 else None
    if country is None or country in at or country not in known:
        return event
    sentence = event.evidence.sentence
    span = _named(extraction.article.text, sentence, known.known(country).names)
    if span is None:
        return event
    evidence = Evidence(span=span, sentence=sentence, finder=FINDER, rule=RULE, confidence=CONFIDENCE)
    entity = next((m.entity for m in extraction.mentions if m.span == span), None)
    more = Argument(role="place", span=span, entity=entity, status=event.status, evidence=evidence)
    return replace(event, arguments=(*event.arguments, more))


def _named(text: str, sentence: Span, names: Iterable[str]) -> Span | None:
    """Where one of a country's names stands first in a sentence."""
    words = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    match = re.compile(rf"\b(?:{words})\b").search(text, sentence.begin, sentence.end)
    return Span(*match.span()) if match else None
