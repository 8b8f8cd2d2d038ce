"""What a cue verb, noun or adjective takes as its content, read off the parse."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.claims.cue_table import CueTable, Senses, Takes
from kg.extract.claims.drafts import Draft
from kg.extract.syntax import OBJECTS, agent, is_passive
from kg.extract.tokens import Doc, Token
from kg.model import Stance

Range = tuple[int, int]
Options = Iterator[tuple[str, Range]]  # kinds of content and their tokens, best first
SPEECH_OBJECT = "speech object"
COMPLEMENT = "object complement"
NOT_URGED = frozenset({"it", "that", "who", "which"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Tokens `[begin, end)` of a content, its kind and the stance it is given."""

    kind: str
    begin: int
    end: int
    stance: Stance


def stretch(token: Token) -> Range:
    """The tokens of everything under a token."""
    return token.left_edge.i, token.right_edge.i + 1


def trimmed(doc: Doc, begin: int, end: int) -> Range:
    """The stretch without white space and punctuation at its ends; quotation marks and brackets stay."""
    while begin < end and _loose(doc[begin]):
        begin += 1
    while begin < end and _loose(doc[end - 1]):
        end -= 1
    return begin, end


def _loose(token: Token) -> bool:
    kept = token.is_quote or token.is_bracket or token.text == "''"
    return token.is_space or (token.is_punct and not kept)


def chosen(options: Options, takes: Takes) -> Content | None:
    """The first content of a kind that the cue takes, with its stance."""
    return next(
        (Content(kind=kind, begin=b, end=e, stance=takes[kind]) for kind, (b, e) in options if kind in takes), None
    )


def draft_of_verb(verb: Token, table: CueTable) -> Draft | None:
    """The claim a cue verb makes with what the parse gives it as content."""
    for sense in table.senses(verb):
        found = chosen(_of_verb(verb, sense), sense.takes) or _issued(verb, sense.takes, table)
        if found is not None:
            cue = (verb, *sense.rest)
            return Draft(cue=cue, begin=found.begin, end=found.end, stance=found.stance, form=found.kind)
    return None


def _issued(verb: Token, takes: Takes, table: CueTable) -> Content | None:
    """The object of an issuing verb, where it names words ("a statement") that bring no content of their own."""
    if SPEECH_OBJECT not in takes:
        return None
    noun = next((c for c in verb.children if c.dep_ in OBJECTS and c.lemma_.lower() in table.nouns), None)
    if noun is None or chosen(noun_content(noun), table.nouns[noun.lemma_.lower()]) is not None:
        return None
    begin, end = stretch(noun)
    return Content(kind=SPEECH_OBJECT, begin=begin, end=end, stance=takes[SPEECH_OBJECT])


def clause_kind(token: Token) -> str:
    """What kind of clause a complement verb heads: "infinitive", "gerund" or "clause"."""
    auxiliaries = [c for c in token.children if c.dep_ in {"aux", "auxpass"}]
    if any(c.lower_ == "to" for c in auxiliaries):
        return "infinitive"
    bare = not auxiliaries and not any(c.dep_ in SUBJECTS for c in token.children)
    return "gerund" if token.tag_ == "VBG" and bare else "clause"


def _of_verb(verb: Token, sense: Senses) -> Options:
    children = list(verb.children)
    if sense.rest and sense.rest[-1].dep_ == "prep":
        yield from _after(sense.rest[-1], "object")
        children = [c for c in sense.rest[-1].children if c.dep_ == "ccomp"] + children
    for child in children:
        yield from _complement(verb, child)
    yield from _objects(verb, children)
    for child in children:
        if child.dep_ == "prep":
            yield from _after(child, child.lower_)


def _complement(verb: Token, child: Token) -> Options:
    if child.dep_ == "xcomp" and child.pos_ not in {"VERB", "AUX"}:
        yield COMPLEMENT, _from_object(verb, child)
    elif child.dep_ in {"ccomp", "xcomp"}:
        yield from _clausal(verb, child)
    elif child.dep_ == "advcl" and clause_kind(child) == "infinitive":
        yield "infinitive", stretch(child)  # the parser's other reading of "urged them to leave"


def _clausal(verb: Token, child: Token) -> Options:
    kind, (begin, end) = clause_kind(child), stretch(child)
    if kind == "infinitive":
        begin = _controlled(verb, begin)
    elif kind == "clause" and child.dep_ == "ccomp" and not _is_finite(child):
        yield COMPLEMENT, (begin, end)
    yield kind, (begin, end)


def _is_finite(child: Token) -> bool:
    return any(c.dep_ in {"aux", "mark", *SUBJECTS} for c in child.children)


def _controlled(verb: Token, begin: int) -> int:
    """An infinitive's content begins with its subject: the one urged, or the one who "is expected to"."""
    if is_passive(verb):
        done_to = next((c for c in verb.children if c.dep_ == "nsubjpass" and c.lower_ not in NOT_URGED), None)
    elif verb.lemma_ in {"tell", "promise"}:
        return begin
    else:
        done_to = next((c for c in verb.children if c.dep_ in OBJECTS and c.i < begin), None)
    return done_to.left_edge.i if done_to is not None else begin


def _from_object(verb: Token, last: Token) -> Range:
    begin, end = stretch(last)
    thing = next((c for c in verb.children if c.dep_ in OBJECTS), None)
    return (min(begin, thing.left_edge.i), end) if thing is not None else (begin, end)


def _objects(verb: Token, children: list[Token]) -> Options:
    things = [c for c in children if c.dep_ in OBJECTS]
    told = bool(things) or agent(verb) is not None  # "was reported" by nobody tells nothing
    if not things and is_passive(verb):
        things = [c for c in children if c.dep_ == "nsubjpass"]
    for thing in things:
        yield from _with_preposition(thing, children)
        if told and thing.pos_ != "PRON":
            yield "object", stretch(thing)


def _with_preposition(thing: Token, children: list[Token]) -> Options:
    """The object with what is said of it: "accused the mayor of theft", "called the plan a disaster"."""
    begin = thing.left_edge.i
    for child in children:
        if child.i < thing.i:
            continue
        if child.dep_ == "prep" and any(c.dep_ in {"pobj", "pcomp", "amod"} for c in child.children):
            yield f"object {child.lower_}", (begin, child.right_edge.i + 1)
        elif child.dep_ in {"oprd", "acomp"}:
            yield COMPLEMENT, (begin, child.right_edge.i + 1)


def _after(prep: Token, kind: str) -> Options:
    for child in prep.children:
        if child.dep_ in {"pobj", "pcomp"} and child.ent_type_ not in {"DATE", "TIME"} and child.pos_ != "PRON":
            yield kind, stretch(child)


def noun_content(noun: Token) -> Options:
    """What a cue noun takes: the clause, infinitive or prepositional phrase that says what was claimed."""
    for child in noun.rights:
        if child.dep_ in {"acl", "ccomp", "relcl"}:
            kind = clause_kind(child)
            if kind == "infinitive" or (kind == "clause" and _has_that(child)):
                yield kind, stretch(child)
        elif child.dep_ == "prep":
            yield from _after(child, child.lower_)


def _has_that(verb: Token) -> bool:
    """Whether a clause begins with "that" or the like as a conjunction, not as a relative pronoun."""
    filling = {"nsubj", "nsubjpass", "dobj"}
    return any(c.dep_ == "mark" or (c.lower_ == "that" and c.dep_ not in filling) for c in verb.children)


def adjective_content(adjective: Token) -> Options:
    """What a cue adjective takes ("confident that …", "eager to …")."""
    beyond = adjective.head.rights if adjective.dep_ == "acomp" else ()
    for child in (*adjective.rights, *beyond):
        if child.dep_ in {"ccomp", "xcomp"} and child.i > adjective.i:
            yield clause_kind(child), stretch(child)
