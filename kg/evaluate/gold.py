"""Scores of predictions against gold, both as the contract's stand-off JSON Lines."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from kg.errors import UsageError
from kg.evaluate.coreference import METRICS, Cluster, Coreference, conll
from kg.evaluate.spans import Json, Tally, piece, rows_of
from kg.evaluate.tasks import TASKS

DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of the quality card; precision and recall are None where the figure is a mean of others."""

    task: str
    name: str
    f1: float
    precision: float | None = None
    recall: float | None = None
    gold: int = 0

    @property
    def key(self) -> str:
        """How a floors file names it."""
        return f"{self.task}.{self.name}"

    def row(self) -> dict[str, str]:
        """The figure as a printable row."""
        precision, recall = ("" if x is None else f"{x:.3f}" for x in (self.precision, self.recall))
        return {
            "task": self.task,
            "figure": self.name,
            "precision": precision,
            "recall": recall,
            "f1": f"{self.f1:.3f}",
            "gold": str(self.gold),
        }


def read_rows(path: Path) -> dict[str, Json]:
    """The objects of a JSON Lines file by their `id`."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    rows: dict[str, Json] = {}
    for number, line in enumerate(lines, 1):
        row = _row(path, number, line) if line.strip() else None
        if row is not None:
            rows[str(row.get("id"))] = row
    if not rows:
        raise UsageError(f"{path}: holds no article: give one JSON object a line")
    return rows


def corpus_hash(gold: Mapping[str, Json]) -> str:
    """SHA-256 over the gold objects, in the order of their ids: floors hold for one corpus only."""
    whole = hashlib.sha256()
    for key in sorted(gold):
        whole.update(orjson.dumps(gold[key], option=orjson.OPT_SORT_KEYS))
    return whole.hexdigest()


def score(ours: Mapping[str, Json], gold: Mapping[str, Json]) -> list[Figure]:
    """Every figure over the articles of gold; an article we did not give counts as one with nothing found."""
    matched = [(ours.get(key, {}), gold[key]) for key in sorted(gold)]
    return [*_task_figures(matched), *_coreference_figures(matched)]


def _row(path: Path, number: int, line: bytes) -> Json | None:
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise UsageError(f"{path}, line {number}: not JSON: {error}") from error
    if not isinstance(row, dict):
        raise UsageError(f"{path}, line {number}: not a JSON object")
    return row


def _task_figures(matched: Sequence[tuple[Json, Json]]) -> Iterator[Figure]:
    for task, measure in TASKS.items():
        totals: dict[str, Tally] = {}
        for ours, gold in matched:
            for name, tally in measure(ours, gold).items():
                totals[name] = totals.get(name, Tally()) + tally
        for name, tally in totals.items():
            yield Figure(
                task=task,
                name=name,
                f1=round(tally.f1, DIGITS),
                precision=tally.precision,
                recall=tally.recall,
                gold=int(tally.gold),
            )


def _coreference_figures(matched: Sequence[tuple[Json, Json]]) -> Iterator[Figure]:
    totals: dict[str, Coreference] = {}
    for ours, gold in matched:
        for name, measure in METRICS.items():
            found = measure(_clusters(ours), _clusters(gold))
            totals[name] = totals[name] + found if name in totals else found
    for name, both in totals.items():
        yield Figure(
            task="coreference",
            name=name,
            f1=round(both.f1, DIGITS),
            precision=both.precise.precision,
            recall=both.found.recall,
            gold=int(both.found.gold),
        )
    yield Figure(task="coreference", name="conll", f1=round(conll(totals), DIGITS))


def _clusters(document: Json) -> list[Cluster]:
    """Entities with two mentions or more, as in the CoNLL 2012 task: a thing named once is no coreference."""
    by_entity: dict[str, set[tuple[int, int]]] = {}
    for row in rows_of(document, "mentions"):
        found = piece(row)
        if found and row.get("entity") is not None:
            by_entity.setdefault(str(row["entity"]), set()).add((found.begin, found.end))
    return [frozenset(spots) for _, spots in sorted(by_entity.items()) if len(spots) > 1]
