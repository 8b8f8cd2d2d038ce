"""Dumps opened and cut into chunks."""

import bz2
import gzip
import importlib.util
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import LinkError
from kg.wikidata import dump as opening
from kg.wikidata.dump import open_dump
from tests.wikidata.entities import ENTITIES
from tests.wikidata.indexing import dump_of

WHOLE = dump_of(ENTITIES)
COMPRESSED: dict[str, Callable[[bytes], bytes]] = {
    "json": lambda data: data,
    "json.gz": gzip.compress,
    "json.bz2": bz2.compress,
    "two.gz": lambda data: gzip.compress(data[:999]) + gzip.compress(data[999:]),
    "two.bz2": lambda data: bz2.compress(data[:999]) + bz2.compress(data[999:]),
}
if importlib.util.find_spec("zstandard"):
    import zstandard

    COMPRESSED["json.zst"] = zstandard.ZstdCompressor().compress


def chunks(path: Path, processes: int = 1) -> list[bytes]:
    """What is read at the path."""
    with open_dump(path, processes=processes) as dump:
        return list(dump.chunks())


@pytest.mark.parametrize("form", COMPRESSED)
@pytest.mark.parametrize("processes", [1, 4])
def test_the_first_bytes_tell_how_a_dump_is_compressed(form: str, processes: int, tmp_path: Path) -> None:
    path = tmp_path / "dump"
    path.write_bytes(COMPRESSED[form](WHOLE))
    assert b"".join(chunks(path, processes)) == WHOLE


@pytest.mark.parametrize("form", ["json.gz", "json.bz2"])
def test_the_standard_library_reads_dumps_too(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "find_spec", lambda _name: None)
    path = tmp_path / "dump"
    path.write_bytes(COMPRESSED[form](WHOLE))
    assert b"".join(chunks(path)) == WHOLE


def test_zst_without_its_library_tells_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "find_spec", lambda _name: None)
    path = tmp_path / "dump"
    path.write_bytes(b"\x28\xb5\x2f\xfd...")
    with pytest.raises(LinkError, match=r"to read .zst files, pip install 'dateline-kg\[wikidata\]'"):
        chunks(path)


@pytest.mark.parametrize("form", COMPRESSED)
def test_standard_input_may_be_compressed(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Standard:
        buffer = io.BufferedReader(io.BytesIO(COMPRESSED[form](WHOLE)))

    monkeypatch.setattr("sys.stdin", Standard)
    with open_dump(Path("-")) as dump:
        assert (b"".join(dump.chunks()), dump.size) == (WHOLE, None)


def test_chunks_hold_whole_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "CHUNK", 700)
    path = tmp_path / "dump"
    path.write_bytes(WHOLE)
    found = chunks(path)
    assert len(found) > 5
    assert all(chunk.endswith(b"\n") for chunk in found)
    assert b"".join(found) == WHOLE


def test_a_line_longer_than_a_chunk_is_read_and_an_endless_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "CHUNK", 10)
    path = tmp_path / "dump"
    path.write_bytes(WHOLE)
    assert b"".join(chunks(path)) == WHOLE
    monkeypatch.setattr(opening, "LONGEST", 1 << 10)
    with pytest.raises(LinkError, match="not a dump of Wikidata: a line is longer than"):
        chunks(path)


@pytest.mark.parametrize("form", ["json.gz", "json.bz2"])
def test_damage_is_told(form: str, tmp_path: Path) -> None:
    path = tmp_path / "dump"
    data = bytearray(COMPRESSED[form](WHOLE))
    data[len(data) // 2 : len(data) // 2 + 40] = b"\x55" * 40
    path.write_bytes(data)
    with pytest.raises(LinkError, match=r"dump: damaged or cut off \(.*\): download it again"):
        chunks(path)


def test_a_dump_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LinkError, match="none: cannot be read: No such file or directory"):
        chunks(tmp_path / "none")
    with pytest.raises(LinkError, match="cannot be read: Is a directory"):
        chunks(tmp_path)


def test_the_position_runs_to_the_size(tmp_path: Path) -> None:
    path = tmp_path / "dump"
    path.write_bytes(gzip.compress(WHOLE))
    with open_dump(path) as dump:
        assert list(dump.chunks())
        assert 0 < dump.position() <= (dump.size or 0)
