"""`kg export` as a user calls it: bytes on stdout or in a file, and one line where it cannot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.assemble import make_assembler, write_file
from kg.export import EXPORTS
from kg.schema import Schema
from tests.invented import LINKED

ROOT = Path(__file__).parents[2]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_file(make_assembler(Schema(), version="1.2.3")(LINKED), "turtle", folder=tmp_path / "output")


def kg(*words: str, cwd: Path) -> "subprocess.CompletedProcess[bytes]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}  # noqa: TID251  # a child's own copy
    words = (sys.executable, "-m", "kg", "export", *words)
    return subprocess.run(words, capture_output=True, cwd=cwd, env=environment, check=False)


@pytest.mark.parametrize("name", list(EXPORTS))
def test_a_file_holds_what_stdout_shows(name: str, data: Path) -> None:
    """Without --data, output/ is read."""
    shown = kg(name, cwd=data.parents[1])
    written = kg(name, "--data", str(data), "--out", "new/claims.trig", cwd=data.parents[1])
    assert (shown.returncode, shown.stderr, written.returncode, written.stdout) == (0, b"", 0, b"")
    assert (data.parents[1] / "new" / "claims.trig").read_bytes() == shown.stdout != b""


def test_a_file_that_cannot_be_written_whole_is_not_touched(data: Path) -> None:
    """What was there stays."""
    (data.parent / "taken").mkdir()
    done = kg("nanopub", "--out", "output/taken", cwd=data.parents[1])
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"kg: cannot write output/taken: ")
    assert sorted(path.name for path in data.parent.iterdir()) == [data.name, "taken"]


def test_without_a_format_the_formats_are_listed(tmp_path: Path) -> None:
    done = kg(cwd=tmp_path)
    assert done.returncode == 0
    assert [name for name in EXPORTS if name not in done.stdout.decode()] == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("gexf",), "no export named 'gexf': choose from csv"),
        (("nanopub", "--data", "absent"), "no such file or folder: absent"),
        (("nanopub", "--data", "empty"), "no graph in empty"),
        (("nanopub", "--data", "mute.ttl"), "nothing to export: the graphs hold no claim"),
        (("nanopub", "--store", "absent"), "no store at absent"),
        (("nanopub", "--store", "a", "--data", "b"), "exclude each other"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else "",
)
def test_wrong_use_is_one_line_and_exit_2(words: tuple[str, ...], says: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "mute.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    done = kg(*words, cwd=tmp_path)
    (line,) = done.stderr.decode("utf-8").splitlines()
    assert (done.returncode, done.stdout) == (2, b"")
    assert line.startswith("kg: ")
    assert says in line
