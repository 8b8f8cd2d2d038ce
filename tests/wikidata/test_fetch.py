"""`kg wikidata fetch`: a slice through the API, in the dump's layout."""

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import kg
from kg.errors import KgError
from tests.wikidata_server import BANNED, Json, Service, item, running


@pytest.fixture
def service() -> Iterator[Service]:
    """A service with a town, its class and what lies above it, and a hundred and twenty ports."""
    with running() as service:
        service.add(
            item("Q1", "Varnem", claims={"P31": ["Q901001"]}),
            item("Q901001", "harbour town", claims={"P279": ["Q901002"]}),
            item("Q901002", "coastal town", claims={"P279": ["Q515"]}),
            item("Q515", "city"),
            *(item(f"Q{number}", f"Port {number}", claims={"P31": ["Q515"]}) for number in range(1001, 1121)),
        )
        yield service


def fetch(service: Service, folder: Path, *words: str, given: str = "", out: Path | None = None) -> Result:
    """The command's result; the slice, if any, is `slice.json` in the folder, unless `out` is another file."""
    asked = ["--wikidata-api", service.url, "--cache", str(folder / "cache"), "--rate", "1000"]
    path = out or folder / "slice.json"
    return CliRunner().invoke(kg, ["wikidata", "fetch", *words, "--out", str(path), *asked], given)


def read(folder: Path) -> list[Json]:
    return list(json.loads((folder / "slice.json").read_text(encoding="utf-8")))


def ids(entities: Sequence[Json]) -> list[object]:
    return [entity["id"] for entity in entities]


def test_a_slice_holds_the_items_and_what_lies_above_their_classes(service: Service, tmp_path: Path) -> None:
    done = fetch(service, tmp_path, "Q1")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.endswith("slice.json: 3 entities\n")
    assert ids(read(tmp_path)) == ["Q1", "Q901001", "Q901002"]


def test_it_is_laid_out_as_the_dump_one_entity_a_line(service: Service, tmp_path: Path) -> None:
    fetch(service, tmp_path, "Q1", "Q515")
    first, *lines, last = (tmp_path / "slice.json").read_text(encoding="utf-8").splitlines()
    assert (first, last) == ("[", "]")
    assert [line.endswith(",") for line in lines] == [True, True, True, False]
    assert json.loads(lines[0][:-1])["labels"]["en"]["value"] == "Varnem"


def test_it_may_be_compressed_and_is_the_same_bytes_each_time(service: Service, tmp_path: Path) -> None:
    out, again = tmp_path / "slice.json.gz", tmp_path / "again" / "slice.json.gz"
    again.parent.mkdir()
    for path in (out, again):
        fetch(service, tmp_path, "Q1", out=path)
    assert len(json.loads(gzip.decompress(out.read_bytes()))) == 3
    assert out.read_bytes() == again.read_bytes()


def test_items_of_a_class_come_to_the_limit(service: Service, tmp_path: Path) -> None:
    fetch(service, tmp_path, "--class", "Q515", "--limit", "70")
    assert len(read(tmp_path)) == 70
    asked = [(one["srsearch"], one["srlimit"], one["sroffset"]) for one in service.of("query")]
    assert asked == [("haswbstatement:P31=Q515", "70", "0")]
    assert max(service.ids().values()) == 1


def test_a_large_class_is_asked_for_page_by_page_until_it_ends(service: Service, tmp_path: Path) -> None:
    service.add(*(item(f"Q{number}", f"Quay {number}", claims={"P31": ["Q515"]}) for number in range(2001, 2551)))
    fetch(service, tmp_path, "--class", "Q515", "--limit", "5000")
    assert len(read(tmp_path)) == 670
    assert [one["sroffset"] for one in service.of("query")] == ["0", "500"]


def test_ids_may_come_from_standard_input(service: Service, tmp_path: Path) -> None:
    fetch(service, tmp_path, "-", given="Q515\nQ1001 Q515\n")
    assert ids(read(tmp_path)) == ["Q515", "Q1001"]


def test_a_merged_item_is_there_once_under_the_id_that_stands(service: Service, tmp_path: Path) -> None:
    service.merged["Q9"] = "Q515"
    fetch(service, tmp_path, "Q9", "Q515")
    assert ids(read(tmp_path)) == ["Q515"]
    assert "redirects" not in read(tmp_path)[0]


def test_an_item_that_does_not_exist_is_told_and_the_rest_written(service: Service, tmp_path: Path) -> None:
    done = fetch(service, tmp_path, "Q515", "Q404")
    assert done.exit_code == 1
    assert "kg: Q404: there is no such item" in done.stderr
    assert ids(read(tmp_path)) == ["Q515"]


def test_a_run_that_was_stopped_goes_on_where_it_was(service: Service, tmp_path: Path) -> None:
    wanted = [f"Q{number}" for number in range(1001, 1121)]
    service.faults.extend([None, None, BANNED])
    done = fetch(service, tmp_path, *wanted)
    assert isinstance(done.exception, KgError)
    assert "slice.json is not written, for Wikidata refused: run it again later" in str(done.exception)
    assert [path.name for path in tmp_path.iterdir()] == ["cache"]
    assert fetch(service, tmp_path, *wanted).exit_code == 0
    assert ids(read(tmp_path)) == wanted
    assert [len(one["ids"].split("|")) for one in service.of("wbgetentities")] == [50, 50, 20, 20]


def test_languages_are_asked_for_with_mul_behind(service: Service, tmp_path: Path) -> None:
    fetch(service, tmp_path, "Q515", "--language", "en", "--language", "ar")
    assert service.of("wbgetentities")[0]["languages"] == "en|ar|mul"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "fetch needs the ids of items or --class QID"),
        (["Q1", "--class", "Q515"], "one of the two"),
        (["Q1|Q2"], r"'Q1\|Q2' is no item"),
        (["--class", "city"], "'city' is no item"),
        (["Q1", "--language", "en|de"], r"'en\|de' is no language"),
        ([f"Q{number}" for number in range(1, 10_002)], "10,001 items are too many to ask for: take a dump"),
    ],
)
def test_wrong_use_is_one_clear_line_and_asks_nothing(
    service: Service, tmp_path: Path, words: list[str], says: str
) -> None:
    done = fetch(service, tmp_path, *words)
    with pytest.raises(KgError, match=says):
        raise done.exception or AssertionError
    assert service.asked == []


@pytest.mark.parametrize(("out", "says"), [("slice.txt", "let its name end in .json or .gz"), ("no/slice.json", "no/")])
def test_a_file_that_cannot_be_written_is_one_clear_line(service: Service, tmp_path: Path, out: str, says: str) -> None:
    done = fetch(service, tmp_path, "Q1", out=tmp_path / out)
    assert isinstance(done.exception, KgError)
    assert says in str(done.exception)


def test_a_slice_is_indexed_and_its_items_have_their_types(service: Service, tmp_path: Path) -> None:
    fetch(service, tmp_path, "Q1", out=tmp_path / "slice.json.gz")
    index = str(tmp_path / "slice.kgw")
    words = ["wikidata", "index", str(tmp_path / "slice.json.gz"), "--out", index, "--processes", "1"]
    assert CliRunner().invoke(kg, words).exit_code == 0
    found = CliRunner().invoke(kg, ["wikidata", "search", "Varnem", "--index", index, "--format", "json"])
    assert [(row["wikidata"], row["type"]) for row in json.loads(found.stdout)] == [("Q1", "place")]
