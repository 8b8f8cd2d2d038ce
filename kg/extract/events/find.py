"""The event finder: match, link outcomes to attacks, tell one event from another, write them down."""

from dataclasses import replace

from kg.extract.events.found import Filler, Found
from kg.extract.events.match import Matcher
from kg.extract.events.triggers import compile_lexicon
from kg.extract.events.words import read_words
from kg.extract.reading import Finder, Knowledge, Reading, evidence_at, span_of
from kg.model import Argument, Event, EventId, Extraction

NAME = "events"


def finder(knowledge: Knowledge) -> Finder:
    """A finder of events that reads by the frames of the ontology."""
    words = read_words(knowledge.schema)
    lexicon = compile_lexicon(knowledge.schema.frames)

    def find(reading: Reading) -> Extraction:
        found = list(Matcher(reading, lexicon, words))
        events = tuple(_event(number, one) for number, one in enumerate(found, 1))
        return replace(reading.extraction, events=reading.extraction.events + events)

    return find


def _event(number: int, found: Found) -> Event:
    trigger = span_of(found.trigger)
    return Event(
        id=EventId(f"v{number}"),
        frame=found.frame.name,
        type=found.frame.label,
        classes=found.frame.classes,
        trigger=trigger,
        mentions=(trigger,),
        status=found.status,
        arguments=tuple(_argument(filler) for filler in found.fillers),
        evidence=evidence_at(found.trigger, NAME, rule="frame"),
    )


def _argument(filler: Filler) -> Argument:
    evidence = evidence_at(
        filler.token, NAME, rule=filler.rule, span=filler.span, confidence=filler.confidence
    )
    return Argument(role=filler.role, span=filler.span, entity=filler.entity, evidence=evidence)
