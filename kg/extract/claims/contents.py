"""What a cue verb, noun or adjective takes as its content, read off the parse."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extract.claims.cue_table import CueTable, Senses, Takes
from kg.extract.claims.drafts import Draft
from kg.extract.syntax import OBJECTS, is_passive
from kg.model import Stance

Range = tuple[int, int]
SPEECH_OBJECT = "speech object"


def stretch(token: Token) -> Range:
    """The tokens of everything under a token."""
    return token.left_edge.i, token.right_edge.i + 1


def trimmed(doc: Doc, begin: int, end: int) -> Range:
    """The stretch without white space and punctuation at its ends; quotation marks and brackets stay."""
    while begin < end and (doc[begin].is_space or (doc[begin].is_punct and not _kept(doc[begin]))):
        begin += 1
    while begin < end and (doc[end - 1].is_space or (doc[end - 1].is_punct and not _kept(doc[end - 1]))):
        end -= 1
    return begin, end


def _kept(token: Token) -> bool:
    return token.is_quote or token.is_bracket or token.text == "''"


def clause_kind(token: Token) -> str:
    """What kind of clause a complement verb heads: "infinitive", "gerund" or "clause"."""
    auxiliaries = [c for c in token.children if c.dep_ in {"aux", "auxpass"}]
    if any(c.lower_ == "to" for c in auxiliaries):
        return "infinitive"
    subject = any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children)
    return "gerund" if token.tag_ == "VBG" and not auxiliaries and not subject else "clause"


def verb_content(verb: Token, sense: Senses) -> Iterator[tuple[str, Range]]:
    """Every content the verb has of the kinds its sense takes: the kind and its tokens, best first."""
    children = list(verb.children)
    if sense.rest and sense.rest[-1].dep_ == "prep":
        yield from _after(sense.rest[-1], "object")
        children = [c for c in sense.rest[-1].children if c.dep_ == "ccomp"] + children
    for child in children:
        if child.dep_ in {"ccomp", "xcomp"}:
            yield from _complement(verb, child)
    yield from _infinitive_adverbial(children)
    yield from _objects(verb, children)
    for child in children:
        if child.dep_ == "prep":
            yield from _after(child, child.lower_)


def _complement(verb: Token, child: Token) -> Iterator[tuple[str, Range]]:
    if child.dep_ == "xcomp" and child.pos_ not in {"VERB", "AUX"}:
        yield "object complement", _hull(verb, child)
        return
    kind = clause_kind(child)
    begin, end = stretch(child)
    if kind == "infinitive":
        begin = _controlled(verb, begin)
    elif (
        kind == "clause"
        and child.dep_ == "ccomp"
        and not any(c.dep_ in {"aux", "nsubj", "nsubjpass", "mark"} for c in child.children)
    ):
        yield "object complement", (begin, end)
    yield kind, (begin, end)


def _controlled(verb: Token, begin: int) -> int:
    """An infinitive's content begins with its subject: the one urged, or the one who "is expected to"."""
    if is_passive(verb):
        done_to = next(
            (c for c in verb.children if c.dep_ == "nsubjpass" and c.lower_ not in {"it", "that", "who", "which"}), None
        )
        return done_to.left_edge.i if done_to is not None else begin
    if verb.lemma_ in {"tell", "promise"}:
        return begin
    urged = next((c for c in verb.children if c.dep_ in OBJECTS and c.i < begin), None)
    return urged.left_edge.i if urged is not None else begin


def _infinitive_adverbial(children: list[Token]) -> Iterator[tuple[str, Range]]:
    """An infinitive that the parser hung on the verb as adverbial ("urged them to leave")."""
    for child in children:
        if child.dep_ == "advcl" and clause_kind(child) == "infinitive":
            yield "infinitive", stretch(child)


def _hull(verb: Token, last: Token) -> Range:
    begin, end = stretch(last)
    thing = next((c for c in verb.children if c.dep_ in OBJECTS), None)
    return (min(begin, thing.left_edge.i), end) if thing is not None else (begin, end)


def _objects(verb: Token, children: list[Token]) -> Iterator[tuple[str, Range]]:
    things = [c for c in children if c.dep_ in OBJECTS]
    if not things and is_passive(verb):
        things = [c for c in children if c.dep_ == "nsubjpass"]
    for thing in things:
        begin, end = stretch(thing)
        for prep in children:
            if (
                prep.dep_ == "prep"
                and prep.i > thing.i
                and any(c.dep_ in {"pobj", "pcomp", "amod"} for c in prep.children)
            ):
                yield f"object {prep.lower_}", (begin, prep.right_edge.i + 1)
        for named in children:
            if named.dep_ in {"oprd", "acomp"} and named.i > thing.i:
                yield "object complement", (begin, named.right_edge.i + 1)
        if thing.pos_ != "PRON":
            yield "object", (begin, end)


def _after(prep: Token, kind: str) -> Iterator[tuple[str, Range]]:
    for child in prep.children:
        if child.dep_ in {"pobj", "pcomp"} and child.ent_type_ not in {"DATE", "TIME"} and child.pos_ != "PRON":
            yield kind, stretch(child)


def noun_content(noun: Token) -> Iterator[tuple[str, Range]]:
    """What a cue noun takes: the clause, infinitive or prepositional phrase that says what was claimed."""
    for child in noun.rights:
        if child.dep_ in {"acl", "ccomp", "relcl"}:
            kind = clause_kind(child)
            marked = any(
                c.dep_ == "mark" or (c.lower_ == "that" and c.dep_ not in {"nsubj", "nsubjpass", "dobj"})
                for c in child.children
            )
            if kind == "infinitive" or (kind == "clause" and marked):
                yield kind, stretch(child)
        elif child.dep_ == "prep":
            yield from _after(child, child.lower_)


def adjective_content(adjective: Token) -> Iterator[tuple[str, Range]]:
    """What a cue adjective takes ("confident that …", "wary of …")."""
    for child in (*adjective.rights, *(adjective.head.rights if adjective.dep_ == "acomp" else ())):
        if child.dep_ in {"ccomp", "xcomp"} and child.i > adjective.i:
            yield clause_kind(child), stretch(child)
        elif child.dep_ == "prep" and child.head is adjective:
            yield from _after(child, child.lower_)


def chosen(options: Iterator[tuple[str, Range]], takes: Takes) -> tuple[str, Range, Stance] | None:
    """The first content of a kind that the cue takes, with its stance."""
    return next(((kind, tokens, takes[kind]) for kind, tokens in options if kind in takes), None)


def speech_noun(verb: Token, table: CueTable) -> Token | None:
    """The object of an issuing verb, where it names words ("a statement")."""
    return next((c for c in verb.children if c.dep_ in OBJECTS and c.lemma_.lower() in table.nouns), None)


def draft_of_verb(verb: Token, table: CueTable) -> Draft | None:
    """The claim a cue verb makes with what the parse gives it as content."""
    for sense in table.senses(verb):
        takes = sense.takes
        found = chosen(verb_content(verb, sense), takes)
        if found is None and SPEECH_OBJECT in takes:
            noun = speech_noun(verb, table)
            if noun is not None and chosen(noun_content(noun), table.nouns[noun.lemma_.lower()]) is None:
                found = SPEECH_OBJECT, stretch(noun), takes[SPEECH_OBJECT]
        if found is not None:
            form, (begin, end), stance = found
            return Draft(cue=(verb, *sense.rest), begin=begin, end=end, stance=stance, form=form)
    return None
