"""Role words in the text: offices, ranks and occupations, longest first, with "former", "acting" and the like."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, product

from kg.extract.scan import ids
from kg.extract.tokens import Doc, Token
from kg.schema import Schema

ABBREVIATION = "PostRoleAbbreviation"
PIECES = re.compile(r"[\w.’'é]+|-")
BEFORE = 3  # words before a role that may qualify it


Phrase = tuple[tuple[str, ...], str, str]  # its words, the role's plain name, its kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role in the text: the tokens `[begin, end)` with what qualifies it, its head, its plain name and kind."""

    begin: int
    end: int
    head: Token
    label: str
    kind: str
    ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWords:
    """Every role by its first word: the words of each, longest first, and its plain name."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    ids: frozenset[int]
    ended: frozenset[str]
    prefixes: frozenset[str]


def role_words(schema: Schema) -> RoleWords:
    """The role lists of `ontology/posts.ttl`."""
    phrases: dict[str, set[Phrase]] = {}
    for name, found in sorted(schema.words.items()):
        if not name.startswith("PostRole") or found.means is None or found.means == "ended":
            continue
        for word in found.words:
            label, kind = (found.means, "rank") if name.startswith(ABBREVIATION) else (word, found.means)
            for pieces in _spellings(PIECES.findall(word)):
                phrases.setdefault(pieces[0], set()).add((pieces, label, kind))
    return RoleWords(
        phrases={first: tuple(sorted(known, key=lambda k: (-len(k[0]), k))) for first, known in phrases.items()},
        ids=ids(phrases),
        ended=schema.listed("PostRoleEndedWords"),
        prefixes=schema.listed("PostRolePrefixWords"),
    )


def _spellings(pieces: list[str]) -> Iterator[tuple[str, ...]]:
    """The words of a role as spaCy may cut them: "lt." in one piece or two."""
    cut = [((piece,), (piece[:-1], ".")) if piece.endswith(".") else ((piece,),) for piece in pieces]
    return (tuple(chain.from_iterable(choice)) for choice in product(*cut))


def roles(doc: Doc, words: RoleWords) -> Iterator[Role]:
    """The roles of a text in order; none overlaps another."""
    free = 0
    for at in doc.places(lowers=words.ids):
        found = _phrase_at(doc, at, words) if at >= free else None
        if found is not None:
            yield _qualified(doc, at, found, words)
            free = at + len(found[0])


def _phrase_at(doc: Doc, at: int, words: RoleWords) -> Phrase | None:
    known = words.phrases[doc[at].lower_]
    following = [token.lower_ for token in doc[at : at + len(known[0][0])]]
    return next((k for k in known if tuple(following[: len(k[0])]) == k[0]), None)


def _qualified(doc: Doc, begin: int, phrase: Phrase, words: RoleWords) -> Role:
    """The role with "acting" before it as part of its name; "former" anywhere in its noun phrase ends it."""
    pieces, label, kind = phrase
    end = begin + len(pieces)
    head, first = doc[begin:end].root, begin
    while first > head.sent.start and doc[first - 1].lower_ in words.prefixes | {"-"}:
        first -= 1
    first += doc[first].lower_ == "-"
    prefix = "".join(doc[i].lower_ + doc[i].whitespace_ for i in range(first, begin))
    return Role(begin=first, end=end, head=head, label=prefix + label, kind=kind, ended=_is_ended(doc, first, words))


def _is_ended(doc: Doc, first: int, words: RoleWords) -> bool:
    """Whether "former" or the like stands before the role, other modifiers in between."""
    at, start = first - 1, doc[first].sent.start
    while at >= start and (
        doc[at].pos_ in {"ADJ", "NOUN", "PROPN", "ADV", "PART"} or doc[at].lower_ in {"ex", "-", "then"}
    ):
        if doc[at].lower_ in words.ended:
            return True
        at -= 1
    return at >= start and doc[at].lower_ in words.ended
