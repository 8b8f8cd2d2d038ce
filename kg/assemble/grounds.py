"""What facts stand on: evidence with its passage and sentence, and moments of time."""

import re

from pyoxigraph import Literal, NamedNode

from kg.assemble.desk import Desk
from kg.assemble.sheet import Shelf, decimal, number, text, types
from kg.model import Evidence, Moment, Span
from kg.schema.iris import mint
from kg.schema.vocabulary import KG, OA, PROV, TIME, XSD

_DATE = re.compile(r"-?\d{4,}-\d\d-\d\d")


def cite(desk: Desk, evidence: Evidence) -> NamedNode:
    """The evidence node: source document, words, sentence, finder, rule, confidence and run."""
    span, sentence = evidence.span, evidence.sentence
    key = (span.end, sentence.begin, sentence.end, evidence.finder, evidence.rule, f"{evidence.confidence:.6f}")
    node = desk.node(Shelf.EVIDENCE, "evidence", span.begin, *key)
    if desk.sheet.knows(node):
        return node
    return desk.sheet.put(
        node,
        *types(KG.Evidence),
        (OA.hasSource, desk.document),
        (OA.hasSelector, _passage(desk, span)),
        (KG.sentence, _sentence(desk, sentence)),
        (KG.finder, text(evidence.finder)),
        (KG.rule, text(evidence.rule)),
        (KG.confidence, decimal(evidence.confidence)),
        (PROV.wasGeneratedBy, desk.run),
    )


def _passage(desk: Desk, span: Span) -> NamedNode:
    node = desk.node(Shelf.PASSAGE, "passage", span.begin, span.end)
    if desk.sheet.knows(node):
        return node
    return desk.sheet.put(
        node,
        *types(OA.TextPositionSelector),
        *(types(OA.TextQuoteSelector) if desk.quotes else ()),
        (OA.start, number(span.begin)),
        (OA.end, number(span.end)),
        (OA.exact, desk.quote(span)),
        (KG.sha256, desk.seal(span)),
    )


def _sentence(desk: Desk, span: Span) -> NamedNode:
    node = desk.node(Shelf.SENTENCE, "sentence", span.begin, span.end)
    if desk.sheet.knows(node):
        return node
    return desk.sheet.put(
        node,
        *types(KG.Sentence),
        (KG.begin, number(span.begin)),
        (KG.end, number(span.end)),
        (KG.quote, desk.quote(span)),
        (KG.sha256, desk.seal(span)),
    )


def when(desk: Desk, moment: Moment) -> NamedNode:
    """The node of a moment: EDTF, TIMEX3 value, basis, interval bounds, and the day where it is exactly one."""
    parts = (moment.value, moment.edtf, moment.earliest, moment.latest, moment.basis)
    node = mint(desk.base, "moment", *(part or "" for part in parts), name=moment.edtf or "unresolved")
    if desk.sheet.knows(node):
        return node
    desk.sheet.place(node, Shelf.MOMENT)
    return desk.sheet.put(
        node,
        *types(KG.Moment),
        (KG.edtf, text(moment.edtf)),
        (KG.timex, text(moment.value)),
        (KG.basis, KG(moment.basis.value) if moment.basis else None),
        (KG.day, Literal(moment.edtf, datatype=XSD.date) if moment.edtf and moment.is_day else None),
        (TIME.hasBeginning, _instant(desk, moment.earliest)),
        (TIME.hasEnd, _instant(desk, moment.latest)),
    )


def _instant(desk: Desk, day: str | None) -> NamedNode | None:
    if day is None or not _DATE.fullmatch(day):
        return None
    node = desk.sheet.place(NamedNode(f"{desk.base}instant/{day}"), Shelf.MOMENT)
    return desk.sheet.put(node, *types(TIME.Instant), (TIME.inXSDDate, Literal(day, datatype=XSD.date)))
