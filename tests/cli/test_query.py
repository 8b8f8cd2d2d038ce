"""`kg query` takes a name, a file, or SPARQL on standard input."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import kg
from kg.errors import QueryError

GRAPH = str(Path(__file__).parents[2] / "output" / "market-bombing.nq")
ARTICLES = "PREFIX dc: <http://purl.org/dc/terms/> SELECT ?title WHERE { ?s dc:identifier ?id ; dc:title ?title }"


def asked(*words: str, stdin: str = "") -> str:
    """What the command prints, as CSV."""
    done = CliRunner().invoke(
        kg, ["query", *words, "--data", GRAPH, "--format", "csv"], input=stdin, catch_exceptions=False
    )
    assert done.exit_code == 0, done.stderr
    return done.stdout


def test_standard_input_is_a_query() -> None:
    assert "Car bomb kills 14" in asked("-", stdin=ARTICLES)


def test_a_file_is_a_query(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(ARTICLES, encoding="utf-8")
    assert asked(str(tmp_path / "mine.rq")) == asked("-", stdin=ARTICLES)


def test_only_so_many_rows_are_shown_as_asked() -> None:
    assert len(asked("places", "--limit", "1").splitlines()) == 2


def test_no_query_on_standard_input_is_told() -> None:
    with pytest.raises(QueryError, match="standard input: not valid SPARQL"):
        asked("-", stdin="SELECT nothing")
