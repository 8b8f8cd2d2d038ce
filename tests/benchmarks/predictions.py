"""Predictions in the contract's JSON Lines, their offsets moved to the gold texts.

A tool may trim or normalise its input, so every prediction carries its own `text`; `align` maps its offsets to ours.
"""

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from tests.benchmarks.counting import Span
from tests.benchmarks.documents import Document, Json, json_lines

Mapper = Callable[[int, int], Span | None]
LARGEST_COMPARED = 4_000_000  # letters of one side times letters of the other
BY_SEARCH = "documents aligned by search"


def align(theirs: str, ours: str) -> Mapper | None:
    """A function from their spans to ours, or None when the texts are equal.

    A trimmed text is found by searching. Otherwise both texts are cut into words and compared with difflib; words
    that differ are compared letter by letter. A span maps to the hull of its mapped characters, or is lost.
    """
    if theirs == ours:
        return None
    start = ours.find(theirs) if theirs else -1
    if start >= 0:
        return lambda begin, end: (begin + start, end + start)
    mapped = _letters(theirs, ours)

    def hull(begin: int, end: int) -> Span | None:
        inside = [x for x in mapped[begin:end] if x >= 0]
        return (inside[0], inside[-1] + 1) if inside and inside[-1] >= inside[0] else None

    return hull


def load_predictions(
    path: Path, documents: Sequence[Document], *, aligned: bool = True
) -> tuple[dict[str, Json], Json]:
    """Predictions by document id with offsets into our texts, and a report of how well they fitted."""
    known = {document.id: document for document in documents}
    found: dict[str, Json] = {}
    report: Counter[str] = Counter()
    for row in json_lines(path):
        key = next((x for x in _candidate_ids(row) if x in known), None)
        if key is None:
            report["lines that match no document"] += 1
        elif key in found:
            report["second lines for one document (ignored)"] += 1
        else:
            found[key] = _moved(row, known[key], report) if aligned else row
    return found, {
        "documents": len(documents),
        "predicted": len(found),
        "missing": len(documents) - len(found),
        BY_SEARCH: report.pop(BY_SEARCH, 0),
        **report,
    }


def _moved(row: Json, document: Document, report: Counter[str]) -> Json:
    mapper = align(row.get("text") or "", document.text) if "text" in row else None
    if mapper is None:
        return row
    report[BY_SEARCH] += 1
    moved = _remap({key: value for key, value in row.items() if key != "text"}, mapper, report)
    return moved if isinstance(moved, dict) else {}


def _letters(theirs: str, ours: str) -> list[int]:
    """For each of their characters the number of ours, -1 where there is none."""
    mapped = [-1] * (len(theirs) + 1)
    left, right = _words(theirs), _words(ours)
    for (a, c, size), (a_next, c_next, _) in pairwise([(0, 0, 0), *_same(_cut(theirs, left), _cut(ours, right))]):
        for (p, q), (r, _) in zip(left[a : a + size], right[c : c + size], strict=True):
            mapped[p:q] = range(r, r + q - p)
        if a + size < a_next and c + size < c_next:
            _compare(
                theirs,
                ours,
                (left[a + size][0], left[a_next - 1][1]),
                (right[c + size][0], right[c_next - 1][1]),
                mapped,
            )
    return mapped


def _compare(theirs: str, ours: str, a: Span, b: Span, mapped: list[int]) -> None:
    if (a[1] - a[0]) * (b[1] - b[0]) < LARGEST_COMPARED:
        for p, r, size in _same(theirs[slice(*a)], ours[slice(*b)]):
            mapped[a[0] + p : a[0] + p + size] = range(b[0] + r, b[0] + r + size)


def _same(a: Sequence[str], b: Sequence[str]) -> Iterable[tuple[int, int, int]]:
    return difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()


def _words(text: str) -> list[Span]:
    return [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]


def _cut(text: str, spans: Iterable[Span]) -> list[str]:
    return [text[slice(*span)] for span in spans]


def _remap(value: object, mapper: Mapper, lost: Counter[str]) -> object:
    """`value` with every begin and end moved; an object whose span is lost becomes None or leaves its list."""
    if isinstance(value, list):
        moved = [(_remap(old, mapper, lost), old) for old in value]
        return [new for new, old in moved if new is not None or old is None]
    if not isinstance(value, dict):
        return value
    new = {key: _remap(item, mapper, lost) for key, item in value.items()}
    if isinstance(value.get("begin"), int) and isinstance(value.get("end"), int):
        span = mapper(value["begin"], value["end"])
        if span is None:
            lost["spans lost"] += 1
            return None
        new["begin"], new["end"] = span
    return new


def _candidate_ids(row: Json) -> Iterator[str]:
    """The document ids that a prediction may mean: its id, its source, a fragment, the file's stem."""
    for raw in (str(row[key]) for key in ("id", "source") if row.get(key) is not None):
        yield raw
        for piece in (raw, *re.split(r"[#?:]", raw)[1:]):
            name = re.split(r"[\\/]", piece)[-1]
            yield name
            yield re.sub(r"\.(txt|html?|json|xml)(\.gz)?$", "", name)
