"""What the server's tests share: a small store, its application, and the server as a process of its own."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.serve.app import make_app
from kg.serve.context import Context
from kg.serve.limits import Limits
from kg.store import EmbeddedStore, load_into
from tests.serve.serving import ADDRESS, DATA, TOKEN, Server, server_of

SAMPLE = Path(__file__).parents[2] / "output" / "market-bombing.nq"
ServeStore = Callable[..., TestClient]


def _client(store: EmbeddedStore, limits: Limits, token: str | None = None) -> TestClient:
    clock = datetime(2026, 3, 4, tzinfo=UTC)
    context = Context(store=store, clock=lambda: clock, address=ADDRESS, limits=limits, token=token)
    return TestClient(make_app(context), base_url=ADDRESS.rstrip("/"), raise_server_exceptions=False)


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """A read-only server over three small graphs and one article."""
    store = EmbeddedStore()
    store.update(DATA)
    load_into(store, [SAMPLE], append=True)
    with _client(store, Limits(seconds=20)) as client:
        yield client


@pytest.fixture(scope="session")
def _writable() -> Iterator[TestClient]:
    with _client(EmbeddedStore(), Limits(running=1, seconds=5), TOKEN) as client:
        client.headers["Authorization"] = f"Bearer {TOKEN}"
        yield client


@pytest.fixture
def writable(_writable: TestClient) -> TestClient:
    """A server over three small graphs that whoever has the token may write to; the client sends it."""
    assert _writable.post("/sparql", data={"update": f"DROP ALL ; {DATA}"}).status_code == 204
    return _writable


@pytest.fixture
def limited() -> Iterator[TestClient]:
    """A server with narrow limits, over a hundred numbers."""
    store = EmbeddedStore()
    numbers = " ".join(f"<urn:n{number}> <urn:is> {number} ." for number in range(100))
    store.update(f"INSERT DATA {{ GRAPH <urn:numbers> {{ {numbers} }} }}")
    limits = Limits(seconds=0.7, rows=150, answer_bytes=20_000, body_bytes=5_000, running=1, waiting=1)
    with _client(store, limits) as client:
        yield client


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """A function that starts `kg serve` with those arguments and waits until it listens."""
    started: list[Server] = []

    def start(*arguments: str, **environment: str) -> Server:
        started.append(server_of(tmp_path, arguments, environment))
        return started[-1]

    yield start
    for one in started:
        one.end()
