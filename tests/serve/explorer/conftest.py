"""A store with the graphs of the sample articles, and the explorer over it."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.serve.app import make_app
from kg.serve.context import Context
from kg.serve.explorer.asking import ask
from kg.store import EmbeddedStore, load_into

ROOT = Path(__file__).parents[3]
NAMES = ("border-talks", "capital-protest", "market-bombing", "quake-cup-vote")
TOKEN = "only for tests"  # noqa: S105 - no secret
NOW = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)

OpenExplorer = Callable[[Context], TestClient]


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    """The graphs of the four samples."""
    store = EmbeddedStore(tmp_path_factory.mktemp("explorer") / "store")
    load_into(store, [ROOT / "output" / f"{name}.ttl" for name in NAMES])
    return store


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of our own with the samples' texts."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in NAMES:
        shutil.copy(ROOT / "tests" / "samples" / f"{name}.txt", folder)
    return folder


@pytest.fixture
def context(store: EmbeddedStore, articles: Path) -> Context:
    """The explorer with its folder, for readers only."""
    return Context(store=store, clock=lambda: NOW, articles=articles)


@pytest.fixture
def client(context: Context) -> TestClient:
    """A reader's browser."""
    return TestClient(make_app(context), base_url="http://127.0.0.1")


@pytest.fixture
def writer(store: EmbeddedStore, articles: Path) -> TestClient:
    """The browser of somebody who has given the token."""
    context = Context(store=store, clock=lambda: NOW, articles=articles, token=TOKEN)
    client = TestClient(make_app(context), base_url="http://127.0.0.1")
    client.post("/explorer/sign-in", data={"token": TOKEN})
    return client


@pytest.fixture(scope="session")
def iri_of(store: EmbeddedStore) -> Callable[[str], str]:
    """A function from the beginning of an event's or thing's label to its IRI."""

    def find(label: str) -> str:
        rows = store.select(
            "SELECT ?s WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l FILTER(STRSTARTS(?l, ?begin)) } "
            "ORDER BY ?l ?s",
            {"begin": label},
        )[1]
        return rows[0]["s"]

    return find


@pytest.fixture(scope="session")
def article_iri(store: EmbeddedStore) -> Callable[[str], str]:
    """A function from an article's id to its IRI."""
    known = {row["id"]: row["article"] for row in ask(store, "articles")}
    return lambda name: known[name]
