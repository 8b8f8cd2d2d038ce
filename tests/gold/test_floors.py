"""The figures on our own gold do not fall: `kg evaluate tests/gold/gold.jsonl --floor tests/gold/floors.json`."""

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"


@pytest.mark.quality
@pytest.mark.model
@pytest.mark.skipif(not FLOORS.is_file(), reason="no floors are set: kg evaluate … --floor … --update writes them")
def test_no_figure_is_under_its_floor() -> None:
    words = [sys.executable, "-m", "kg", "evaluate", str(HERE / "gold.jsonl"), "--floor", str(FLOORS)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
