"""The command `kg wikidata`: what it prints, and what it says of bad input."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.wikidata.entities import ENTITIES, KEEPER, LAND, TRAITOR
from tests.wikidata.indexing import build, dump_of

ONE = ("--processes", "1")


def kg(*words: object, given: bytes = b"") -> subprocess.CompletedProcess[str]:
    """The command's answer."""
    command = [sys.executable, "-m", "kg", "wikidata", *map(str, words)]
    done = subprocess.run(command, input=given, capture_output=True, check=False)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the invented entities."""
    path = tmp_path_factory.mktemp("cli") / "index.kgw"
    build(dump_of(ENTITIES), path)
    return path


def facts(printed: str) -> dict[str, str]:
    """The rows of facts, printed as JSON."""
    return {row["fact"]: row["value"] for row in json.loads(printed)}


def test_a_dump_is_indexed_and_the_index_told(tmp_path: Path) -> None:
    dump = tmp_path / "wikidata-20260105-all.json"
    dump.write_bytes(dump_of(ENTITIES))
    done = kg("index", dump, "--out", tmp_path / "i.kgw", "--format", "json", *ONE)
    assert (done.returncode, done.stderr) == (0, "12 lines read in 0 s; sorting names\n")
    told = facts(done.stdout)
    assert (told["date"], told["items person"], told["licence"]) == ("2026-01-05", "2", "CC0 1.0, as Wikidata's own")
    assert facts(kg("info", tmp_path / "i.kgw", "--format", "json").stdout) == told


def test_standard_input_is_indexed_with_the_date_given(tmp_path: Path) -> None:
    words = ("index", "-", "--out", tmp_path / "i.kgw", "--date", "2026-01-05", "--format", "json", "-q", *ONE)
    done = kg(*words, given=dump_of(ENTITIES))
    assert (done.returncode, done.stderr) == (0, "")
    assert (facts(done.stdout)["dump"], facts(done.stdout)["date"]) == ("standard input", "2026-01-05")


def test_malformed_lines_are_told_and_the_exit_code_is_one(tmp_path: Path) -> None:
    done = kg("index", "-", "--out", tmp_path / "i.kgw", "-q", *ONE, given=dump_of([*ENTITIES, *["{"] * 7]))
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert lines[0] == "kg: -: line 12 is no entity (Input data was truncated): left out"
    assert lines[-1] == "kg: -: 7 lines in all are no entities: left out"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (b"", "kg: standard input: holds no entity of Wikidata (0 malformed lines)"),
        (b"<a>", "kg: standard input: not a JSON dump of Wikidata: it begins with b'<a>'; give latest-all.json.gz or"),
        (b"[\n", "kg: standard input: holds no entity"),
        (dump_of(ENTITIES)[:-3], "kg: standard input: ends in the middle, after 11 lines: download it again, or give"),
    ],
)
def test_what_is_no_dump_is_told_in_one_line(given: bytes, why: str, tmp_path: Path) -> None:
    done = kg("index", "-", "--out", tmp_path / "i.kgw", "-q", *ONE, given=given)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(why)
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_date_that_is_none_is_told(tmp_path: Path) -> None:
    done = kg("index", "-", "--out", tmp_path / "i.kgw", "--date", "May")
    assert (done.returncode, done.stderr) == (2, "kg: --date cannot be 'May': give a day such as 2026-01-05\n")


def test_a_table_of_classes_of_ones_own_decides(tmp_path: Path) -> None:
    table = tmp_path / "classes.tsv"
    table.write_text("class\ttype\nQ5\tother\n", encoding="utf-8")
    words = ("index", "-", "--out", tmp_path / "i.kgw", "--classes", table, "--format", "json", "-q", *ONE)
    told = facts(kg(*words, given=dump_of(ENTITIES)).stdout)
    assert {name for name in told if name.startswith("items")} == {"items other"}


def test_a_search_shows_who_bears_a_name(index: Path) -> None:
    done = kg("search", "Marenko", "--index", index, "--format", "json")
    rows = [(row["wikidata"], row["label"], row["type"], row["method"]) for row in json.loads(done.stdout)]
    assert rows == [(KEEPER, "Ilsa Marenko", "person", "surname")]
    assert TRAITOR not in done.stdout  # no page is about him


def test_a_search_finds_a_name_that_is_written_otherwise(index: Path) -> None:
    rows = json.loads(kg("search", "the Republic of Véldania's", "--index", index, "--format", "json").stdout)
    assert [(row["wikidata"], row["prior"], row["description"]) for row in rows] == [(LAND, "0.91", "about Veldania")]


def test_a_search_for_nothing_shows_nothing(index: Path) -> None:
    done = kg("search", "Xyzzy", "--index", index, "--format", "csv")
    assert (done.returncode, done.stdout) == (0, "wikidata,label,type,prior,method,description\n")


def test_a_search_without_an_index_tells_what_to_give() -> None:
    done = kg("search", "Basra")
    assert (done.returncode, done.stderr) == (2, "kg: search needs an index: give --index FILE, or index in kg.toml\n")


@pytest.mark.parametrize("verb", ["index", "info", "search"])
def test_every_verb_shows_an_example(verb: str) -> None:
    assert f"Example:\n    kg wikidata {verb} " in kg(verb, "--help").stdout
