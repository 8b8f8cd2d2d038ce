"""Uses of the loaded terms of `ontology/wording.ttl`, and whom or what they are about."""

import re
from collections.abc import Iterable, Iterator, Mapping

from spacy.strings import StringStore

from kg.extract.reading import Reading
from kg.extract.syntax import OBJECTS, actor, after_preposition, subject, undergoers
from kg.extract.tokens import Doc, Token, Tokens
from kg.model import Entity, MentionKind
from kg.schema import LoadedTerm

PIECE = re.compile(r"\w+|[^\w\s]")
MODIFIER = frozenset({"amod", "compound", "nmod", "poss", "npadvmod", "advmod", "nummod", "quantmod"})
HASHES = StringStore()  # spaCy hashes words the same in every pipeline

Form = tuple[str, ...]
Forms = Mapping[int, tuple[tuple[Form, LoadedTerm], ...]]  # hash of the first piece -> forms, longest first


def forms_of(terms: Iterable[LoadedTerm]) -> Forms:
    """The forms of the terms by the hash of their first piece."""
    found: dict[int, list[tuple[Form, LoadedTerm]]] = {}
    for term in terms:
        for form in sorted(term.forms):
            pieces = tuple(PIECE.findall(form))
            found.setdefault(HASHES[pieces[0]], []).append((pieces, term))
    return {first: tuple(sorted(ways, key=lambda way: -len(way[0]))) for first, ways in found.items()}


def uses(doc: Doc, forms: Forms) -> Iterator[tuple[Tokens, LoadedTerm]]:
    """Every use of a loaded term; the longest form wins, and no two overlap."""
    taken = 0
    for index in doc.places(lowers=frozenset(forms)):
        usable = index >= taken and not _countered(doc, index) and not _in_name(doc[index])
        for form, term in forms[HASHES[doc[index].lower_]] if usable else ():
            if len(form) == 1 or tuple(t.lower_ for t in doc[index : index + len(form)]) == form:
                taken = index + len(form)
                yield doc[index:taken], term
                break


def _in_name(token: Token) -> bool:
    """Whether the word is part of somebody's name ("… Liberation Front"), not a judgement before it."""
    first = token.ent_iob_ == "B"
    return token.pos_ == "PROPN" and (token.ent_type_ == "PERSON" or (token.ent_type_ == "ORG" and not first))


def _countered(doc: Doc, index: int) -> bool:
    """Whether the word stands in a compound that turns it round ("anti-terror", "counter-terrorism")."""
    return index > 1 and doc[index - 1].text == "-" and doc[index - 2].lower_ in {"anti", "counter", "non"}


def about(reading: Reading, root: Token) -> Entity | None:
    """What the term names or judges: the thing it modifies, is, or is done to; None where nothing is known."""
    return next((entity for token in _bearers(root) if (entity := _thing(reading, token)) is not None), None)


def _bearers(root: Token) -> Iterator[Token]:
    """The tokens whose entity the term may be about, the surest first."""
    head = root
    while head.dep_ in MODIFIER and head.head is not head and head.head.pos_ in {"NOUN", "PROPN", "ADJ"}:
        head = head.head
    if head is root and root.pos_ in {"VERB", "AUX"} and root.dep_ not in MODIFIER:
        yield from (*undergoers(root), *filter(None, [actor(root)]))
        return
    yield from (child for child in head.children if child.dep_ == "appos")
    yield from _beside(head)
    if head is root:
        yield from after_preposition(root, "of", "against", "by")
        yield from (child for child in root.children if child.dep_ in {"poss", "compound"})
    yield head


def _beside(head: Token) -> Iterator[Token]:
    """What an apposition or predicate is said of."""
    verb = head.head
    if head.dep_ == "appos":
        yield verb
    if head.dep_ not in {"attr", "acomp", "oprd"} or verb.pos_ not in {"VERB", "AUX"}:
        return
    if head.dep_ == "oprd":
        yield from (child for child in verb.children if child.dep_ in OBJECTS)
    who = subject(verb)
    if who is not None:
        yield who


def _thing(reading: Reading, token: Token) -> Entity | None:
    """The entity of the mention that a token heads, or of the name that covers it."""
    mention = reading.mention_headed(token)
    if mention is None:
        covering = reading.mention_at(token)
        mention = covering if covering is not None and covering.kind is MentionKind.NAME else None
    return reading.entity(mention.entity) if mention is not None else None
