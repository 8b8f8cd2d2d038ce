"""What every suite counts with: spans of a prediction, one-to-one pairs, precision and recall, readable examples."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.evaluate.spans import Piece, pairs
from tests.benchmarks.documents import Json

Span = tuple[int, int]
Figures = Json


@dataclass(slots=True)
class Examples:
    """Collects readable misses and false alarms; `pick` takes some, spread evenly over the whole run."""

    rows: dict[str, list[str]] = field(default_factory=dict)

    def add(self, kind: str, line: str) -> None:
        """Keep one line of its kind."""
        self.rows.setdefault(kind, []).append(line)

    def pick(self, number: int) -> Iterator[str]:
        """For each kind, how many there are and up to `number` of them."""
        for kind, lines in self.rows.items():
            step = max(1, len(lines) // max(1, number))
            yield f"== {kind}: {len(lines)} in all"
            yield from lines[::step][:number]


@dataclass(slots=True)
class Count:
    """Right among predicted and found among gold: the two sides differ where a match is many to many."""

    right: int = 0
    predicted: int = 0
    found: int = 0
    gold: int = 0

    def add(self, right: int, predicted: int, found: int, gold: int) -> None:
        """Count one document's."""
        self.right += right
        self.predicted += predicted
        self.found += found
        self.gold += gold

    def pairs(self, right: int, predicted: int, gold: int) -> None:
        """Count one document's one-to-one pairs."""
        self.add(right, predicted, right, gold)

    def figures(self) -> Figures:
        """Precision = right / predicted, recall = found / gold, F1, and the counts."""
        return figures(self.right, self.predicted, self.found, self.gold)


def items(prediction: Json | None, name: str) -> list[Json]:
    """A list of the prediction (mentions, events ...), empty when it is absent."""
    return [row for row in ((prediction or {}).get(name) or []) if isinstance(row, dict)]


def has_span(item: Json | None) -> bool:
    """Whether a row has a span that is not empty."""
    if not item or not isinstance(item.get("begin"), int) or not isinstance(item.get("end"), int):
        return False
    return bool(item["end"] > item["begin"])


def span_of(item: Json) -> Span:
    """The span of a row that has one."""
    return item["begin"], item["end"]


def spans_in(rows: Iterable[Json | None]) -> list[Span]:
    """The spans of those rows that have one."""
    return [span_of(row) for row in rows if row is not None and has_span(row)]


def entities(prediction: Json | None) -> dict[str, Json]:
    """The prediction's entities by their ids."""
    return {str(row.get("id")): row for row in items(prediction, "entities")}


def labels(prediction: Json | None) -> dict[str, str]:
    """The label of each entity by its id."""
    return {key: str(row.get("label") or "") for key, row in entities(prediction).items()}


def ratio(part: float, whole: float) -> float:
    """A share with four digits, 0 of nothing."""
    return round(part / whole, 4) if whole else 0.0


def figures(right: int, predicted: int, found: int, gold: int) -> Figures:
    """Precision = right / predicted, recall = found / gold (the two differ where a match is many to many)."""
    p, r = (right / predicted if predicted else 0.0), (found / gold if gold else 0.0)
    return {
        "precision": round(p, 4),
        "recall": round(r, 4),
        "f1": ratio(2 * p * r, p + r),
        "right": right,
        "predicted": predicted,
        "found": found,
        "gold": gold,
    }


def overlap(a: Span, b: Span) -> int:
    """How many characters two spans share; below 1 when none."""
    return min(a[1], b[1]) - max(a[0], b[0])


def touches(a: Span, others: Iterable[Span]) -> bool:
    """Whether a span shares a character with any other."""
    return any(overlap(a, b) > 0 for b in others)


def one_to_one(scored: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Greedy one-to-one pairs (i, j), best score first; ties in index order, so the result is fixed."""
    used_i: set[int] = set()
    used_j: set[int] = set()
    found = []
    for _, i, j in sorted(scored, key=lambda x: (-x[0], x[1], x[2])):
        if i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            found.append((i, j))
    return found


def pair_spans(left: Sequence[Span], right: Sequence[Span]) -> list[tuple[int, int]]:
    """One-to-one pairs of overlapping spans, largest share of common characters first."""
    return pairs([Piece(*span) for span in left], [Piece(*span) for span in right])


def unpaired(number: int, paired: Iterable[int]) -> list[int]:
    """The indexes below `number` that are in no pair."""
    taken = set(paired)
    return [i for i in range(number) if i not in taken]


def snippet(text: str, span: Span, around: int = 50) -> str:
    """The span in double brackets with some text round it, on one line."""
    begin, end = span
    raw = text[max(0, begin - around) : begin] + "[[" + text[begin:end] + "]]" + text[end : end + around]
    return " ".join(raw.split())
