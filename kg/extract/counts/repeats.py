"""Figures for the same people: a later sentence that repeats or revises a count does not add to it."""

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Count

ANYBODY = frozenset({"people", "persons", "victims"})
MORE = ("others", "more", "other")


def marked(counts: Sequence[Count], text: str) -> tuple[Count, ...]:
    """An event's counts in text order; of two figures for the same people the smaller, or the later, is included."""
    ordered = sorted(counts, key=lambda count: count.span)
    return tuple(
        replace(count, included=True)
        if any(_covers(other, count, text) for other in ordered if other is not count)
        else count
        for count in ordered
    )


def _covers(whole: Count, count: Count, text: str) -> bool:
    """Whether `count` is a figure, in another sentence, for people that `whole` holds."""
    if count.included or whole.outcome is not count.outcome or whole.evidence.sentence == count.evidence.sentence:
        return False
    if _adds(count, text) or _adds(whole, text) or not _same_group(whole, count):
        return False
    return (_size(whole), -whole.span.begin) > (_size(count), -count.span.begin)


def _adds(count: Count, text: str) -> bool:
    """Whether the words say that these are further people."""
    words = count.span.of(text).lower().split()
    return bool(set(MORE) & set(words)) or words[0] == "another"


def _same_group(one: Count, other: Count) -> bool:
    first, second = (_group(count) for count in (one, other))
    return first == second or first in ANYBODY or second in ANYBODY


def _group(count: Count) -> str:
    """The group's last word; people at large where none is named."""
    return count.group.lower().split()[-1] if count.group else "people"


def _size(count: Count) -> int:
    return max(count.minimum or 0, count.maximum or 0)
