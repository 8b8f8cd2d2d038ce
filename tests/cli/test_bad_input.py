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
    "blank.txt": (b" \n\n \n", "empty|no text|no words"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "huge.txt": (b"Nothing happened in the town today. " * 600_000, "split it"),
    "nothing.html": (
        b"<html><head><title></title></head><body><script>var a = 1;</script></body></html>",
        "no article",
    ),
    "wordless.txt": (b"*** --- ***", "no words"),
    "broken.jsonl": (b'{"id": "from-json", "text": "' + GOOD.strip().encode() + b'"}\n{"id": \n', "line 2"),
}
ODD_ARTICLES = {
    "good.txt": GOOD.encode(),
    "utf16.txt": ("In the north, " + GOOD).encode("utf-16"),
    "latin1.txt": ("Séverine Böll said: " + GOOD).encode("latin-1"),
    "arabic.txt": "قتل جنديان في هجوم شنه مسلحون على نقطة تفتيش قرب مدينة العمارة يوم الثلاثاء.".encode(),
}


def test_articles_that_cannot_be_used_are_named_and_all_others_are_built(tmp_path: Path) -> None:
    """Exit 1: the work was done but something was found wrong; each bad article gets one line, none a traceback."""
    (tmp_path / "in").mkdir()
    for name, content in (ODD_ARTICLES | {name: content for name, (content, _) in BAD_ARTICLES.items()}).items():
        (tmp_path / "in" / name).write_bytes(content)
    done = kg("build", "in", "--out", "out", cwd=tmp_path)
    lines = [line for line in done.stderr.decode("utf-8").splitlines() if line.startswith("kg: ")]
    told = {name: [line for line in lines if name in line] for name in BAD_ARTICLES}
    assert done.returncode == 1
    assert "Traceback" not in done.stderr.decode("utf-8")
    assert {name: len(found) for name, found in told.items()} == dict.fromkeys(BAD_ARTICLES, 1)
    assert [name for name, (_, says) in BAD_ARTICLES.items() if not re.search(says, told[name][0])] == []
    assert sorted(path.stem for path in (tmp_path / "out").iterdir()) == [
        "arabic",
        "from-json",
        "good",
        "latin1",
        "utf16",
    ]


def test_an_article_in_another_language_gives_a_graph_with_no_invented_facts(tmp_path: Path) -> None:
    """The user is told that only English is read."""
    (tmp_path / "arabic.txt").write_bytes(ODD_ARTICLES["arabic.txt"])
    done = kg("build", "arabic.txt", "--out", "out", cwd=tmp_path)
    assert done.returncode == 0
    assert "only English is read" in complaint(done)


def test_nothing_readable_at_all_is_exit_2(tmp_path: Path) -> None:
    """There was no work to do."""
    (tmp_path / "empty.txt").write_bytes(b"")
    assert kg("build", "empty.txt", cwd=tmp_path).returncode == 2


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
        (("query", "broken.rq", "--data", "good.ttl"), "broken: not valid SPARQL: error at 1:22"),
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
