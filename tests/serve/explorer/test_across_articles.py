"""What several articles tell of one thing is shown together, and never as surer than it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, serialize
from starlette.testclient import TestClient

from kg.serve.app import make_app
from kg.serve.context import Context
from kg.serve.explorer.asking import ask, question, widened
from kg.store import EmbeddedStore, load_into, read_quads
from tests.serve.explorer.conftest import NOW, ROOT
from tests.serve.explorer.forms import text_of

Find = Callable[[str], str]
HASHES = ("83aa4e5b20a3276b2c1f", "557c0710dfe2978938cc")  # of the article's own nodes, and of its car bombing


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """The market bombing as two articles tell it, word for word alike."""
    folder = tmp_path_factory.mktemp("both")
    first = ROOT / "output" / "market-bombing.ttl"
    words = serialize(read_quads(first), format=RdfFormat.N_QUADS).decode()
    for one in HASHES:
        words = words.replace(one, one[::-1])
    (folder / "second.nq").write_text(words.replace("Gulf Wire", "Second Wire"), encoding="utf-8")
    store = EmbeddedStore(folder / "store")
    load_into(store, [first, Path(folder / "second.nq")])
    return TestClient(make_app(Context(store=store, clock=lambda: NOW)), base_url="http://127.0.0.1")


def test_the_same_event_of_another_article_is_possibly_the_same(both: TestClient, iri_of: Find) -> None:
    page = text_of(both.get("/explorer/event", params={"iri": iri_of("car bombing in Basra")}).text)
    assert "Possibly the same, in other articles" in page
    assert "Nobody has checked that it is one event." in page
    assert page.rpartition("Possibly the same")[2].count("car bombing in Basra market and Basra asserted") == 1
    assert "2026-03-03" in page.rpartition("Possibly the same")[2]
    assert "Second Wire" in page


def test_an_event_that_no_other_article_tells_of_says_so(client: TestClient, iri_of: Find) -> None:
    page = client.get("/explorer/event", params={"iri": iri_of("car bombing in Basra")}).text
    assert "No other article of this store tells of an event of this type, date and place." in page


def test_an_items_page_counts_its_articles(both: TestClient) -> None:
    page = text_of(both.get("/explorer/thing", params={"iri": "http://www.wikidata.org/entity/Q48195"}).text)
    assert "Gulf Wire" in page


def test_a_question_is_widened_by_another_and_what_is_not_known_is_empty(store: EmbeddedStore) -> None:
    article = ask(store, "articles")[0]
    rows = [{"article": article["article"], "n": "1"}, {"article": "urn:none", "n": "2"}]
    known, unknown = widened(store, rows, "documents", "article")
    assert (known["n"], known["title"]) == ("1", article["title"])
    assert unknown == {"article": "urn:none", "n": "2", "title": "", "id": "", "publisher": ""}


@pytest.mark.parametrize(
    "path", sorted((ROOT / "kg" / "serve" / "explorer" / "queries").glob("*.rq")), ids=lambda p: p.stem
)
def test_every_question_is_one_that_the_store_understands(store: EmbeddedStore, path: Path) -> None:
    assert store.select(question(path.stem) + "\nLIMIT 1" * ("LIMIT" not in question(path.stem)), {})[0]
