"""Claims whose speaker stands beside a colon or dash: "Speaker: words", "“Words” ― Name", "…: Residents"."""

from collections.abc import Iterator

from kg.extract.claims.drafts import NOMINAL, Draft
from kg.extract.claims.quotations import Paragraphs, Quotation
from kg.extract.claims.quoting import Quoted
from kg.extract.tokens import Doc, Token
from kg.model import Stance

DASHES = frozenset({"-", "–", "—", "―", "--"})
HEADLINE_MARKS = frozenset({":", "–", "—"})
LONGEST_NAME = 8  # tokens of a speaker before a colon
LONGEST_ATTRIBUTION = 5  # tokens of the speakers after a headline's colon
HEADLINE = range(5, 41)  # tokens
GOVERNED = frozenset({"pobj", "compound", "poss"})
NAMING = NOMINAL | {"ADJ", "CCONJ", "DET", "ADP", "PUNCT"}


def labelled_drafts(doc: Doc, parts: Paragraphs, speech: Quoted) -> Iterator[Draft]:
    """The claims of colons and dashes."""
    for quotation in speech.quotations:
        if quotation.begin not in speech.cue_of:
            yield from _beside_quotation(doc, quotation)
    for number in range(len(parts.starts)):
        start, end = parts.first_token(number), parts.first_token(number + 1)
        draft = _headline(doc, start, end) or _transcript(doc, start, end)
        if draft is not None:
            yield draft


def _beside_quotation(doc: Doc, quotation: Quotation) -> Iterator[Draft]:
    """The claim of a name before a colon, or after a dash, beside a quotation."""
    before = doc[quotation.begin - 1] if quotation.begin else None
    after = doc[quotation.end] if quotation.end < len(doc) else None
    if before is not None and before.text == ":":
        yield from _named(before, _sentence_part(doc, before.i), quotation)
    elif after is not None and after.text in DASHES:
        yield from _named(after, list(doc[after.i + 1 : after.i + LONGEST_NAME]), quotation)


def _sentence_part(doc: Doc, end: int) -> list[Token]:
    """The tokens before `end`, back to the end of a sentence or line."""
    tokens = list(doc[max(0, end - LONGEST_NAME) : end])
    stops = [i for i, token in enumerate(tokens) if token.is_space or token.text in {".", "?", "!"}]
    return tokens[stops[-1] + 1 :] if stops else tokens


def _named(mark: Token, tokens: list[Token], quotation: Quotation) -> Iterator[Draft]:
    name = next((t for t in tokens if t.pos_ == "PROPN" and t.dep_ != "compound"), None)
    if name is not None:
        yield Draft(
            cue=(mark,),
            begin=quotation.begin,
            end=quotation.end,
            stance=Stance.ASSERTS,
            form="quote",
            speaker=name,
        )


def _transcript(doc: Doc, start: int, end: int) -> Draft | None:
    """A paragraph that begins with a name and a colon: a line of a transcript, or a headline."""
    words = [t for t in doc[start : min(end, start + LONGEST_NAME)] if not t.is_space]
    colon = next((t for t in words if t.text == ":"), None)
    before = [t for t in words if colon is not None and t.i < colon.i and not t.is_quote]
    if colon is None or not before or end - colon.i < HEADLINE.start or not _is_speaker(before):
        return None
    speaker = _topmost(before)
    return Draft(cue=(colon,), begin=colon.i + 1, end=end, stance=Stance.ASSERTS, form="transcript", speaker=speaker)


def _topmost(words: list[Token]) -> Token:
    """The last noun that no preposition of the label governs: "Haddad" in "Haddad on the Harvest"."""
    return next((t for t in reversed(words) if t.pos_ in NOMINAL and t.dep_ not in GOVERNED), words[-1])


def _is_speaker(words: list[Token]) -> bool:
    named = any(t.ent_type_ in {"PERSON", "ORG"} for t in words) or all(t.is_upper for t in words)
    return named and all(t.pos_ in NAMING for t in words)


def _headline(doc: Doc, start: int, end: int) -> Draft | None:
    """A one-line paragraph without a full stop whose words after the last colon or dash are people ("…: Residents")."""
    words = [t for t in doc[start:end] if not t.is_space] if end - start < 2 * HEADLINE.stop else []
    mark = next((t for t in reversed(words) if t.text in HEADLINE_MARKS), None)
    if mark is None or len(words) not in HEADLINE or words[-1].is_punct:
        return None
    after = [t for t in words if t.i > mark.i]
    people = next((t for t in after if t.pos_ in NOMINAL), None)
    if people is None or len(after) > LONGEST_ATTRIBUTION or any(t.pos_ not in NAMING for t in after):
        return None
    return Draft(
        cue=(mark,),
        begin=start,
        end=mark.i,
        stance=Stance.ASSERTS,
        form="headline",
        speaker=people,
        said_by=(after[0].i, after[-1].i + 1),
    )
