"""Drafts become claims: spans, entities, labels, roles, carriers, and what each is about."""

from kg.extract.claims.drafts import Draft
from kg.extract.reading import Reading, evidence_at
from kg.extract.syntax import phrase
from kg.model import Claim, ClaimId, Span


def claims_of(reading: Reading, found: list[Draft], outlets: frozenset[str]) -> tuple[Claim, ...]:
    """The claims of the drafts, in text order."""
    return tuple(_claim(reading, draft, number) for number, draft in enumerate(found, start=1))


def _tokens(reading: Reading, begin: int, end: int) -> Span:
    last = reading.doc[end - 1]
    return Span(reading.doc[begin].idx, last.idx + len(last))


def _claim(reading: Reading, draft: Draft, number: int) -> Claim:
    content = _tokens(reading, draft.begin, draft.end)
    speaker = _tokens(reading, *draft.said_by) if draft.said_by else phrase(draft.speaker) if draft.speaker is not None else None
    return Claim(
        id=ClaimId(f"c{number}"),
        stance=draft.stance,
        cue=_tokens(reading, draft.cue[0].i, draft.cue[-1].i + 1),
        content=content,
        speaker=speaker,
        evidence=evidence_at(draft.verb, "claims", rule=draft.form, span=content),
    )
