"""Drafts of one paragraph side by side: doubles dropped, quotations that go on joined, ends made clean."""

from collections.abc import Iterable
from dataclasses import replace

from kg.extract.claims.contents import trimmed
from kg.extract.claims.drafts import Draft
from kg.extract.claims.quotations import Paragraphs, Quotation
from kg.extract.claims.quoting import Quoted
from kg.extract.tokens import Doc

SHARED = 0.5  # of a content inside another's: then both are one claim
GAP = 40  # tokens between two pieces of one quotation


def apart(found: Iterable[Draft]) -> list[Draft]:
    """Without the drafts whose content lies mostly in another's, the longer one kept; a claim told in one stays."""
    kept: list[Draft] = []
    for draft in sorted(found, key=lambda d: (d.form != "quote", d.begin - d.end, d.begin)):
        if not any(_same(draft, other) for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: (d.begin, d.end, d.verb.i))


def _same(one: Draft, other: Draft) -> bool:
    if _carries(other, one):
        return False
    shared = min(one.end, other.end) - max(one.begin, other.begin)
    return shared > SHARED * (one.end - one.begin)


def _carries(outer: Draft, inner: Draft) -> bool:
    """Whether an organisation tells what somebody else says: "the agency reported that the mayor said …"."""
    if outer.form != "clause" or inner.form != "clause" or not outer.holds(inner.verb.i):
        return False
    carrier, speaker = outer.speaker, inner.speaker
    return carrier is not None and carrier.ent_type_ == "ORG" and speaker is not None and speaker.pos_ != "PRON"


def joined(doc: Doc, found: list[Draft], marked: list[Quotation], speech: Quoted) -> list[Draft]:
    """A paragraph's drafts widened over the quotations that go on in it, ends trimmed."""
    taken = [(d.begin, d.end) for d in found]
    result = list(found)
    for quotation in marked:
        free = quotation.whole and quotation.begin not in speech.cue_of
        if free and not any(begin < quotation.end and quotation.begin < end for begin, end in taken):
            index = _goes_on(result, quotation, doc)
            if index is not None:
                result[index] = replace(result[index], end=quotation.end)
    return [replace(d, begin=b, end=e) for d in result for b, e in [_ends(doc, d, marked)] if b < e]


def _goes_on(found: list[Draft], quotation: Quotation, doc: Doc) -> int | None:
    """The last quotation's draft, when nothing but its own cue stands between."""
    before = [i for i, d in enumerate(found) if d.form == "quote" and d.end <= quotation.begin]
    if not before:
        return None
    last = max(before, key=lambda i: found[i].end)
    gap = doc[max(found[last].end, found[last].verb.i) : quotation.begin]
    return last if len(gap) < GAP and sum(token.text == "." for token in gap) <= 1 else None


def _ends(doc: Doc, draft: Draft, marked: list[Quotation]) -> tuple[int, int]:
    """The content with no quotation cut in two."""
    begin, end = draft.begin, draft.end
    for quotation in marked:
        if not quotation.holds(draft.verb.i):
            begin = quotation.begin if quotation.begin < begin < quotation.end else begin
            end = quotation.end if quotation.begin < end < quotation.end else end
    return trimmed(doc, begin, end)


def continued(doc: Doc, before: list[Draft], marked: list[Quotation], parts: Paragraphs) -> list[Draft]:
    """The claim of a paragraph that is all quotation and names nobody: the last speaker of the one before goes on.

    Its cue is the quotation mark.
    """
    if len(marked) != 1 or not marked[0].whole or not before or before[-1].form not in {"quote", "continued"}:
        return []
    quotation, last = marked[0], before[-1]
    begin, end = parts.clip(0, len(doc), quotation.begin)
    around = (*doc[begin : quotation.begin], *doc[quotation.end : end])
    alone = all(token.is_space or token.is_punct for token in around)
    if not alone or parts.of(last.verb.i) != quotation.paragraph - 1:
        return []
    return [replace(last, cue=(doc[quotation.begin],), begin=quotation.begin, end=quotation.end, form="continued")]
