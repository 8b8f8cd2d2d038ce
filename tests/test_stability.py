"""One input, one version, one configuration: the same bytes on every run."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.model

SAMPLES = Path(__file__).parent / "samples"
RUNS = {
    "plain": ({"PYTHONHASHSEED": "0", "LC_ALL": "C"}, False),
    "other seed, locale and time zone": ({"PYTHONHASHSEED": "12345", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo"}, True),
    "random seed, other order": ({"PYTHONHASHSEED": "random", "LC_ALL": "POSIX"}, True),
}


def built(folder: Path, environment: dict[str, str], *, backwards: bool) -> dict[str, str]:
    """The SHA-256 of every file that a build in a folder of its own writes."""
    names = sorted(path.name for path in SAMPLES.glob("*.txt"))
    for name in names:
        shutil.copy(SAMPLES / name, folder)
    formats = [word for form in ("turtle", "trig", "nquads", "jsonld", "rdfxml") for word in ("--format", form)]
    words = [*(reversed(names) if backwards else names), "--published", "2026-06-09", *formats, "--quiet"]
    subprocess.run(
        [sys.executable, "-m", "kg", "build", *words],
        check=True,
        cwd=folder,
        env={**os.environ, **environment, "PYTHONPATH": str(Path(__file__).parents[1])},  # noqa: TID251  # a child's own
    )
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (folder / "output").iterdir()}


def test_three_builds_under_different_circumstances_write_the_same_bytes(tmp_path: Path) -> None:
    """Hash seed, working folder, locale, time zone and the order of the sources leave no trace."""
    results = []
    for name, (environment, backwards) in RUNS.items():
        folder = tmp_path / name.replace(" ", "-").replace(",", "")
        folder.mkdir()
        results.append(built(folder, environment, backwards=backwards))
    assert results[0] == results[1] == results[2]
    assert len(results[0]) == 5 * len(list(SAMPLES.glob("*.txt")))
