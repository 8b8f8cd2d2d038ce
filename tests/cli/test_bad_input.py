"""Bad input gets one line and the right exit code; the other articles of the run are still built."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.model

GOOD = "Gunmen attacked a police post near Amarah on January 14, 2026, killing two officers.\n"


def kg(*words: str, cwd: Path, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """The command, run as a user would."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}  # noqa: TID251  # a child's own copy
    return subprocess.run(
        [sys.executable, "-m", "kg", *words], capture_output=True, cwd=cwd, input=stdin, env=environment, check=False
    )


def complaint(done: "subprocess.CompletedProcess[bytes]") -> str:
    """The one line on stderr that begins with kg:."""
    lines = [line for line in done.stderr.decode("utf-8").splitlines() if line.startswith("kg: ")]
    assert len(lines) == 1, done.stderr.decode("utf-8")
    assert "Traceback" not in done.stderr.decode("utf-8")
    return lines[0]


BAD_ARTICLES = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n \n", "empty|no text|white space"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "huge.txt": (b"Nothing happened in the town today. " * 600_000, "split it|too long|more than"),
    "nothing.html": (
        b"<html><head><title></title></head><body><script>var a = 1;</script></body></html>",
        "no article",
    ),
}


@pytest.mark.parametrize("name", sorted(BAD_ARTICLES))
def test_an_article_that_cannot_be_used_is_named_and_the_rest_is_built(name: str, tmp_path: Path) -> None:
    """Exit 1: the work was done but something was found wrong."""
    content, says = BAD_ARTICLES[name]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(content)
    (tmp_path / "in" / "good.txt").write_text(GOOD, encoding="utf-8")
    done = kg("build", "in", "--out", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert name in complaint(done)
    assert re.search(says, complaint(done))
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good.ttl"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("utf16.txt", GOOD.encode("utf-16")),
        ("latin1.txt", ("Séverine Böll said: " + GOOD).encode("latin-1")),
        ("arabic.txt", "قتل جنديان في هجوم شنه مسلحون على نقطة تفتيش قرب مدينة العمارة يوم الثلاثاء.".encode()),
        ("wordless.txt", b"*** --- ***"),
    ],
)
def test_odd_but_readable_text_is_built(name: str, content: bytes, tmp_path: Path) -> None:
    """Other encodings and scripts are read; a text with no sentence gives a graph with no facts."""
    (tmp_path / name).write_bytes(content)
    done = kg("build", name, "--out", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode("utf-8")
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".ttl"]


def test_a_broken_line_of_json_is_named_and_the_rest_is_built(tmp_path: Path) -> None:
    """The file and the line stand in the message."""
    (tmp_path / "two.jsonl").write_text('{"id": "a", "text": "' + GOOD.strip() + '"}\n{"id": \n', encoding="utf-8")
    done = kg("build", "two.jsonl", "--out", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "two.jsonl" in complaint(done)
    assert "2" in complaint(done)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.ttl"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("build", "absent.txt"), "absent.txt"),
        (("build", "empty-folder"), "empty-folder"),
        (("build", "good.txt", "--out", "good.txt"), "good.txt"),
        (("build", "good.txt", "--published", "yesterday"), "yesterday"),
        (("build", "good.txt", "--model", "no_such_pipeline"), "no_such_pipeline"),
        (("build", "good.txt", "--config", "broken.toml"), "broken.toml"),
        (("query", "no-such-query", "--data", "good.ttl"), "no-such-query"),
        (("query", "broken.rq", "--data", "good.ttl"), "broken.rq"),
        (("query", "attacks", "--data", "absent"), "absent"),
        (("query", "attacks", "--data", "good.ttl", "--set", "place"), "NAME=VALUE"),
        (("query", "attacks", "--data", "good.ttl", "--set", "colour=red"), "colour"),
        (("query", "attacks", "--store", "absent"), "absent"),
        (("validate", "good.txt"), "good.txt"),
        (("verify", "absent.ttl", "--source", "good.txt"), "absent.ttl"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_one_line_and_exit_2(words: tuple[str, ...], says: str, tmp_path: Path) -> None:
    """What, where and what to do, and no traceback."""
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "broken.toml").write_text("out = ", encoding="utf-8")
    (tmp_path / "broken.rq").write_text("SELECT ?x WHERE { ?x ", encoding="utf-8")
    (tmp_path / "good.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    (tmp_path / "empty-folder").mkdir()
    done = kg(*words, cwd=tmp_path)
    assert done.returncode == 2, done.stderr.decode("utf-8")
    assert says in complaint(done)


def test_an_article_on_standard_input_is_built(tmp_path: Path) -> None:
    """`-` reads standard input."""
    done = kg("build", "-", "--out", "out", cwd=tmp_path, stdin=GOOD.encode())
    assert done.returncode == 0, done.stderr.decode("utf-8")
    assert len(list((tmp_path / "out").iterdir())) == 1
