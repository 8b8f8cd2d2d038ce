"""Events to be judged by eye: drawn from what kg finds in a suite's texts, the same ones for the same seed.

Nobody annotated these articles' events, so that a reader has to say what is right; what is printed here is not kept.
A draw is by the hash of seed, article and place, so that a change of the extractor exchanges only what it changes.
"""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.counting import items, span_of
from tests.benchmarks.documents import Document, Json, json_lines, prepare
from tests.benchmarks.running import annotate

STATUSES = ("asserted", "attributed", "claimed", "denied", "negated", "hypothetical", "planned")
AROUND = 220  # characters shown on either side, cut at line breaks


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which events to draw: their statuses, a class of theirs (any when empty), how many, and the seed of the draw."""

    statuses: frozenset[str]
    family: str = ""
    number: int = 100
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """An event in its text."""

    document: str
    event: Json
    text: str

    @property
    def line(self) -> str:
        """Status, type, article and the words round the trigger."""
        begin, end = span_of(self.event)
        left = self.text[max(0, begin - AROUND) : begin].rpartition("\n")[2]
        right = self.text[end : end + AROUND].partition("\n")[0]
        shown = f"{left}[[{self.text[begin:end]}]]{right}"
        return f"{self.event['status']}\t{self.event['type']}\t{self.document}\t{' '.join(shown.split())}"


def draw(suites: Iterable[Sequence[Document]], wanted: Wanted) -> tuple[list[Drawn], int]:
    """The events drawn, in the order of the draw, and the number of words they were drawn from."""
    documents = [document for suite in suites for document in suite]
    fitting = (one for one in _found(documents) if _fits(one.event, wanted))
    drawn = sorted(fitting, key=lambda one: _key(one, wanted.seed))[: wanted.number]
    return drawn, sum(len(document.text.split()) for document in documents)


def _fits(event: Json, wanted: Wanted) -> bool:
    return event["status"] in wanted.statuses and (not wanted.family or wanted.family in event["classes"])


def _key(one: Drawn, seed: int) -> str:
    return hashlib.sha256(f"{seed} {one.document} {one.event['begin']}".encode()).hexdigest()


def _found(documents: Sequence[Document]) -> Iterator[Drawn]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(documents, folder)
        for row in json_lines(annotate(folder / "documents.jsonl", folder / "found.jsonl")):
            for event in items(row, "events"):
                yield Drawn(document=str(row["id"]), event=event, text=str(row["text"]))
