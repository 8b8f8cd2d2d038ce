"""What facts stand on: passages of the text with their sentences, and moments of time."""

import re
from collections.abc import Iterator

from kg.assemble.desk import Desk
from kg.assemble.sheet import Pair, Shelf
from kg.assemble.terms import KG, OA, TIME, day, decimal, text
from kg.model import Evidence, Extraction, Factuality, Moment, Span
from kg.schema.iris import mint
from kg.schema.turtle import A, Term, literal, minted

_DATE = re.compile(r"-?\d{4,}-\d\d-\d\d")


def cited(desk: Desk, evidence: Evidence) -> tuple[Pair, ...]:
    """What a fact rests on: the passage, what read it, and how sure that is where it has been estimated."""
    found_by = f"{evidence.finder}/{evidence.rule}" if evidence.rule else evidence.finder
    estimated = evidence.confidence if evidence.confidence < 1 else None
    return (
        (KG.evidence, passage(desk, evidence.span)),
        (KG.finder, literal(found_by)),
        (KG.confidence, decimal(estimated)),
    )


def put_as(put: Factuality) -> tuple[Pair, ...]:
    """How a fact is put: polarity, certainty and time."""
    return (
        (KG.polarity, literal(put.polarity.value)),
        (KG.certainty, literal(put.certainty.value)),
        (KG.tense, literal(put.tense.value)),
    )


def passage(desk: Desk, span: Span) -> Term:
    """The node of a piece of text: offsets, words, and its sentence where something is read from it."""
    node = desk.stretch(Shelf.PASSAGE, "passage", span)
    if desk.sheet.knows(node):
        return node
    sentence = desk.sentences.get(span)
    return desk.sheet.put(
        node,
        (A, KG.Passage),
        (KG.begin, str(span.begin)),
        (KG.end, str(span.end)),
        (KG.words, desk.short_quote(span)),
        (KG.sentence, _sentence(desk, sentence) if sentence else None),
        *desk.mentions.get(span, ()),
    )


def _sentence(desk: Desk, span: Span) -> Term:
    node = desk.stretch(Shelf.SENTENCE, "sentence", span)
    if desk.sheet.knows(node):
        return node
    return desk.sheet.put(
        node,
        (A, KG.Sentence),
        (OA.hasSource, desk.document),
        (KG.begin, str(span.begin)),
        (KG.end, str(span.end)),
        (KG.quote, desk.quote(span)),
        (KG.sha256, desk.seal(span)),
    )


def sentences_of(found: Extraction) -> dict[Span, Span]:
    """The sentence of every passage that something was read from; the first to name one decides."""
    sentences: dict[Span, Span] = {}
    for evidence in _evidence(found):
        sentences.setdefault(evidence.span, evidence.sentence)
    for claim in found.claims:
        if claim.via is not None:
            sentences.setdefault(claim.via, claim.evidence.sentence)
    return sentences


def _evidence(found: Extraction) -> Iterator[Evidence]:
    for event in found.events:
        yield event.evidence
        yield from (argument.evidence for argument in event.arguments)
        yield from (count.evidence for count in event.counts)
        if event.moment_evidence:
            yield event.moment_evidence
    for facts in (found.relations, found.posts, found.claims, found.causes, found.wordings):
        yield from (fact.evidence for fact in facts)


def when(desk: Desk, moment: Moment) -> Term:
    """The node of a moment: EDTF, TIMEX3 value, basis, interval bounds, and the day where it is exactly one."""
    parts = (moment.value, moment.edtf, moment.earliest, moment.latest, moment.basis)
    node = mint("moment", *(part or "" for part in parts), name=moment.edtf or "unresolved")
    if desk.sheet.knows(node):
        return node
    desk.sheet.place(node, Shelf.MOMENT)
    return desk.sheet.put(
        node,
        (A, KG.Moment),
        (KG.edtf, text(moment.edtf)),
        (KG.timex, literal(moment.value)),
        (KG.basis, KG(moment.basis.value) if moment.basis else None),
        (KG.day, day(moment.edtf) if moment.edtf and moment.is_day else None),
        (TIME.hasBeginning, _instant(desk, moment.earliest)),
        (TIME.hasEnd, _instant(desk, moment.latest)),
    )


def _instant(desk: Desk, date: str | None) -> Term | None:
    if date is None or not _DATE.fullmatch(date):
        return None
    node = desk.sheet.place(minted("instant", date), Shelf.MOMENT)
    return desk.sheet.put(node, (A, TIME.Instant), (TIME.inXSDDate, day(date)))
