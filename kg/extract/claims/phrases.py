"""Claims that no verb brings: "according to …", "Speaker: words" and "…: residents"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extract.claims.cue_table import CueTable
from kg.extract.claims.drafts import Draft
from kg.extract.claims.quotations import Paragraphs, Quotation
from kg.extract.claims.quoting import Quoted
from kg.model import Stance

DASHES = frozenset({"-", "–", "—", "―", "--"})
LONGEST_NAME = 8  # tokens of a speaker before a colon
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def phrase_drafts(doc: Doc, parts: Paragraphs, table: CueTable, speech: Quoted) -> Iterator[Draft]:
    """The claims of phrases and colons."""
    for token in doc:
        if token.lower_ in table.phrases and token.i not in speech.inside:
            draft = _according(doc, token, table, speech)
            if draft is not None:
                yield draft
    for quotation in speech.quotations:
        if quotation.begin not in speech.cue_of:
            draft = _after_colon(doc, quotation)
            if draft is not None:
                yield draft
    for number in range(len(parts.starts)):
        start, end = parts.first_token(number), parts.first_token(number + 1)
        draft = _headline(doc, start, end) or _transcript(doc, start, end)
        if draft is not None:
            yield draft


def _according(doc: Doc, token: Token, table: CueTable, speech: Quoted) -> Draft | None:
    words = next(
        (w for w in table.phrases[token.lower_] if tuple(t.lower_ for t in doc[token.i : token.i + len(w)]) == w), None
    )
    if words is None:
        return None
    last = doc[token.i + len(words) - 1]
    speaker = next((c for c in last.children if c.dep_ == "pobj"), None)
    if speaker is None:
        speaker = next((t for t in doc[last.i + 1 : last.i + 8] if t.pos_ in NOMINAL and t.dep_ != "compound"), None)
    if speaker is None:
        return None
    begin, end = speech.parts.clip(*_rest_of_sentence(doc, token, speaker, speech.parts), token.i)
    own = [q for q in speech.quotations if q.end <= token.i and token.i - q.end <= 1 and begin >= q.begin]
    if own:
        begin = own[-1].begin
    if end - begin < 2:  # noqa: PLR2004 - a clause
        return None
    return Draft(
        cue=tuple(doc[token.i : last.i + 1]),
        begin=begin,
        end=end,
        stance=Stance.ASSERTS,
        form="sentence",
        speaker=speaker,
    )


def _rest_of_sentence(doc: Doc, token: Token, speaker: Token, parts: Paragraphs) -> tuple[int, int]:
    """The sentence without the phrase: what follows it at the start, else what stands before it."""
    sentence, close = token.sent, speaker.right_edge.i + 1
    first = max(sentence.start, parts.first_token(parts.of(token.i)))
    start = next((t.i for t in doc[first : sentence.end] if not t.is_space), first)
    if token.i - start <= 2:  # noqa: PLR2004 - "But according to"
        comma = next((t.i for t in doc[speaker.i + 1 : sentence.end] if t.text == ","), None)
        return (comma if comma is not None and comma <= close + 1 else close), sentence.end
    return start, token.i


def _after_colon(doc: Doc, quotation: Quotation) -> Draft | None:
    """ "Speaker: “words”" with no verb."""
    colon = doc[quotation.begin - 1] if quotation.begin else None
    if colon is None or colon.text != ":":
        return _signed(doc, quotation)
    before = [t for t in doc[max(0, colon.i - LONGEST_NAME) : colon.i]]
    stop = next(
        (i for i in range(len(before) - 1, -1, -1) if before[i].is_space or before[i].text in {".", "?", "!"}), -1
    )
    noun = next((t for t in before[stop + 1 :] if t.pos_ == "PROPN" and t.dep_ != "compound"), None)
    if noun is None:
        return None
    return Draft(
        cue=(colon,), begin=quotation.begin, end=quotation.end, stance=Stance.ASSERTS, form="quote", speaker=noun
    )


def _signed(doc: Doc, quotation: Quotation) -> Draft | None:
    """ "“Words” ― Name": a quotation with its speaker after a dash."""
    dash = doc[quotation.end] if quotation.end < len(doc) else None
    if dash is None or dash.text not in DASHES:
        return None
    noun = next(
        (t for t in doc[dash.i + 1 : dash.i + LONGEST_NAME] if t.pos_ == "PROPN" and t.dep_ != "compound"), None
    )
    if noun is None:
        return None
    return Draft(
        cue=(dash,), begin=quotation.begin, end=quotation.end, stance=Stance.ASSERTS, form="quote", speaker=noun
    )


def _transcript(doc: Doc, start: int, end: int) -> Draft | None:
    """A paragraph that begins with a name and a colon: a line of a transcript, or a headline."""
    words = [t for t in doc[start : min(end, start + LONGEST_NAME)] if not t.is_space]
    colon = next((t for t in words if t.text == ":"), None)
    if colon is None or end - colon.i < 5:  # noqa: PLR2004 - words
        return None
    before = [t for t in words if t.i < colon.i and not t.is_quote]
    person = any(t.ent_type_ in {"PERSON", "ORG"} for t in before) or all(t.is_upper for t in before)
    if not before or not person or not _speakers(before):
        return None
    return Draft(cue=(colon,), begin=colon.i + 1, end=end, stance=Stance.ASSERTS, form="transcript", speaker=before[-1])


def _headline(doc: Doc, start: int, end: int) -> Draft | None:
    """A one-line paragraph without a full stop whose words after the last colon or dash are people ("…: Residents")."""
    words = [t for t in doc[start:end] if not t.is_space]
    if not 5 <= len(words) <= 40 or words[-1].is_punct:  # noqa: PLR2004 - a headline
        return None
    mark = next((t for t in reversed(words) if t.text in {":", "–", "—"}), None)
    if mark is None:
        return None
    after = [t for t in words if t.i > mark.i]
    people = [t for t in after if t.pos_ in NOMINAL]
    if not people or len(after) > 5 or any(t.pos_ in {"VERB", "AUX"} for t in after) or not _speakers(after):  # noqa: PLR2004 - a name
        return None
    return Draft(
        cue=(mark,),
        begin=start,
        end=mark.i,
        stance=Stance.ASSERTS,
        form="headline",
        speaker=people[0],
        said_by=(after[0].i, after[-1].i + 1),
    )


def _speakers(tokens: list[Token]) -> bool:
    return all(t.pos_ in NOMINAL | {"ADJ", "CCONJ", "DET", "ADP"} or t.is_punct for t in tokens)
