"""From a Doc to drafts: every cue with what it takes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.claims.contents import Content, adjective_content, chosen, draft_of_verb, noun_content
from kg.extract.claims.cue_table import CueTable
from kg.extract.claims.drafts import Draft
from kg.extract.claims.joining import apart, continued, joined
from kg.extract.claims.labelled import labelled_drafts
from kg.extract.claims.negation import withheld
from kg.extract.claims.phrases import phrase_drafts
from kg.extract.claims.positions import placed_draft, sentence_final
from kg.extract.claims.quotations import Paragraphs, Quotation, paragraphs, quotations
from kg.extract.claims.quoting import Quoted, quoted
from kg.extract.claims.speakers import beside, carrier, speaker_of_adjective, speaker_of_noun, speaker_of_verb
from kg.extract.tokens import Doc, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafter:
    """Finds the drafts of a text with a table of cues and the nouns that words are conveyed in."""

    table: CueTable
    conveying: frozenset[str]

    def drafts(self, doc: Doc, text: str) -> list[Draft]:
        """Every claim of the text as a draft, in text order; no two share most of their content."""
        parts = paragraphs(doc, text)
        speech = quoted(doc, quotations(doc, text, parts, self.table), parts, self.table)
        found: dict[int, list[Draft]] = {}
        for draft in self._all(doc, text, speech):
            found.setdefault(parts.of(draft.verb.i), []).append(_clipped(draft, parts))
        marked, result = speech.by_paragraph(), list[Draft]()
        for number in sorted({*found, *marked}):
            own = joined(doc, apart(found.get(number, [])), marked.get(number, []), speech)
            result += own or continued(doc, result, marked.get(number, []), parts)
        return result

    def _all(self, doc: Doc, text: str, speech: Quoted) -> Iterator[Draft]:
        yield from phrase_drafts(doc, text, self.table, speech)
        yield from labelled_drafts(doc, speech.parts, speech)
        own = speech.by_cue()
        for token in self.table.cues_in(doc):
            if token.i not in speech.inside:
                yield from self._of_token(token, own.get(token.i, []), speech.parts)

    def _of_token(self, token: Token, own: list[Quotation], parts: Paragraphs) -> Iterator[Draft]:
        lemma, draft = token.lemma_.lower(), None
        if token.pos_ in {"VERB", "AUX"} and lemma in self.table.verbs:
            draft = self._of_verb(token, own, parts)
        elif token.pos_ == "NOUN" and lemma in self.table.nouns:
            draft = _finished(token, chosen(noun_content(token), self.table.nouns[lemma]), speaker_of_noun(token))
        elif token.pos_ == "ADJ" and lemma in self.table.adjectives:
            takes = self.table.adjectives[lemma]
            draft = _finished(token, chosen(adjective_content(token), takes), speaker_of_adjective(token))
        if draft is not None and not _nobody(draft.speaker):
            yield draft

    def _of_verb(self, verb: Token, own: list[Quotation], parts: Paragraphs) -> Draft | None:
        draft = self._quoting(verb, own, parts) or draft_of_verb(verb, self.table) or placed_draft(verb, self.table)
        if draft is None or draft.said_by is not None:
            return draft
        stance = withheld(verb, draft.stance)
        return _spoken_last(replace(draft, speaker=_outside(draft), via=carrier(verb, self.conveying), stance=stance))

    def _quoting(self, verb: Token, own: list[Quotation], parts: Paragraphs) -> Draft | None:
        """The claim of a cue that brings quotations, widened by the clause they may stand in."""
        takes = next((s.takes for s in self.table.senses(verb) if "clause" in s.takes or "quote" in s.takes), None)
        if not own or takes is None:
            return None
        begin, end = min(q.begin for q in own), max(q.end for q in own)
        found = draft_of_verb(verb, self.table)
        clause = _clipped(found, parts) if found is not None and found.form == "clause" else None
        if clause is not None and clause.begin < end and begin < clause.end:
            outer = min(begin, clause.begin), max(end, clause.end)
            begin, end = (begin, end) if outer[0] <= verb.i < outer[1] else outer
        return Draft(cue=(verb,), begin=begin, end=end, stance=takes.get("clause") or takes["quote"], form="quote")


def _clipped(draft: Draft, parts: Paragraphs) -> Draft:
    """The draft with its content kept to the cue's paragraph, which the parser does not know."""
    begin, end = parts.clip(draft.begin, draft.end, draft.verb.i)
    inside = begin == draft.begin and max(begin, end) == draft.end
    return draft if inside else replace(draft, begin=begin, end=max(begin, end))


def _finished(cue: Token, found: Content | None, speaker: Token | None) -> Draft | None:
    if found is None:
        return None
    return Draft(cue=(cue,), begin=found.begin, end=found.end, stance=found.stance, form=found.kind, speaker=speaker)


def _nobody(speaker: Token | None) -> bool:
    """Whether the speaker is nobody ("no group has claimed …"): then nothing was said."""
    if speaker is None:
        return False
    return speaker.lower_ in {"nobody", "none", "no-one", "neither"} or any(
        child.lower_ in {"no", "neither"} and child.dep_ == "det" for child in speaker.children
    )


def _outside(draft: Draft) -> Token | None:
    """The cue's speaker; the noun beside the cue where the parser took one out of the quotation."""
    speaker = speaker_of_verb(draft.verb)
    if speaker is None or draft.form != "quote" or not draft.holds(speaker.i) or draft.holds(draft.verb.i):
        return speaker
    return beside(draft.verb)


def _spoken_last(draft: Draft) -> Draft:
    """The draft of a cue at the sentence's end, all from the last comma on as its speaker ("…, X and Y say")."""
    if draft.form != "clause" or draft.end > draft.verb.i or draft.speaker is None:
        return draft
    said_by = sentence_final(draft.verb, draft.begin)
    if said_by is None or not said_by[0] <= draft.speaker.i < said_by[1]:
        return draft
    return replace(draft, end=min(draft.end, said_by[0]), said_by=said_by)
