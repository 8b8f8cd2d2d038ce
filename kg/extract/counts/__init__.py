"""Finds how many people were killed, injured, missing, captured or displaced, in which event, and who says so."""

from collections.abc import Mapping
from dataclasses import replace

from kg.extract.counts.attach import Places, events_of, places
from kg.extract.counts.numbers import numerals
from kg.extract.counts.people import PeopleWords
from kg.extract.counts.reporter import reporter
from kg.extract.counts.tolls import Toll, TollWords, toll_words, tolls
from kg.extract.reading import Finder, Knowledge, Reading, evidence_at
from kg.model import Count, EventId, Extraction
from kg.schema import Schema

__all__ = ["finder"]


def finder(knowledge: Knowledge) -> Finder:
    """A finder of counts: each hangs on the event of its outcome and on the attack behind it."""
    schema = knowledge.schema
    words = _words(schema)
    verbs = schema.listed("CountReports")

    def find(reading: Reading) -> Extraction:
        if not reading.extraction.events:
            return reading.extraction
        return _with_counts(reading, tuple(tolls(reading, words)), verbs)

    return find


def _words(schema: Schema) -> TollWords:
    people = PeopleWords(
        numerals=numerals(schema),
        units=schema.listed("CountUnits"),
        persons=schema.listed("CountPersons"),
        including=schema.listed("IncludingWords"),
    )
    return toll_words(schema, people)


def _with_counts(reading: Reading, found: tuple[Toll, ...], verbs: frozenset[str]) -> Extraction:
    """The extraction with every toll counted on its events."""
    counts: dict[EventId, list[Count]] = {}
    known: Places = places(reading)
    for toll in found:
        for event, rule, confidence in events_of(toll, known):
            count = _count(toll, reading, verbs, rule=rule, confidence=confidence)
            held = counts.setdefault(event, [])
            held.append(replace(count, included=count.included or any(_same_people(count, h) for h in held)))
    return _attached(reading.extraction, counts)


def _attached(extraction: Extraction, counts: Mapping[EventId, list[Count]]) -> Extraction:
    events = tuple(
        replace(event, counts=tuple(sorted(counts[event.id], key=lambda c: c.span))) if event.id in counts else event
        for event in extraction.events
    )
    return replace(extraction, events=events)


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


def _same_people(count: Count, held: Count) -> bool:
    """Whether a count repeats an earlier sentence's: the same outcome and bounds."""
    return (
        count.outcome is held.outcome
        and (count.minimum, count.maximum) == (held.minimum, held.maximum)
        and count.evidence.sentence != held.evidence.sentence
    )
