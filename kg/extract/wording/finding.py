"""The finder of wording: loaded terms and scare quotes with their entities and users."""

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.reading import Finder, Knowledge, Reading, evidence_at, span_of
from kg.extract.tokens import Tokens
from kg.extract.wording.scare import scare_quotes
from kg.extract.wording.terms import about, forms_of, uses
from kg.model import Claim, EntityId, Extraction, Span, Wording
from kg.schema import LoadedTerm

CONFIDENCE = 0.9
DISTANCING = "distancing"


def finder(knowledge: Knowledge) -> Finder:
    """A finder of the loaded terms of `ontology/wording.ttl` and of scare quotes."""
    forms, naming = forms_of(knowledge.schema.loaded_terms), knowledge.schema.listed("NamingWord")

    def find(reading: Reading) -> Extraction:
        quoting = sorted(reading.extraction.claims, key=lambda claim: claim.content.begin)
        loaded = [_loaded(reading, tokens, term, quoting) for tokens, term in uses(reading.doc, forms)]
        scared = _scared(reading, naming, {wording.span for wording in loaded})
        return replace(reading.extraction, wordings=tuple(sorted((*loaded, *scared), key=lambda w: w.span)))

    return find


def _loaded(reading: Reading, tokens: Tokens, term: LoadedTerm, claims: list[Claim]) -> Wording:
    entity, span = about(reading, tokens.root), span_of(tokens)
    return Wording(
        term=term.label,
        kind=term.kind,
        neutral=term.neutral,
        span=span,
        entity=entity.id if entity is not None else None,
        user=_user(reading, span, claims),
        evidence=evidence_at(tokens.root, "wording", rule=term.kind, span=span, confidence=CONFIDENCE),
    )


def _scared(reading: Reading, naming: frozenset[str], taken: set[Span]) -> Iterator[Wording]:
    for span, tokens in scare_quotes(reading, naming):
        if span in taken:
            continue
        entity = about(reading, tokens.root)
        yield Wording(
            term=span.of(reading.text),
            kind=DISTANCING,
            neutral=None,
            span=span,
            entity=entity.id if entity is not None else None,
            evidence=evidence_at(tokens.root, "wording", rule="scare quotes", span=span, confidence=CONFIDENCE),
        )


def _user(reading: Reading, span: Span, claims: list[Claim]) -> EntityId | None:
    """The speaker in whose quotation marks the term stands; None when it is the outlet's own word."""
    for claim in claims:
        if claim.content.begin > span.begin:
            break
        if claim.content.contains(span) and _in_marks(reading.text[claim.content.begin : span.begin]):
            return claim.speaker_entity
    return None


def _in_marks(before: str) -> bool:
    """Whether a quotation opened in the words before is still open."""
    if "“" in before:
        return before.count("“") > before.count("”")
    return before.count('"') % 2 == 1 or before.count("''") % 2 == 1
