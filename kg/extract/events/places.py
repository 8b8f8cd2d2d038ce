"""Where an event took place: in its own phrase, in its target's, then anywhere in its clause."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.extract.events.fillers import Typist
from kg.extract.events.found import Filler, Found
from kg.extract.events.roles import make_filler
from kg.extract.syntax import after_preposition, conjuncts
from kg.extract.tokens import Token

WHERE = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "across",
        "around",
        "throughout",
        "within",
        "on",
        "off",
        "along",
        "into",
        "between",
        "by",
        "from",
    }
)
BESIDE = frozenset({"next", "close"})  # "next to"
ACTING = frozenset({"person", "group", "event"})  # where these are told to be is not where the event was
LOOSE = frozenset({"on", "by", "into", "from", "between"})
# What these words introduce happened elsewhere or at another time than the clause they stand in.
# Where these are done says nothing of where the deed was done that they are about.
ABOUT_DEEDS = frozenset({"charge", "accuse", "identify", "convict", "hold", "try", "sentence", "suspect", "remain"})
SITED = frozenset({"GPE", "LOC", "NORP", "FAC", "ORG"})
AT_TARGET = 0.8  # what is hit stands where the attack is, as a rule
ELSEWHERE = frozenset({"after", "since", "following", "before", "over", "despite", "amid"})


def places(found: Found, typist: Typist) -> tuple[Filler, ...]:
    """The place fillers of an event, nearest first; a containment chain gives each of its links."""
    taken = {filler.token for filler in found.fillers if filler.role != "target"}
    for rule, tokens in _sources(found):
        heads = [token for start in tokens for token in _after_where(start, typist) if token not in taken]
        if heads:
            chain = dict.fromkeys(link for head in heads for link in _chain(head, typist))
            return tuple(make_filler("place", token, typist, rule=rule) for token in chain)
    return tuple(_sites(found, typist))


def _sites(found: Found, typist: Typist) -> Iterator[Filler]:
    """What was hit, where its own words tell whose or where it is: "an Indian air base", "the Kovar Bank building"."""
    for filler in found.role("target", "victim"):
        if "facility" in typist.types(filler.token) and any(t.ent_type_ in SITED for t in filler.token.subtree):
            yield make_filler("place", filler.token, typist, rule="place of target", scale=AT_TARGET)


def _sources(found: Found) -> Iterator[tuple[str, list[Token]]]:
    yield "place", list(dict.fromkeys((found.trigger, found.anchor)))
    yield "place of filler", [token for filler in found.fillers for token in _within(filler.token)]
    yield "place of clause", _clause_heads(found.anchor)


def _within(token: Token) -> Iterator[Token]:
    """A filler, the nouns after its "of" ("a group of companions"), what it was at ("men queuing at a bank")."""
    yield token
    yield from (child for child in token.children if child.dep_ == "acl" and child.tag_ == "VBG")
    if token.head.dep_ in {"csubj", "csubjpass"}:
        yield token.head
    yield from after_preposition(token, "of")


def _clause_heads(token: Token) -> list[Token]:
    """The words above a trigger whose place is its own, up to the sentence's root or a word such as "after"."""
    heads: list[Token] = []
    for below, ancestor in pairwise((token, *token.ancestors)):
        if below.dep_ == "ccomp" or ancestor.lemma_ in ABOUT_DEEDS:
            return heads
        if ancestor.pos_ in {"ADP", "SCONJ"} and ancestor.lower_ in ELSEWHERE:
            return heads
        if ancestor.pos_ in {"VERB", "AUX", "NOUN"}:
            heads.append(ancestor)
    return heads


def _after_where(token: Token, typist: Typist) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "prep":
            yield from _after(child, typist)
        elif child.dep_ == "advmod" and child.lower_ in BESIDE:
            yield from _after_where(child, typist)


def _after(preposition: Token, typist: Typist) -> Iterator[Token]:
    """The places after a word such as "in", and those of an occasion ("during a parade in Basra")."""
    if preposition.lower_ == "during":
        for occasion in preposition.children:
            yield from _after_where(occasion, typist)
    elif preposition.lower_ in WHERE or preposition.head.lower_ in BESIDE:
        for noun in preposition.children:
            yield from _named_after(preposition, noun, typist)
        yield from _after_where(preposition, typist)


def _named_after(preposition: Token, noun: Token, typist: Typist) -> Iterator[Token]:
    """The places that a preposition leads to, inside another thing's phrase too: "on a bus in Basra"."""
    if noun.dep_ != "pobj":
        return
    if _is_place(noun, typist, loose=preposition.lower_ in LOOSE):
        yield from (n for n in conjuncts(noun) if _is_place(n, typist, loose=False))
    elif not typist.types(noun) & ACTING:
        yield from _after_where(noun, typist)


def _is_place(noun: Token, typist: Typist, *, loose: bool) -> bool:
    types = typist.types(noun)
    return bool(types & ({"place"} if loose else {"place", "facility"}))


def _chain(place: Token, typist: Typist) -> Iterator[Token]:
    """The place and those it lies in: "base in the province of Anbar" gives "base" and "Anbar"."""
    named = _named_inside(place, typist)
    yield from named
    for child in _children(dict.fromkeys((place, *named))):
        if child.dep_ == "appos" and "place" in typist.types(child):
            yield from _chain(child, typist)
        elif child.dep_ == "prep" and child.lower_ in {"in", "of", "near", "at"}:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun not in named and "place" in typist.types(noun):
                    yield from _chain(noun, typist)


def _children(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from token.children


def _named_inside(place: Token, typist: Typist) -> list[Token]:
    """As in "Anbar" for "the western province of Anbar"; the place itself where no name follows."""
    if place.pos_ == "PROPN":
        return [place]
    for child in place.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            names = [n for n in child.children if n.pos_ == "PROPN" and "place" in typist.types(n)]
            if names:
                return list(conjuncts(names[0]))
    return [place]
