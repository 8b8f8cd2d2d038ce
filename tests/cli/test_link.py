"""People settle links, and every later build replays what they decided."""

import csv
import io
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import kg
from kg.errors import UsageError

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("desk")]

TEXT = "Gunmen attacked a police post near Amarah on January 14, 2026, killing two officers, Iraq's government said.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one article that is built already."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "post.txt").write_text(TEXT, encoding="utf-8")
    run("build", str(folder / "post.txt"), "--out", str(folder / "output"), "--quiet")
    return folder


@pytest.fixture
def desk(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same as a working folder of its own."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> str:
    """What the command prints on stdout."""
    done = CliRunner().invoke(kg, words, catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def refused(*words: str) -> str:
    """The complaint of a command that is used wrongly."""
    with pytest.raises(UsageError) as error:
        CliRunner().invoke(kg, words, catch_exceptions=False)
    return str(error.value)


def item(name: str) -> str:
    """The item that the graph links a name to."""
    rows = list(csv.DictReader(io.StringIO(run("query", "links", "--set", f"label={name}", "--format", "csv"))))
    assert len(rows) == 1
    return rows[0]["wikidata"].rpartition("/")[2]


def test_a_decision_is_replayed_by_the_next_build(desk: Path) -> None:
    assert item("Amarah") == "Q366010"
    run("link", "set", "Amarah", "NIL", "--why", "a village of that name", "--who", "the desk")
    run("build", "post.txt", "--quiet")
    assert item("Amarah") == ""
    graph = (desk / "output" / "post.ttl").read_text(encoding="utf-8")
    assert 'kg:decidedBy "the desk"' in graph
    assert 'kg:decidedBecause "a village of that name"' in graph
    run("validate", "output/post.ttl")  # exits 0


def test_an_item_that_the_catalogue_does_not_have_may_be_chosen() -> None:
    run("link", "set", "Amarah", "Q99999999", "--why", "seen on the ground")
    run("build", "post.txt", "--quiet")
    assert item("Amarah") == "Q99999999"


def test_a_decision_about_another_article_changes_nothing() -> None:
    run("link", "set", "Amarah", "NIL", "--why", "another town", "--article", "elsewhere")
    run("build", "post.txt", "--quiet")
    assert item("Amarah") == "Q366010"


def test_a_reviewed_table_comes_back_as_decisions(desk: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("link", "review", "--format", "csv"))))
    assert {row["judgment"] for row in rows} == {"none"}
    for row in rows:
        row["judgment"] = {"Amarah": "new", "Iraq": "matched"}.get(row["label"], "none")
    with (desk / "links.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    run("link", "set", "--from", "links.csv", "--why", "reviewed")
    decided = list(csv.DictReader(io.StringIO(run("link", "list", "--format", "csv"))))
    assert {(row["mention"], row["item"], row["article"]) for row in decided} == {
        ("Amarah", "NIL", "post"),
        ("Iraq", "Q796", "post"),
    }


def test_what_is_settled_is_not_reviewed_again() -> None:
    assert "Amarah" in run("link", "review", "--format", "csv")
    run("link", "set", "Amarah", "Q366010", "--why", "the city")
    run("build", "post.txt", "--quiet")
    assert "Amarah" not in {
        row["label"] for row in csv.DictReader(io.StringIO(run("link", "review", "--format", "csv")))
    }


def test_a_decision_needs_a_reason() -> None:
    assert "say why with --why" in refused("link", "set", "Amarah", "NIL")


def test_a_decision_needs_a_mention_and_an_item() -> None:
    assert "name a MENTION and its QID or NIL" in refused("link", "set", "Amarah", "--why", "x")


def test_a_table_that_nobody_judged_is_told(desk: Path) -> None:
    (desk / "links.csv").write_text(run("link", "review", "--format", "csv"), encoding="utf-8")
    assert "no row is judged" in refused("link", "set", "--from", "links.csv", "--why", "x")


def test_a_table_of_something_else_is_told(desk: Path) -> None:
    (desk / "links.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert "has no column 'judgment'" in refused("link", "set", "--from", "links.csv", "--why", "x")
