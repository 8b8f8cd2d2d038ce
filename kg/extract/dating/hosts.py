"""What a time belongs to: the nearest event or verb over it in the sentence."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kg.extract.reading import Reading
from kg.extract.tokens import Token, Tokens
from kg.model import TimeMention, TimeType
from kg.schema import Schema

VERBS = frozenset({"VERB", "AUX"})
INSIDE_NAME = frozenset({"compound", "nummod", "amod", "poss", "nmod", "appos"})
LINKS = frozenset({"ADP", "ADV", "SCONJ", "PART"})
HELPERS = frozenset({"aux", "auxpass", "amod"})
OCCASIONS = frozenset({"during", "at"})
DAY = len("2020-01-14")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The word lists that dating reads by."""

    happening: frozenset[str]
    background: frozenset[str]
    inclusion: frozenset[str]
    result: frozenset[str]
    reporting: frozenset[str]


def dating_words(schema: Schema) -> Words:
    """The word lists of a schema."""
    happening = schema.listed("HappeningVerbs")
    return Words(
        happening=happening,
        background=schema.listed("BackgroundPrepositions"),
        inclusion=schema.listed("InclusionPrepositions"),
        result=schema.listed("ResultVerbs"),
        reporting=frozenset(cue.lemma for cue in schema.cues if cue.pos == "verb") - happening,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosted:
    """A time and the token it belongs to; `sure` is false where it stands on a noun that is no event."""

    time: TimeMention
    token: Token
    sure: bool


def hosted(reading: Reading, triggers: Collection[int], words: Words) -> Iterator[Hosted]:
    """Every time that can date something, with its host."""
    for time in reading.extraction.times:
        tokens = reading.tokens(time.span) if _can_date(time) else None
        if tokens is not None and not tokens[0].is_space:  # words outside the prose are blank to the parser
            inside = range(tokens.start, tokens.end)
            yield from (Hosted(time=time, token=verb, sure=True) for verb in _told_of(tokens))
            found = _climb(_root(tokens), inside, triggers, words)
            if found is not None and (found[1] or _is_day(time)):
                yield Hosted(time=time, token=found[0], sure=found[1])


def _told_of(tokens: Tokens) -> Iterator[Token]:
    """The verbs that tell what happened then: "in March 2019, when troops killed nine"."""
    clauses = (child for token in tokens for child in token.rights if child.dep_ == "relcl")
    return (verb for verb in clauses if any(c.lower_ == "when" and c.dep_ == "advmod" for c in verb.lefts))


def _root(tokens: Tokens) -> Token:
    """The word of a time that hangs on what is outside it: the last, for an article hangs there too."""
    return [token for token in tokens if token.head.i == token.i or token.head not in tokens][-1]


def _can_date(time: TimeMention) -> bool:
    return time.type in {TimeType.DATE, TimeType.TIME} and not time.moment.value.endswith("REF")


def _is_day(time: TimeMention) -> bool:
    return len(time.moment.value) >= DAY


def _climb(root: Token, inside: range, triggers: Collection[int], words: Words) -> tuple[Token, bool] | None:
    """The nearest trigger or verb over a time, and whether no other noun lies between."""
    token, sure = root, True
    while True:
        if token.i not in inside:
            if _is_host(token, triggers):
                return token, sure
            if sure and token.lower_ in words.background:
                return _set_for(token, triggers)
            sure = sure and token.pos_ in LINKS
        if token.head.i == token.i or _is_part_of_name(token, inside, triggers):
            return None
        token = token.head


def _set_for(link: Token, triggers: Collection[int]) -> tuple[Token, bool] | None:
    """The event that is set for a time: "called a strike for Wednesday", "a march is planned for Sunday"."""
    if link.lower_ != "for" or link.head.pos_ not in VERBS:
        return None
    told = (child for child in link.head.children if child.dep_ in {"dobj", "nsubjpass"} and child.i in triggers)
    return next(((event, True) for event in told), None)


def _is_host(token: Token, triggers: Collection[int]) -> bool:
    return token.i in triggers or (token.pos_ in VERBS and token.dep_ not in HELPERS)


def _is_part_of_name(token: Token, inside: range, triggers: Collection[int]) -> bool:
    """Whether a time only describes a noun that is no event ("the 2015 deal")."""
    over = token.head
    if token.i not in inside or over.i in inside or over.i in triggers or _is_occasion(token, over):
        return False
    return token.dep_ in INSIDE_NAME and over.pos_ in {"NOUN", "PROPN"}


def _is_occasion(token: Token, over: Token) -> bool:
    """Whether a time is that of an occasion during which things happened: "during Sunday's ceremony"."""
    return token.dep_ == "poss" and over.dep_ == "pobj" and over.head.lower_ in OCCASIONS
