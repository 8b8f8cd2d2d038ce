"""Finds what brought about what, by the cues of `ontology/causes.ttl` and only between events already found."""

from collections.abc import Iterable
from dataclasses import replace

from kg.extract.causes.phrases import Link, cue_phrases, links
from kg.extract.causes.verbs import causing_verbs, verb_links
from kg.extract.causes.where import standing
from kg.extract.reading import Finder, Knowledge, Reading, evidence_at, span_of
from kg.extract.scan import ids
from kg.model import Cause, EventId, Extraction

__all__ = ["finder"]


def finder(knowledge: Knowledge) -> Finder:
    """A finder of causes."""
    cues, verbs = cue_phrases(knowledge.schema), causing_verbs(knowledge.schema)
    first, lemmas = ids(cues), ids(verbs)

    def find(reading: Reading) -> Extraction:
        if not reading.extraction.events:
            return reading.extraction
        known = standing(reading)
        found = (*links(reading, known, cues, first), *verb_links(reading, known, verbs, lemmas))
        return replace(reading.extraction, causes=_distinct(found, reading))

    return find


def _distinct(found: Iterable[Link], reading: Reading) -> tuple[Cause, ...]:
    """Each pair of events once, by its first cue in the text."""
    kept: dict[tuple[EventId, EventId], Cause] = {}
    for link in sorted(found, key=lambda link: link.begin):
        kept.setdefault((link.cause.id, link.effect.id), _cause(link, reading))
    return tuple(kept.values())


def _cause(link: Link, reading: Reading) -> Cause:
    cue = span_of(reading.doc[link.begin : link.end])
    return Cause(
        cause=link.cause.id,
        effect=link.effect.id,
        cue=cue,
        status=link.effect.status,
        evidence=evidence_at(reading.doc[link.begin], "causes", rule=link.rule, span=cue, confidence=link.confidence),
    )
