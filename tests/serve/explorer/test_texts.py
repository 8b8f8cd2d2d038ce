"""Where the text beside the facts comes from: the folder of articles, else the graph, else nowhere, and it says so."""

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.assemble import make_assembler, write_file
from kg.schema import load_schema
from kg.serve.app import make_app
from kg.serve.context import Context
from kg.serve.explorer.asking import ask
from kg.serve.explorer.texts import source_path
from kg.store import EmbeddedStore, load_into
from tests.invented import LINKED
from tests.serve.explorer.conftest import NOW
from tests.serve.explorer.forms import text_of


@pytest.mark.parametrize(
    "source",
    ["../secret.txt", "/etc/hostname", "..", "", ".", "a\x00b", "sub/../../secret.txt", "link.txt", "~/secret.txt"],
)
def test_no_source_leads_out_of_the_folder(tmp_path: Path, source: str) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert source_path(source, folder) is None


def test_a_line_of_json_lines_leads_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text("{}\n", encoding="utf-8")
    assert source_path("wire.jsonl:12", tmp_path) == (tmp_path / "wire.jsonl").resolve()


@pytest.fixture
def bare(tmp_path: Path) -> TestClient:
    """The explorer over a graph that copies no words."""
    graph = make_assembler(load_schema(), version="1.2.3", evidence="offsets")(LINKED)
    store = EmbeddedStore()
    load_into(store, [write_file(graph, "turtle", folder=tmp_path)])
    return TestClient(make_app(Context(store=store, clock=lambda: NOW)), base_url="http://127.0.0.1")


def only_article(client: TestClient) -> str:
    """The address of the one article of the list."""
    page = client.get("/explorer/articles").text
    return page.partition('href="/explorer/article?')[2].partition('"')[0]


def test_a_graph_of_offsets_says_why_there_is_no_text(bare: TestClient) -> None:
    page = text_of(bare.get(f"/explorer/article?{only_article(bare)}").text)
    assert "This graph was built with --evidence offsets: it points at the words and copies none." in page
    assert "There is no text to show." in page
    assert "characters" in page


def test_every_page_bears_a_graph_of_offsets(bare: TestClient) -> None:
    for path in ("articles", "timeline", "map", "people", "graph", "review"):
        assert bare.get(f"/explorer/{path}").status_code == 200, path


def test_an_article_in_another_language_is_shown_with_nothing_found(tmp_path: Path) -> None:
    nothing = replace(
        LINKED.extraction, mentions=(), entities=(), events=(), claims=(), relations=(), posts=(), causes=()
    )
    empty = replace(LINKED, extraction=replace(nothing, wordings=()), links=(), items=())
    store = EmbeddedStore()
    load_into(store, [write_file(make_assembler(load_schema(), version="1")(empty), "turtle", folder=tmp_path)])
    client = TestClient(make_app(Context(store=store, clock=lambda: NOW)), base_url="http://127.0.0.1")
    page = client.get("/explorer/article", params={"iri": ask(store, "articles")[0]["article"]}).text
    assert "Nothing was found in this article." in page
