"""Builds that go wrong, are stopped, or come twice."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import KgError, LinkError, OutputError, UsageError
from kg.wikidata.build import Built
from kg.wikidata.index import Index
from kg.wikidata.shard import Tally
from tests.wikidata.entities import ENTITIES, LAND, entity, of
from tests.wikidata.indexing import build, dump_of, order
from tests.wikidata.test_dump import COMPRESSED

BROKEN = '{"type":"item","id":"Q9","labels":{"en":'


def test_malformed_lines_are_counted_and_the_first_told(tmp_path: Path) -> None:
    lines = [ENTITIES[1], BROKEN, *([BROKEN] * 7), '{"id": 3}', "[]", "7", *ENTITIES[:3]]
    tally = build(dump_of(lines), tmp_path / "index").tally
    assert (tally.items, tally.malformed, [line for line, _ in tally.places]) == (4, 11, [3, 4, 5, 6, 7])
    assert set(Index(tmp_path / "index").bearing(["veldania", "port ostrel"])) == {"veldania", "port ostrel"}


def test_lines_are_counted_over_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.wikidata.dump.CHUNK", 3000)
    lines = [entity(f"Q{n}", f"Ostrel {n}", of("P31", "Q515")) for n in range(1, 51)]
    tally = build(dump_of([*lines, BROKEN, *lines, BROKEN]), tmp_path / "index", order(processes=3)).tally
    assert (tally.lines, tally.items, [line for line, _ in tally.places]) == (104, 100, [52, 103])


def test_bytes_that_are_no_text_are_malformed(tmp_path: Path) -> None:
    dump = dump_of(ENTITIES).replace(b'"Veldania"', b'"Veld\xffania"', 1)
    assert build(dump, tmp_path / "index").tally.malformed == 1


def test_properties_and_lexemes_are_passed_over(tmp_path: Path) -> None:
    other = [
        {"type": "property", "id": "P17", "labels": {}, "claims": {}},
        {"type": "lexeme", "id": "L1", "lemmas": {}},
    ]
    built = build(dump_of([*other, *ENTITIES]), tmp_path / "index")
    assert (built.tally.properties, built.tally.skipped, built.tally.items, built.items) == (2, 1, 9, 8)


def test_windows_line_ends_and_a_last_line_without_one_do_no_harm(tmp_path: Path) -> None:
    dump = dump_of(ENTITIES).replace(b"\n", b"\r\n").rstrip()
    assert build(dump, tmp_path / "index").tally.malformed == 0


@pytest.mark.parametrize(
    ("dump", "why"),
    [
        (b"", r"holds no entity of Wikidata \(0 malformed lines\)"),
        (b"[\n]\n", r"holds no entity of Wikidata \(0 malformed lines\)"),
        (b"[\n1,\n2\n]\n", r"holds no entity of Wikidata \(2 malformed lines\)"),
        (b"<rdf>", "not a JSON dump of Wikidata: it begins with b'<rdf>'; give latest-all.json.gz or .bz2"),
        (b"PK\x03\x04", "not a JSON dump of Wikidata"),
        (dump_of(ENTITIES)[:-2], "ends in the middle, after 11 lines: download it again, or give --partial"),
        (dump_of(ENTITIES)[:3000], "ends in the middle"),
    ],
)
def test_what_is_no_whole_dump_is_told_and_leaves_nothing(dump: bytes, why: str, tmp_path: Path) -> None:
    with pytest.raises(LinkError, match=why):
        build(dump, tmp_path / "index")
    assert [path.name for path in tmp_path.iterdir()] == ["index.json"]


def test_a_part_of_a_dump_is_taken_when_asked_for(tmp_path: Path) -> None:
    dump = dump_of(ENTITIES)
    built = build(dump[: dump.index(b"Port-Ostrel") + 9], tmp_path / "index", order(partial=True))
    assert (built.whole, built.tally.malformed, built.items) == (False, 1, 1)


def test_a_dump_of_one_entity_a_line_without_brackets_is_a_part(tmp_path: Path) -> None:
    dump = dump_of(ENTITIES)[2:-3].replace(b",\n", b"\n")
    assert build(dump, tmp_path / "index", order(partial=True)).items == 8


def test_an_index_that_cannot_be_built_leaves_the_older_one(tmp_path: Path) -> None:
    build(dump_of(ENTITIES), tmp_path / "index")
    with pytest.raises(LinkError):
        build(b"", tmp_path / "index")
    assert Index(tmp_path / "index").bearing(["veldania"])


def test_a_newer_index_takes_the_place_of_the_older(tmp_path: Path) -> None:
    build(dump_of(ENTITIES), tmp_path / "index")
    build(dump_of(ENTITIES[:2]), tmp_path / "index")
    assert list(Index(tmp_path / "index").bearing(["veldania", "port ostrel"])) == ["veldania"]


def test_what_a_stopped_run_left_is_cleared_away(tmp_path: Path) -> None:
    left = tmp_path / "index.building"
    left.mkdir()
    (left / "shard7.sqlite").write_bytes(b"half")
    (left / "index.sqlite").write_bytes(b"half")
    build(dump_of(ENTITIES), tmp_path / "index")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index", "index.json"]


def test_two_runs_never_write_one_index(tmp_path: Path) -> None:
    (tmp_path / "index.building").mkdir()
    other = sqlite3.connect(tmp_path / "index.building" / "lock")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(UsageError, match="index: another run is building it: wait for it, or give another --out"):
        build(dump_of(ENTITIES), tmp_path / "index")
    other.close()


@pytest.mark.parametrize("out", ["none/index", "index.json/index"])
def test_a_place_that_cannot_be_written_is_told(out: str, tmp_path: Path) -> None:
    (tmp_path / "index.json").write_bytes(dump_of(ENTITIES))
    code = f"""
import sys
from pathlib import Path
from tests.wikidata.indexing import order
from kg.wikidata.build import build_index
from kg.wikidata.dump import open_dump
from kg.errors import OutputError
with open_dump(Path({str(tmp_path / "index.json")!r})) as dump:
    try:
        build_index(dump, Path({str(tmp_path / out)!r}), order(), lambda *_: None)
    except OutputError as error:
        print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "index: cannot be written: " in done.stdout


def test_a_full_disk_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    """The operating system lets no file grow over 200 kB here, as if the disk were full."""
    lines = [entity(f"Q{n}", f"Ostrel {n}", of("P31", "Q515"), aliases=[f"Ost {n}"] * 5) for n in range(1, 5001)]
    (tmp_path / "dump.json").write_bytes(dump_of(lines))
    code = f"""
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
from kg.cli import main
import sys
sys.argv = ["kg", "wikidata", "index", {str(tmp_path / "dump.json")!r}, "--out", {str(tmp_path / "index")!r}]
main()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "the index cannot be written (" in done.stderr
    assert "make room, or give --out on a larger disk" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["dump.json"]


def test_a_process_that_dies_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(KgError, match=r"a process that read the dump has ended \(exit code 1\)"):
        build(dump_of(ENTITIES), tmp_path / "index", order(processes=2))


def test_progress_is_told_with_the_tally(tmp_path: Path) -> None:
    from kg.wikidata.build import build_index
    from kg.wikidata.dump import open_dump

    (tmp_path / "dump.json").write_bytes(dump_of(ENTITIES))
    heard: list[tuple[str, int]] = []

    def told(stage: str, tally: Tally) -> None:
        heard.append((stage, tally.lines))

    with open_dump(tmp_path / "dump.json") as dump:
        built: Built = build_index(dump, tmp_path / "index", order(), told)
    assert heard == [("reading", 12), ("sorting", 12)]
    assert built.whole
    assert Index(tmp_path / "index").bearing(["veldania"])["veldania"][0].item == LAND


def test_an_index_is_not_written_where_a_folder_stands(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "kept").touch()
    with pytest.raises(OutputError, match="index: cannot be written: it is a folder: give --out a file"):
        build(dump_of(ENTITIES), tmp_path / "index")
    assert (tmp_path / "index" / "kept").exists()


@pytest.mark.parametrize("form", COMPRESSED)
@pytest.mark.parametrize("library", ["rapidgzip", "standard"])
def test_a_compressed_dump_that_is_cut_off_gives_no_index(
    form: str, library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if library == "standard":
        if form == "json.zst":
            pytest.skip("the standard library reads no .zst")
        monkeypatch.setattr("kg.wikidata.dump.find_spec", lambda _name: None)
    whole = COMPRESSED[form](dump_of(ENTITIES * 50))
    with pytest.raises(LinkError, match=r"ends in the middle|damaged or cut off|holds no entity"):
        build(whole[: len(whole) * 2 // 3], tmp_path / "index")
    assert not (tmp_path / "index").exists()
