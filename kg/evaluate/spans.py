"""Counting and pairing: precision, recall, F1, and which of our spans meets which of gold's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A half-open span of text in code points, with what it is ("" where that does not matter)."""

    begin: int
    end: int
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many were right, how many we gave, how many gold has; tallies add up over articles."""

    right: float = 0
    ours: float = 0
    gold: float = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Both tallies together."""
        return Tally(right=self.right + other.right, ours=self.ours + other.ours, gold=self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of ours that is right; 1 where we gave nothing and gold has nothing."""
        return self.right / self.ours if self.ours else float(not self.gold)

    @property
    def recall(self) -> float:
        """The share of gold's that is found; 1 where gold has nothing and we gave nothing."""
        return self.right / self.gold if self.gold else float(not self.ours)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def rows_of(document: Json, name: str) -> list[Json]:
    """A list of the stand-off object (`mentions`, `events` …), empty where it is absent."""
    found = document.get(name)
    return [row for row in found if isinstance(row, Mapping)] if isinstance(found, list) else []


def number(row: Json, key: str) -> int:
    """A whole number of a row; -1 where there is none."""
    value = row.get(key)
    return value if isinstance(value, int) else -1


def piece(row: object, kind: str = "") -> Piece | None:
    """The span of a row that has one."""
    if isinstance(row, Mapping) and number(row, "end") > number(row, "begin") >= 0:
        return Piece(number(row, "begin"), number(row, "end"), kind)
    return None


def shared(a: Piece, b: Piece) -> int:
    """How many characters two spans share."""
    return max(0, min(a.end, b.end) - max(a.begin, b.begin))


def pairs(ours: Sequence[Piece], gold: Sequence[Piece]) -> list[tuple[int, int]]:
    """One-to-one pairs of overlapping spans of one kind, largest share of characters first; ties in text order."""
    scored = sorted(
        (-2 * common / (a.end - a.begin + b.end - b.begin), i, j)
        for i, a in enumerate(ours)
        for j, b in enumerate(gold)
        if a.kind == b.kind and (common := shared(a, b))
    )
    taken_ours: set[int] = set()
    taken_gold: set[int] = set()
    found = []
    for _, i, j in scored:
        if i not in taken_ours and j not in taken_gold:
            taken_ours.add(i)
            taken_gold.add(j)
            found.append((i, j))
    return found


def strict(ours: Iterable[Piece], gold: Iterable[Piece]) -> Tally:
    """Same span, same kind."""
    left, right = set(ours), set(gold)
    return Tally(right=len(left & right), ours=len(left), gold=len(right))


def overlapping(ours: Iterable[Piece], gold: Iterable[Piece]) -> Tally:
    """Any common character, same kind, one to one."""
    left, right = sorted(set(ours)), sorted(set(gold))
    return Tally(right=len(pairs(left, right)), ours=len(left), gold=len(right))
