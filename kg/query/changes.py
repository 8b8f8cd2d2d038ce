"""What two graphs tell differently, in words: rows of the named questions that came, went, or changed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import MappingProxyType

from kg.query.answer import run
from kg.query.named import find_query
from kg.stages import Row, Store

__all__ = ["Aspect", "Change", "changes"]

SENTENCES = ("quote", "content")
ALIKE = 0.6  # from here on two sentences are one reworded


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """A question whose rows are compared: two rows tell of one thing when their `same` cells are equal.

    `told` are the cells whose change is a change; no IRI is among them, for those change with the text.
    """

    name: str
    same: tuple[str, ...]
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference; `before` and `after` are cells, or "" where the whole row came or went."""

    change: str
    about: str
    what: str
    column: str = ""
    before: str = ""
    after: str = ""


_EVENT = ("date", "place", "perpetrator", "target", "victim", "weapon", "agent", "patient", "topic")
_COUNTS = ("killed_min", "killed_max", "injured_min", "injured_max")
ASPECTS: Mapping[str, Aspect] = MappingProxyType(
    {
        "event": Aspect(name="events", same=("type", "quote"), told=("status", *_EVENT, *_COUNTS)),
        "count": Aspect(
            name="casualties", same=("outcome", "group", "quote"), told=("minimum", "maximum", "according_to")
        ),
        "claim": Aspect(
            name="claims", same=("speaker", "cue", "content"), told=("speaker_role", "stance", "via", "about")
        ),
        "role": Aspect(name="roles", same=("person", "role", "quote"), told=("organisation", "start", "end", "status")),
        "relation": Aspect(name="relations", same=("subject", "relation", "object"), told=("status",)),
        "cause": Aspect(name="causes", same=("cue", "quote")),
        "wording": Aspect(name="wording", same=("entity", "term", "quote")),
        "link": Aspect(name="links", same=("label",), told=("wikidata", "reason")),
    }
)


def changes(before: Store, after: Store) -> Iterator[Change]:
    """The differences, aspect by aspect, in the order in which the questions give their rows.

    A sentence that was reworded is told once, and its rows are compared as rows of one thing.
    """
    reworded: set[tuple[str, str]] = set()
    for about, aspect in ASPECTS.items():
        old, new = (run(store, find_query(aspect.name), {})[1] for store in (before, after))
        for was, now in _paired(aspect, _unequal(aspect, old, new), _unequal(aspect, new, old)):
            if was is None or now is None:
                yield from _one_sided(about, aspect, was, now)
            else:
                yield from _reworded(aspect, was, now, reworded)
                yield from _compared(about, aspect, was, now)


def _unequal(aspect: Aspect, rows: Sequence[Row], others: Sequence[Row]) -> list[Row]:
    """The rows, but for those that stand among the others as they are, each as often as it stands there."""
    left = Counter(_cells(row, (*aspect.same, *aspect.told)) for row in others)
    found = []
    for row in rows:
        cells = _cells(row, (*aspect.same, *aspect.told))
        if left[cells]:
            left[cells] -= 1
        else:
            found.append(row)
    return found


def _paired(aspect: Aspect, old: list[Row], new: list[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """Each old row with the new one that tells of the same thing: of equal words first, then of like words."""
    for least in (1.0, ALIKE):
        for was in list(old):
            now = max(new, key=lambda row: _likeness(aspect, was, row), default=None)
            if now is not None and _likeness(aspect, was, now) >= least:
                old.remove(was)
                new.remove(now)
                yield was, now
    yield from ((was, None) for was in old)
    yield from ((None, now) for now in new)


def _likeness(aspect: Aspect, one: Row, other: Row) -> float:
    """1 for equal cells, 0 where anything but the sentence differs, else how much of the sentences is the same."""
    short = tuple(name for name in aspect.same if name not in SENTENCES)
    if _cells(one, short) != _cells(other, short):
        return 0.0
    ours, theirs = (" ".join(_cells(row, SENTENCES)) for row in (one, other))
    return 1.0 if ours == theirs else SequenceMatcher(None, ours, theirs, autojunk=False).ratio()


def _one_sided(about: str, aspect: Aspect, was: Row | None, now: Row | None) -> Iterator[Change]:
    if was is not None:
        yield Change(change="gone", about=about, what=_words(aspect, was), before=_told(aspect, was))
    if now is not None:
        yield Change(change="new", about=about, what=_words(aspect, now), after=_told(aspect, now))


def _reworded(aspect: Aspect, was: Row, now: Row, seen: set[tuple[str, str]]) -> Iterator[Change]:
    for name in (name for name in SENTENCES if name in aspect.same):
        pair = was.get(name, ""), now.get(name, "")
        if pair[0] != pair[1] and pair not in seen:
            seen.add(pair)
            yield Change(change="reworded", about="sentence", what="", column=name, before=pair[0], after=pair[1])


def _compared(about: str, aspect: Aspect, was: Row, now: Row) -> Iterator[Change]:
    for column in aspect.told:
        before, after = was.get(column, ""), now.get(column, "")
        if before != after:
            what = _words(aspect, now)
            yield Change(change="changed", about=about, what=what, column=column, before=before, after=after)


def _cells(row: Row, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(row.get(name, "") for name in names)


def _told(aspect: Aspect, row: Row) -> str:
    return ", ".join(f"{name}: {row[name]}" for name in aspect.told if row.get(name))


def _words(aspect: Aspect, row: Row) -> str:
    """What the row is about, its sentence in quotation marks."""
    cells = [f"“{row[name]}”" if name == "quote" else row[name] for name in aspect.same if row.get(name)]
    return ", ".join(cells)
