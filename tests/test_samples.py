"""The sample articles answer the questions they were written for, through the command itself."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parent / "samples"
KG = [sys.executable, "-m", "kg"]


def kg(*words: str) -> str:
    """What the command prints; it must succeed."""
    done = subprocess.run([*KG, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def matches(row: dict[str, str], wanted: dict[str, str]) -> bool:
    """Whether every wanted column's pattern stands in the row."""
    return all(re.search(pattern, row[column], re.IGNORECASE) for column, pattern in wanted.items())


@pytest.mark.model
@pytest.mark.parametrize("rows_file", sorted(SAMPLES.glob("*.rows.json")), ids=lambda path: path.name.split(".")[0])
def test_every_expected_row_and_no_forbidden_one_is_answered(rows_file: Path, tmp_path: Path) -> None:
    """The named queries show what the article says and nothing it does not say."""
    gold = json.loads(rows_file.read_text(encoding="utf-8"))
    published = ["--published", gold["published"]] if "published" in gold else []
    article = SAMPLES / (rows_file.name.split(".")[0] + ".txt")
    kg("build", str(article), "--out", str(tmp_path), "--quiet", *published)
    answers = {
        name: list(csv.DictReader(io.StringIO(kg("query", name, "--data", str(tmp_path), "--format", "csv"))))
        for name in sorted({*gold["expected"], *gold["forbidden"]})
    }
    missing = [
        (name, want)
        for name, wanted in gold["expected"].items()
        for want in wanted
        if not any(matches(row, want) for row in answers[name])
    ]
    forbidden = [
        (name, row)
        for name, unwanted in gold["forbidden"].items()
        for row in answers[name]
        if any(matches(row, bad) for bad in unwanted)
    ]
    assert (missing, forbidden) == ([], [])
