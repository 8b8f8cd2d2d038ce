"""The event finder: match, link outcomes to attacks, tell one event from another, write them down."""

from dataclasses import replace

from kg.extract.events.effects import join_effects
from kg.extract.events.figurative import is_figurative, read_senses
from kg.extract.events.found import Filler
from kg.extract.events.generic import in_company, is_generic
from kg.extract.events.identity import Cluster, Identity, merged
from kg.extract.events.match import Matcher
from kg.extract.events.responsibility import with_responsible
from kg.extract.events.triggers import compile_lexicon
from kg.extract.events.words import read_words
from kg.extract.reading import Finder, Knowledge, Reading, evidence_at, span_of
from kg.model import Argument, Event, EventId, Extraction

NAME = "events"


def finder(knowledge: Knowledge) -> Finder:
    """A finder of events that reads by the frames of the ontology."""
    words = read_words(knowledge.schema)
    lexicon, senses = compile_lexicon(knowledge.schema.frames), read_senses(knowledge.schema)

    def find(reading: Reading) -> Extraction:
        matched = join_effects(in_company(list(Matcher(reading, lexicon, words)), words), words)
        single = [
            found
            for found in matched
            if not is_generic(found, reading, words) and not is_figurative(found, reading, senses)
        ]
        clusters = with_responsible(Identity(reading).clusters(single), reading, words)
        events = tuple(_event(number, cluster) for number, cluster in enumerate(clusters, 1))
        return replace(reading.extraction, events=reading.extraction.events + events)

    return find


def _event(number: int, cluster: Cluster) -> Event:
    found = merged(cluster)
    return Event(
        id=EventId(f"v{number}"),
        frame=found.frame.name,
        type=found.frame.label,
        classes=found.frame.classes,
        trigger=span_of(found.trigger),
        mentions=tuple(sorted({span_of(one.trigger) for one in cluster.mentions})),
        status=found.status,
        arguments=tuple(_argument(filler) for filler in found.fillers),
        evidence=evidence_at(found.trigger, NAME, rule="frame"),
    )


def _argument(filler: Filler) -> Argument:
    evidence = evidence_at(filler.token, NAME, rule=filler.rule, span=filler.span, confidence=filler.confidence)
    return Argument(role=filler.role, span=filler.span, entity=filler.entity, evidence=evidence)
