"""Draws GUM's mentions as we draw them.

GUM marks a phrase with its clauses, appositions and numbers; we keep the noun phrase and what "of" adds. Pronouns and
several things joined by "and" are left out; people in the plural are an organisation.
"""

from collections.abc import Iterator, Sequence

from kg.extract.entities.mentions import MentionFinder
from kg.extract.entities.voting_candidates import NOT_HEADS, OWN, Ballot
from kg.extract.entities.voting_features import PLURAL
from kg.extract.tokens import Token
from kg.model import Span
from kg.train.corpus import Marked

Labels = dict[tuple[int, int], str]  # borders in tokens -> class


def labels(marked: Marked, ballot: Ballot) -> Labels:
    """The class of every marked span of tokens."""
    found: Labels = {}
    for start, end, kind in _in_tokens(marked.mentions, ballot):
        drawn = _drawn(start, end, kind, ballot) if marked.whole else (start, end, kind)
        if drawn is not None and drawn[0] < drawn[1]:
            found[drawn[:2]] = drawn[2]
    return found


def _in_tokens(mentions: Sequence[tuple[Span, str]], ballot: Ballot) -> Iterator[tuple[int, int, str]]:
    for span, kind in mentions:
        tokens = ballot.page.doc.covering(span.begin, span.end)
        if tokens is not None:
            yield tokens.start, tokens.end, kind


def _drawn(start: int, end: int, kind: str, ballot: Ballot) -> tuple[int, int, str] | None:
    head = _head(start, end, ballot)
    if head is None or head.tag_ in NOT_HEADS | OWN or _joins(head, start, end):
        return None
    rules = MentionFinder(ballot.page, list(ballot.names), ballot.types)
    name = rules.name_at.get(head.i)
    first, last = rules.opening(start, head.i), rules.with_of(head.i)
    if name is not None:
        first = min(first, name.start) if name.start >= start else first
        last = max(last, name.end)
    return first, min(last, end), "organisation" if kind == "person" and _is_plural(head, ballot) else kind


def _head(start: int, end: int, ballot: Ballot) -> Token | None:
    """The word of the span on which the others hang, no mark if there is a word."""
    tokens = ballot.page.doc[start:end]
    outer = [token for token in tokens if token.head is token or token.head not in tokens]
    return next((token for token in outer if not token.is_punct), outer[0] if outer else None)


def _joins(head: Token, start: int, end: int) -> bool:
    return any(child.dep_ == "conj" and start <= child.i < end for child in head.children)


def _is_plural(head: Token, ballot: Ballot) -> bool:
    noun = ballot.page.lexicon.nouns.get(head.lower_)
    return head.tag_ in PLURAL or (noun is not None and noun.plural)
