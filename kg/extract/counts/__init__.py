"""Finds how many people were killed, injured, missing, captured or displaced, in which event, and who says so."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.extract.counts.attach import events_of, places
from kg.extract.counts.fresh import fresh_event
from kg.extract.counts.numbers import numerals
from kg.extract.counts.people import PeopleWords
from kg.extract.counts.repeats import marked
from kg.extract.counts.reporter import reporter
from kg.extract.counts.tolls import Toll, TollWords, toll_words, tolls
from kg.extract.reading import Finder, Knowledge, Reading, evidence_at
from kg.model import Count, Event, EventId, Extraction
from kg.schema import Schema

__all__ = ["finder"]


def finder(knowledge: Knowledge) -> Finder:
    """A finder of counts: each hangs on the event of its outcome and on the attack behind it."""
    schema = knowledge.schema
    words = _words(schema)
    verbs = schema.listed("CountReports")

    def find(reading: Reading) -> Extraction:
        found = tuple(tolls(reading, words))
        return _with_counts(reading, found, verbs, schema) if found else reading.extraction

    return find


def _words(schema: Schema) -> TollWords:
    people = PeopleWords(
        numerals=numerals(schema),
        units=schema.listed("CountUnits"),
        persons=schema.listed("CountPersons"),
        including=schema.listed("IncludingWords"),
    )
    return toll_words(schema, people)


def _with_counts(reading: Reading, found: tuple[Toll, ...], verbs: frozenset[str], schema: Schema) -> Extraction:
    """The extraction with every toll counted on its events, or on one of its own."""
    counts: dict[EventId, list[Count]] = {}
    events = list(reading.extraction.events)
    made: dict[int, EventId] = {}
    known = places(reading)
    for toll in found:
        hung = list(events_of(toll, known))
        if not hung:
            hung = _on_its_own(toll, schema, events, made)
        for event, rule, confidence in hung:
            count = _count(toll, reading, verbs, rule=rule, confidence=confidence)
            counts.setdefault(event, []).append(count)
    held = {event: marked(of_event, reading.text) for event, of_event in counts.items()}
    return replace(reading.extraction, events=_counted(events, held))


def _on_its_own(
    toll: Toll, schema: Schema, events: list[Event], made: dict[int, EventId]
) -> list[tuple[EventId, str, float]]:
    """The event made for a toll that has none; tolls at one word share it."""
    if toll.word.i not in made:
        event = fresh_event(toll, schema, len(events) + 1)
        if event is None:
            return []
        events.append(event)
        made[toll.word.i] = event.id
    return [(made[toll.word.i], "toll", 0.8)]


def _counted(events: Iterable[Event], counts: Mapping[EventId, tuple[Count, ...]]) -> tuple[Event, ...]:
    """The events in text order, each with its counts."""
    held = (_holding(event, counts[event.id]) if event.id in counts else event for event in events)
    return tuple(sorted(held, key=lambda event: event.trigger))


def _holding(event: Event, counts: tuple[Count, ...]) -> Event:
    """The event with its counts; a victim that is a bare number ("wounding 30") is left to the count."""
    bare = [count.span for count in counts if count.group is None and not count.evidence.rule.startswith("sum")]
    kept = tuple(a for a in event.arguments if a.role != "victim" or not any(span.contains(a.span) for span in bare))
    return replace(event, counts=counts, arguments=kept)


def _count(toll: Toll, reading: Reading, verbs: frozenset[str], *, rule: str, confidence: float) -> Count:
    people = toll.people
    said = reporter(toll.word, reading, verbs)
    mention = reading.mention_headed(people.head)
    return Count(
        outcome=toll.outcome,
        minimum=people.minimum,
        maximum=people.maximum,
        span=people.span,
        group=people.group,
        group_entity=mention.entity if mention is not None else None,
        according_to=said.entity if said else None,
        according_to_label=said.label if said else None,
        included=people.included,
        evidence=evidence_at(
            toll.word, "counts", rule=f"{people.rule}, {rule}", span=people.span, confidence=confidence
        ),
    )
