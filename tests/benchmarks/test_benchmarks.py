"""The suites give the same figures as the scorers they were taken from, and accept the gold as a perfect answer."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.documents import Json, prepare
from tests.benchmarks.running import annotate, gold_documents, score_file, selfcheck_suite
from tests.benchmarks.suites import SUITES, TEXTS

SHARED = Path(__file__).resolve().parents[3] / "shared"
SCORER, DATA = SHARED / "bench" / "score.py", SHARED / "data"
NEEDS_DATA = pytest.mark.skipif(not DATA.is_dir(), reason=f"the gold sets are not on this machine: no {DATA}")
NEEDS_BOTH = pytest.mark.skipif(not SCORER.is_file() or not DATA.is_dir(), reason=f"no {SCORER} or no {DATA}")
pytestmark = pytest.mark.quality

HEADLINES = {
    "re3d": "entities/strict/micro/f1",
    "gum": "coreference/conll",
    "tempeval3": "value/f1",
    "wikievents": "arguments_document/f1",
    "muc4": "incident_detected/f1",
    "counts": "killed/exact",
    "plover": "all/event/share",
    "polnear": "detection/f1",
    "linking": "micro/f1",
    "html": "f1",
}


def scored_before(suite: str, pred: Path) -> Json:
    """What the scorer that the suite was taken from says."""
    words = [sys.executable, str(SCORER), suite, "score", "--data", str(DATA), "--split", "dev", "--pred", str(pred)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    result: Json = json.loads(done.stdout)
    return {key: value for key, value in result.items() if key not in {"suite", "split"}}


def at(result: Json, path: str) -> float:
    """A figure by its path."""
    found = result
    for key in path.split("/"):
        found = found[key]
    return float(str(found))


@NEEDS_BOTH
@pytest.mark.model
@pytest.mark.parametrize("suite", sorted(SUITES.keys() - {"gum"}))
def test_figures_are_those_of_the_scorer_before(suite: str, tmp_path: Path) -> None:
    """On what kg finds."""
    documents = gold_documents(suite, DATA, "dev")
    prepare(documents, tmp_path)
    pred = annotate(tmp_path / ("texts" if suite == "html" else "documents.jsonl"), tmp_path / "pred.jsonl")
    before = scored_before(suite, pred)
    assert {key: value for key, value in score_file(suite, documents, pred).items() if key in before} == before


@NEEDS_BOTH
@pytest.mark.parametrize("suite", sorted(TEXTS.keys() - {"gum"}))
def test_texts_are_those_of_the_scorer_before(suite: str, tmp_path: Path) -> None:
    words = [sys.executable, str(SCORER), suite, "prepare", "--data", str(DATA), "--split", "dev"]
    subprocess.run([*words, "--out", str(tmp_path / "before")], capture_output=True, check=True)
    prepare(TEXTS[suite](DATA, "dev"), tmp_path / "now")
    before, now = (
        {path.name: path.read_bytes() for path in (tmp_path / name / "texts").iterdir()} for name in ("before", "now")
    )
    assert now == before


@NEEDS_BOTH
@pytest.mark.parametrize("suite", ["re3d", "tempeval3", "polnear"])
def test_offsets_into_another_text_are_moved_as_before(suite: str, tmp_path: Path) -> None:
    """The gold as prediction, its text with other quotation marks and two letters before it."""
    documents = gold_documents(suite, DATA, "dev")[:40]
    rows = list(SUITES[suite].oracle(documents))
    pred = tmp_path / "pred.jsonl"
    pred.write_text("".join(json.dumps(_shifted(row)) + "\n" for row in rows), encoding="utf-8")
    whole, before = gold_documents(suite, DATA, "dev"), scored_before(suite, pred)
    assert {key: value for key, value in score_file(suite, whole, pred).items() if key in before} == before


def _shifted(row: Json) -> Json:
    text = "A " + str(row["text"]).replace("“", '"').replace("’", "'").replace("\n\n", "\n \n")
    return {**_moved(row), "text": text}


def _moved(value: object) -> dict[str, object]:
    moved = _move(value)
    assert isinstance(moved, dict)
    return moved


def _move(value: object) -> object:
    if isinstance(value, list):
        return [_move(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: one + 2 if key in {"begin", "end"} else _move(one) for key, one in value.items()}


@NEEDS_DATA
@pytest.mark.parametrize(("suite", "headline"), sorted(HEADLINES.items()))
def test_the_gold_itself_is_all_but_perfect_and_nothing_is_nothing(suite: str, headline: str) -> None:
    found = selfcheck_suite(suite, gold_documents(suite, DATA, "dev"))
    assert at(found["oracle"], headline) >= 0.98
    assert at(found["empty"], headline) == 0


@NEEDS_DATA
@pytest.mark.model
def test_coreference_of_names_is_precise(tmp_path: Path) -> None:
    documents = gold_documents("gum", DATA, "dev")
    prepare(documents, tmp_path)
    found = score_file("gum", documents, annotate(tmp_path / "documents.jsonl", tmp_path / "pred.jsonl"))
    assert found["names_only"]["precision"] >= 0.95
    assert found["coreference"]["conll"] >= 0.60
