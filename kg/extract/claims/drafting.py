"""From a Doc to drafts: every cue with what it takes, quotations joined on, doubles dropped."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract.claims.contents import adjective_content, chosen, draft_of_verb, noun_content, trimmed
from kg.extract.claims.cue_table import CueTable
from kg.extract.claims.drafts import Draft
from kg.extract.claims.phrases import phrase_drafts
from kg.extract.claims.quotations import Paragraphs, Quotation, paragraphs, quotations
from kg.extract.claims.quoting import FINITE, Quoted, quoted
from kg.extract.claims.speakers import (
    beside,
    carrier,
    sentence_final,
    speaker_of_adjective,
    speaker_of_noun,
    speaker_of_verb,
)
from kg.model import Stance


def drafts(doc: Doc, text: str, table: CueTable) -> list[Draft]:
    """Every claim of the text as a draft, in text order; no two share most of their content."""
    parts = paragraphs(doc, text)
    speech = quoted(doc, quotations(doc, text, parts, table), parts, table)
    found: dict[int, list[Draft]] = {}
    for draft in (*phrase_drafts(doc, parts, table, speech), *_by_cues(doc, table, speech)):
        found.setdefault(parts.of(draft.verb.i), []).append(_clipped(draft, parts))
    marked: dict[int, list[Quotation]] = {}
    for quotation in speech.marked:
        marked.setdefault(quotation.paragraph, []).append(quotation)
    return [
        draft
        for number in sorted(found)
        for draft in joined(doc, _apart(found[number]), marked.get(number, []), speech)
    ]


def _clipped(draft: Draft, parts: Paragraphs) -> Draft:
    """The draft with its content kept to the cue's paragraph, which the parser does not know."""
    begin, end = parts.clip(draft.begin, draft.end, draft.verb.i)
    return replace(draft, begin=begin, end=max(begin, end))


def _by_cues(doc: Doc, table: CueTable, speech: Quoted) -> Iterator[Draft]:
    of_cue: dict[int, list[Quotation]] = {}
    for quotation in speech.quotations:
        if quotation.begin in speech.cue_of:
            of_cue.setdefault(speech.cue_of[quotation.begin], []).append(quotation)
    for token in doc:
        if token.i in speech.inside:
            continue
        draft = _draft(token, table, of_cue.get(token.i, []), speech.parts)
        if draft is not None:
            yield draft


def _draft(token: Token, table: CueTable, own: list[Quotation], parts: Paragraphs) -> Draft | None:
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} and lemma in table.verbs:
        return _verb_draft(token, table, own, parts)
    if token.pos_ == "NOUN" and lemma in table.nouns:
        found = chosen(noun_content(token), table.nouns[lemma])
        return _finished(token, found, speaker_of_noun(token)) if found is not None else None
    if token.pos_ == "ADJ" and lemma in table.adjectives:
        found = chosen(adjective_content(token), table.adjectives[lemma])
        return _finished(token, found, speaker_of_adjective(token)) if found is not None else None
    return None


def _finished(cue: Token, found: tuple[str, tuple[int, int], Stance], speaker: Token | None) -> Draft:
    form, (begin, end), stance = found
    return Draft(cue=(cue,), begin=begin, end=end, stance=stance, form=form, speaker=speaker)


def _verb_draft(verb: Token, table: CueTable, own: list[Quotation], parts: Paragraphs) -> Draft | None:
    draft = _quoting(verb, table, own, parts) or draft_of_verb(verb, table) or _last_words(verb, table)
    if draft is None or draft.said_by is not None:
        return draft
    speaker = speaker_of_verb(verb)
    if (
        speaker is not None
        and draft.form == "quote"
        and draft.begin <= speaker.i < draft.end
        and not draft.begin <= verb.i < draft.end
    ):
        speaker = beside(verb)
    return _spoken_last(replace(draft, speaker=speaker, via=carrier(verb)))


def _spoken_last(draft: Draft) -> Draft:
    """A cue at the sentence's end has all between the last comma and itself as speaker ("…, residents and monitors say")."""
    if draft.form != "clause" or draft.end > draft.verb.i or draft.speaker is None:
        return draft
    said_by = sentence_final(draft.verb.doc, draft.verb, draft.begin)
    if said_by is None or not said_by[0] <= draft.speaker.i < said_by[1]:
        return draft
    return replace(draft, end=min(draft.end, said_by[0]), said_by=said_by)


def _quoting(verb: Token, table: CueTable, own: list[Quotation], parts: Paragraphs) -> Draft | None:
    """The claim of a cue that brings quotations, widened by the clause they may stand in."""
    if not own:
        return None
    begin, end = min(q.begin for q in own), max(q.end for q in own)
    takes = next(s.takes for s in table.senses(verb) if "clause" in s.takes or "quote" in s.takes)
    stance = takes.get("clause") or takes["quote"]
    found = draft_of_verb(verb, table)
    clause = _clipped(found, parts) if found is not None else None
    if clause is not None and clause.form == "clause" and clause.begin < end and begin < clause.end:
        outer = min(begin, clause.begin), max(end, clause.end)
        if not outer[0] <= verb.i < outer[1]:
            begin, end = outer
    return Draft(cue=(verb,), begin=begin, end=end, stance=stance, form="quote")


def _last_words(verb: Token, table: CueTable) -> Draft | None:
    """ "…, residents say." and "The strike, he said, was …", where the parser gave the cue no clause."""
    takes = next((s.takes for s in table.senses(verb) if "clause" in s.takes), None)
    if takes is None or verb.tag_ not in {"VBD", "VBP", "VBZ"}:
        return None
    start = verb.sent.start
    rest = _rest(verb)
    if rest is not None:
        return Draft(cue=(verb,), begin=rest, end=verb.sent.end, stance=takes["clause"], form="clause")
    inserted = _inserted(verb, start)
    if inserted is not None:
        return Draft(
            cue=(verb,), begin=start, end=verb.sent.end, stance=takes["clause"], form="clause", said_by=inserted
        )
    said_by = sentence_final(verb.doc, verb, start)
    if said_by is None:
        return None
    return Draft(cue=(verb,), begin=start, end=said_by[0], stance=takes["clause"], form="clause", said_by=said_by)


def _rest(verb: Token) -> int | None:
    """Where "that …" begins right after a cue (or after whom it tells), when a finite verb follows in the sentence."""
    doc = verb.doc
    that = next(
        (t for t in doc[verb.i + 1 : min(verb.i + 10, verb.sent.end)] if t.lower_ == "that" or t.is_punct), None
    )
    if that is None or that.is_punct:
        return None
    return that.i if any(t.tag_ in FINITE or t.tag_ == "MD" for t in doc[that.i + 1 : verb.sent.end]) else None


def _inserted(verb: Token, start: int) -> tuple[int, int] | None:
    """The speaker's tokens in ", he said," between commas."""
    doc = verb.doc
    if verb.i + 1 >= len(doc) or doc[verb.i + 1].text != "," or verb.sent.end - verb.i < 4:  # noqa: PLR2004 - words
        return None
    comma = next((i for i in range(verb.i - 1, max(start, verb.i - 8), -1) if doc[i].text == ","), None)
    if (
        comma is None
        or comma - start < 1
        or not any(t.pos_ in {"NOUN", "PROPN", "PRON"} for t in doc[comma + 1 : verb.i])
    ):
        return None
    return comma + 1, verb.i


def _apart(found: list[Draft]) -> list[Draft]:
    """Without the drafts whose content lies mostly in another's, the longer one kept."""
    kept: list[Draft] = []
    for draft in sorted(found, key=lambda d: (d.form != "quote", d.begin - d.end, d.begin)):
        if not any(_same(draft, other) for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: (d.begin, d.end, d.verb.i))


def _same(one: Draft, other: Draft) -> bool:
    shared = min(one.end, other.end) - max(one.begin, other.begin)
    return shared > 0.5 * (one.end - one.begin)


def joined(doc: Doc, found: list[Draft], marked: list[Quotation], speech: Quoted) -> list[Draft]:
    """A paragraph's drafts widened over the quotations that go on in it, ends trimmed."""
    taken = [(d.begin, d.end) for d in found]
    result = list(found)
    for quotation in marked:
        free = quotation.whole and quotation.begin not in speech.cue_of
        if free and not any(b < quotation.end and quotation.begin < e for b, e in taken):
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
    return last if len(gap) < 40 and "\n\n" not in gap.text and sum(t.text == "." for t in gap) <= 1 else None  # noqa: PLR2004 - tokens


def _ends(doc: Doc, draft: Draft, marked: list[Quotation]) -> tuple[int, int]:
    begin, end = draft.begin, draft.end
    for quotation in marked:
        if not quotation.holds(draft.verb.i):
            begin = quotation.begin if quotation.begin < begin < quotation.end else begin
            end = quotation.end if quotation.begin < end < quotation.end else end
    return trimmed(doc, begin, end)
