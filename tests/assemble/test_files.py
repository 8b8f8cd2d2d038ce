"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from kg.assemble import make_assembler, put_file, write, write_file
from kg.errors import OutputError
from kg.schema import Schema
from kg.stages import Graph
from tests.invented import LINKED


def test_a_graph_is_written_under_its_articles_id(tmp_path: Path) -> None:
    graph = make_assembler(Schema(), version="1.2.3")(LINKED)
    path = write_file(graph, "trig", folder=tmp_path / "new")
    assert path == tmp_path / "new" / "karvia.trig"
    assert path.read_bytes() == write(graph, "trig")


def test_an_id_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    assert write_file(Graph(article="../../x", iri="x:y", statements={}), "nquads", folder=tmp_path).parent == tmp_path


def test_a_folder_that_is_a_file_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(OutputError, match=r"cannot write .*taken.*: choose another folder with --out"):
        put_file(tmp_path / "taken" / "a.ttl", b"")


def test_a_failed_write_leaves_no_draft(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").mkdir()
    with pytest.raises(OutputError):
        put_file(tmp_path / "a.ttl", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["a.ttl"]
