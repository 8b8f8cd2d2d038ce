"""Role words in the text: offices, ranks and occupations, longest first, with "former", "acting" and the like."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.schema import Schema

ABBREVIATION = "PostRoleAbbreviation"
PIECES = re.compile(r"[\w.’'é]+|-")
BEFORE = 3  # words before a role that may qualify it


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role in the text: the tokens `[begin, end)` with what qualifies it, its head, its plain name."""

    begin: int
    end: int
    head: Token
    label: str
    ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWords:
    """Every role by its first word: the words of each, longest first, and its plain name."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    ended: frozenset[str]
    prefixes: frozenset[str]


def role_words(schema: Schema) -> RoleWords:
    """The role lists of `ontology/posts.ttl`."""
    phrases: dict[str, set[tuple[tuple[str, ...], str]]] = {}
    ended, prefixes = schema.listed("PostRoleEndedWords"), schema.listed("PostRolePrefixWords")
    for name, found in sorted(schema.words.items()):
        if not name.startswith("PostRole") or found.means is None or found.means == "ended":
            continue
        for word in found.words:
            pieces = tuple(PIECES.findall(word))
            label = found.means if name.startswith(ABBREVIATION) else word
            phrases.setdefault(pieces[0], set()).add((pieces, label))
    ordered = {first: tuple(sorted(known, key=lambda k: (-len(k[0]), k))) for first, known in phrases.items()}
    return RoleWords(phrases=ordered, ended=ended, prefixes=prefixes)


def roles(doc: Doc, words: RoleWords) -> Iterator[Role]:
    """The roles of a text in order; none overlaps another."""
    lower = [token.lower_ for token in doc]
    at = 0
    while at < len(lower):
        found = _phrase_at(lower, at, words) if lower[at] in words.phrases else None
        if found is None:
            at += 1
            continue
        pieces, label = found
        yield _qualified(doc, at, at + len(pieces), label, words)
        at += len(pieces)


def _phrase_at(lower: list[str], at: int, words: RoleWords) -> tuple[tuple[str, ...], str] | None:
    return next((k for k in words.phrases[lower[at]] if tuple(lower[at : at + len(k[0])]) == k[0]), None)


def _qualified(doc: Doc, begin: int, end: int, label: str, words: RoleWords) -> Role:
    """The role with "acting" before it as part of its name; "former" anywhere in its noun phrase ends it."""
    head = doc[begin:end].root
    first = begin
    while first > head.sent.start and doc[first - 1].lower_ in words.prefixes | {"-"}:
        first -= 1
    first += doc[first].lower_ == "-"
    prefix = "".join(doc[i].lower_ + doc[i].whitespace_ for i in range(first, begin))
    return Role(begin=first, end=end, head=head, label=prefix + label, ended=_is_ended(doc, first, words))


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
