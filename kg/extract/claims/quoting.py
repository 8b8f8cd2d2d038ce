"""Which cue a quotation belongs to: the words round its marks say so more surely than the parse."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.extract.claims.cue_table import CueTable
from kg.extract.claims.quotations import Paragraphs, Quotation
from kg.extract.tokens import Doc, Token

ADDRESSEE = 3  # tokens between a cue and its quotation ("told the council")
REACH = 18  # tokens between a quotation and its cue
FINITE = frozenset({"VBD", "VBZ", "VBP"})
STOPS = frozenset({".", "?", "!", ";"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """The quotations of a text (`marked`), those of speech, the tokens inside speech, each quotation's cue verb."""

    parts: Paragraphs
    marked: tuple[Quotation, ...]
    quotations: tuple[Quotation, ...]
    inside: frozenset[int]
    cue_of: Mapping[int, int]  # the quotation's first token -> the cue's token

    def by_cue(self) -> dict[int, list[Quotation]]:
        """The quotations that each cue's token brings."""
        return _grouped((self.cue_of[q.begin], q) for q in self.quotations if q.begin in self.cue_of)

    def by_paragraph(self) -> dict[int, list[Quotation]]:
        """The marked quotations of each paragraph."""
        return _grouped((q.paragraph, q) for q in self.marked)

    def ending_at(self, index: int) -> Quotation | None:
        """The quotation of speech that ends right before a token, a comma between them or none."""
        at = bisect_right(self.quotations, index, key=lambda q: q.end) - 1
        return self.quotations[at] if at >= 0 and index - self.quotations[at].end <= 1 else None


def _grouped(pairs: Iterable[tuple[int, Quotation]]) -> dict[int, list[Quotation]]:
    found: dict[int, list[Quotation]] = {}
    for key, quotation in pairs:
        found.setdefault(key, []).append(quotation)
    return found


def quoted(doc: Doc, found: tuple[Quotation, ...], parts: Paragraphs, table: CueTable) -> Quoted:
    """Every quotation of speech with the cue verb before or after it in its paragraph."""
    speech = tuple(q for q in found if q.whole)
    inside = frozenset(i for q in speech for i in range(q.begin, q.end))
    cues: dict[int, int] = {}
    for quotation in speech:
        limits = parts.first_token(quotation.paragraph), parts.first_token(quotation.paragraph + 1)
        verb = _cue(doc, quotation, limits, inside, table)
        if verb is not None:
            cues[quotation.begin] = verb.i
    return Quoted(parts=parts, marked=found, quotations=speech, inside=inside, cue_of=cues)


def _cue(doc: Doc, q: Quotation, limits: tuple[int, int], inside: frozenset[int], table: CueTable) -> Token | None:
    before = _speaking(_outwards(doc, range(q.begin - 1, limits[0] - 1, -1), inside), table)
    if before is not None and _leads(doc, q, before):
        return before
    if _ends_sentence(doc, q):
        return None
    return _speaking(_outwards(doc, range(q.end, limits[1]), inside), table) or before


def _outwards(doc: Doc, indexes: range, inside: frozenset[int]) -> Iterator[Token]:
    """The tokens from a quotation's mark outwards, as far as its sentence goes outside other speech."""
    for index in indexes[:REACH]:
        if index in inside or doc[index].text in STOPS:
            return
        yield doc[index]


def _speaking(tokens: Iterator[Token], table: CueTable) -> Token | None:
    """The first finite cue verb of the main line, else the first at all; "quoted as saying" gives "saying"."""
    speaking = [token for token in tokens if table.speaks(token)]
    main = [t for t in speaking if t.tag_ in FINITE and t.dep_ not in {"relcl", "acl"}]
    if not speaking:
        return None
    token = (main or speaking)[0]
    after = token.doc[token.i + 1 : token.i + 3]
    return after[1] if len(after) > 1 and after[0].lower_ == "as" and table.speaks(after[1]) else token


def _leads(doc: Doc, q: Quotation, verb: Token) -> bool:
    """Whether a cue before the quotation leads to it: "said: …", "said …", "told the council, …"."""
    last = next((t for t in reversed(doc[verb.i : q.begin]) if not t.is_space), verb)
    return (
        last is verb or last.text in {",", ":"} or last.lower_ in {"that", "as", "to"} or last.i - verb.i <= ADDRESSEE
    )


def _ends_sentence(doc: Doc, q: Quotation) -> bool:
    """Whether a full stop closes the quotation, so that its cue cannot come after."""
    tail = [t.text for t in doc[max(q.begin, q.end - 2) : q.end]]
    return "." in tail or any(text.endswith(".") and len(text) > 1 and text[-2].islower() for text in tail)
