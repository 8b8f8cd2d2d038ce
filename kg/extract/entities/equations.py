"""Descriptions that syntax equates with another mention: appositions and predicate nouns."""

from collections.abc import Mapping, Sequence

from kg.extract.entities.discourse import SUBJECTS, Talk, compatible, is_named
from kg.extract.entities.drafts import Page
from kg.extract.tokens import Token
from kg.model import EntityType

JOINED = (["and"], ["or"], ["as"], ["along"])
RELATIVE = frozenset({"who", "which", "that"})


def equate(page: Page, talks: Sequence[Talk]) -> None:
    """Give each description in apposition or predicate position the key of what it describes."""
    headed = {talk.draft.head: talk for talk in talks}
    opening = {talk.draft.start: talk for talk in talks}
    for talk in talks:
        head = page.doc[talk.draft.head]
        other = _equated(head, headed) or _set_off(page, talk, opening)
        if other is None or other.key == talk.key or not compatible(talk.draft, other.draft):
            continue
        if not is_named(talk) and not is_named(other) and _is_listed(head):
            continue
        if is_named(talk) and not is_named(other):
            other.key = talk.key
        elif not is_named(talk):
            talk.key = other.key


def _equated(head: Token, headed: Mapping[int, Talk]) -> Talk | None:
    if head.dep_ == "appos":
        return headed.get(head.head.i)
    if head.dep_ == "attr" and head.head.lemma_ in {"be", "become", "remain"}:
        return _subject_of(head.head, headed)
    return None


def _set_off(page: Page, talk: Talk, opening: Mapping[int, Talk]) -> Talk | None:
    """A person's name between commas right after the description, whatever the parse: "founder of X, Ann Lee, said"."""
    end = talk.draft.end
    if is_named(talk) or talk.draft.type is not EntityType.PERSON or page.words[end : end + 1] != [","]:
        return None
    other = opening.get(end + 1)
    if other is None or not is_named(other) or page.words[other.draft.end : other.draft.end + 1] != [","]:
        return None
    return None if page.lower[other.draft.end + 1 : other.draft.end + 2] in JOINED else other


def _is_listed(head: Token) -> bool:
    """Whether the apposition of two descriptions is rather an enumeration."""
    return any(
        child.dep_ in {"conj", "cc", "appos"} for child in (*head.children, *head.head.children) if child != head
    )


def _subject_of(verb: Token, headed: Mapping[int, Talk]) -> Talk | None:
    if any(child.dep_ == "neg" for child in verb.children):
        return None
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if subject is not None and subject.lower_ in RELATIVE and verb.dep_ == "relcl":
        subject = verb.head
    return headed.get(subject.i) if subject is not None else None
