"""What reading events and claims costs, in processor time over that of the bare pipeline on the same news articles.

On articles that are all attacks it is twice as much: what is found costs, not how many types there are.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from kg.annotate import load_pipeline
from kg.extract.finders import FINDERS
from kg.extract.reading import Finder, Knowledge, Reading, read_on, reading
from kg.model import Extraction
from kg.schema import Frame, Schema
from kg.settings import Settings
from kg.stages import Annotated, Gazetteer
from tests.benchmarks.running import gold_documents

AnnotateText = Callable[..., Annotated]
pytestmark = [pytest.mark.model, pytest.mark.quality]

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
ARTICLES = 16
ROUNDS, TIMES = 3, 1
MANY = 500
AT_MOST = 0.08
MEASURED = ("events", "claims")


def many(frames: Mapping[str, Frame]) -> dict[str, Frame]:
    """As many types: copies of the ontology's own under words that no article has."""
    grown = dict(frames)
    copied = [frame for frame in frames.values() if frame.triggers]
    for number in range(MANY - len(frames)):
        frame = copied[number % len(copied)]
        triggers = tuple(replace(one, lemma=f"{one.lemma}{number}") for one in frame.triggers)
        grown[f"{frame.name}{number}"] = replace(frame, name=f"{frame.name}{number}", triggers=triggers)
    return grown


def seconds(run: Callable[[], object]) -> float:
    """The processor time of the quickest of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        started = time.process_time()
        run()
        taken.append(time.process_time() - started)
    return min(taken)


def before(finders: Mapping[str, Finder], annotated: list[Annotated]) -> list[tuple[str, Reading]]:
    """What each measured finder reads on from, for every article."""
    steps = []
    for one in annotated:
        current = reading(one.doc, Extraction(article=one.article))
        for name, find in finders.items():
            if name in MEASURED:
                steps.append((name, current))
            current = read_on(current, find(current))
    return steps


@pytest.mark.skipif(not DATA.is_dir(), reason=f"the gold sets are not on this machine: no {DATA}")
@pytest.mark.parametrize("size", ["own", "many"])
def test_events_and_claims_cost_little(
    size: str, schema: Schema, gazetteer: Gazetteer, annotate_text: AnnotateText
) -> None:
    texts = [document.text for document in gold_documents("polnear", DATA, "dev")[:ARTICLES]]
    nlp = load_pipeline(Settings().model)
    bare = seconds(lambda: list(nlp.pipe(texts * TIMES))) / TIMES
    frames = schema.frames if size == "own" else many(schema.frames)
    knowledge = Knowledge(schema=replace(schema, frames=frames), gazetteer=gazetteer)
    finders = {name: factory(knowledge) for name, factory in FINDERS.items()}
    steps = before(finders, [annotate_text(text) for text in texts])
    cost = seconds(lambda: [finders[name](current) for _ in range(TIMES) for name, current in steps]) / TIMES
    print(f"{len(frames)} types: {cost / bare:.3f} of {bare:.3f} s")  # noqa: T201
    assert cost / bare <= AT_MOST
