"""Runs a suite: reads its gold, annotates its texts with kg, scores predictions."""

import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import orjson

from tests.benchmarks.counting import Examples
from tests.benchmarks.documents import Document, Json, prepare
from tests.benchmarks.predictions import load_predictions
from tests.benchmarks.suites import SUITES, TEXTS

UNALIGNED = frozenset({"html"})  # it is the text itself that is scored there


def gold_documents(suite: str, data: Path, split: str) -> list[Document]:
    """The gold documents of a split."""
    return TEXTS[suite](data, split)


def score_file(suite: str, documents: Sequence[Document], pred: Path, *, errors: int = 0) -> Json:
    """The figures of a tool's stand-off file; examples of errors go to stderr."""
    predictions, report = load_predictions(pred, documents, aligned=suite not in UNALIGNED)
    examples = Examples()
    result = SUITES[suite].score(documents, predictions, examples)
    for line in examples.pick(errors) if errors else ():
        sys.stderr.write(line + "\n")
    return {"alignment": report, **result}


def run_suite(
    suite: str, documents: Sequence[Document], *, errors: int = 0, options: Mapping[str, object] | None = None
) -> Json:
    """The figures of kg itself; `options` are settings other than the default ones."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(documents, folder)
        source = folder / ("texts" if suite in UNALIGNED else "documents.jsonl")
        pred = annotate(source, folder / "pred.jsonl", options)
        return score_file(suite, documents, pred, errors=errors)


def annotate(source: Path, out: Path, options: Mapping[str, object] | None = None) -> Path:
    """Write what `kg annotate` finds in a source, with the default settings but for the options."""
    from kg import pipeline
    from kg.settings import load_settings
    from kg.standoff import standoff

    settings = load_settings(options or {}, environment={})
    linked = pipeline.read_on(pipeline.make_stages(settings), pipeline.read([str(source)], settings), failed=_refuse)
    with out.open("wb") as lines:
        for one in linked:
            lines.write(orjson.dumps(standoff(one)) + b"\n")
    return out


def selfcheck_suite(suite: str, documents: Sequence[Document]) -> Json:
    """The gold as its own prediction (near 1), and a prediction with no content (0); both must run."""
    rows = {
        "oracle": SUITES[suite].oracle(documents),
        "empty": ({"source": document.id, "text": ""} for document in documents),
    }
    result: Json = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, lines in rows.items():
            path = Path(folder, f"{name}.jsonl")
            path.write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in lines))
            result[name] = score_file(suite, documents, path)
    return result


def _refuse(error: Exception) -> None:
    sys.stderr.write(f"not annotated: {error}\n")
