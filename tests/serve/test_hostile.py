"""Hostile input: nothing of it is run, no file but our own is read, no answer is a 500."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from kg.serve.app import make_app
from kg.serve.context import Context
from kg.store import EmbeddedStore

SCRIPT = "<script>alert(1)</script>"
ATTRIBUTE = "\" onmouseover='alert(1)' x=\""
HTML = {"Accept": "text/html"}
DATA = """INSERT DATA { GRAPH <urn:g> {
  <urn:thing> <http://www.w3.org/2000/01/rdf-schema#label> "SCRIPT" ;
    <urn:has> 'ATTRIBUTE', "ATTR"@en , <javascript:alert(1)> , <urn:x'onclick=alert(1)> ;
    <https://w3id.org/dateline/ontology#evidence> <urn:passage> .
  <urn:passage> <https://w3id.org/dateline/ontology#sentence> <urn:sentence> ;
    <https://w3id.org/dateline/ontology#begin> 0 ; <https://w3id.org/dateline/ontology#end> 8 .
  <urn:sentence> <https://w3id.org/dateline/ontology#quote> "SCRIPT" ;
    <https://w3id.org/dateline/ontology#begin> 0 ; <http://www.w3.org/ns/oa#hasSource> <urn:article> .
  <urn:article> <http://purl.org/dc/terms/title> "SCRIPT" .
} }"""


@pytest.fixture(scope="module")
def hostile() -> Iterator[TestClient]:
    """A server over a graph whose every word is an attack."""
    store = EmbeddedStore()
    escaped = ATTRIBUTE.replace('"', '\\"').replace("'", "\\'")
    store.update(DATA.replace("SCRIPT", SCRIPT).replace("ATTRIBUTE", escaped).replace("ATTR", escaped))
    now = datetime(2026, 3, 4, tzinfo=UTC)
    with TestClient(make_app(Context(store=store, clock=lambda: now)), raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("iri", ["urn:thing", "urn:passage", "urn:sentence", "javascript:alert(1)", "urn:has"])
def test_what_the_graphs_hold_is_never_markup(hostile: TestClient, iri: str) -> None:
    html = hostile.get("/resource", params={"iri": iri}, headers=HTML)
    assert html.status_code == 200
    assert "<script" not in html.text
    assert "onmouseover='" not in html.text
    assert 'href="javascript:' not in html.text


def test_a_quote_is_escaped_on_both_sides_of_its_mark(hostile: TestClient) -> None:
    html = hostile.get("/resource", params={"iri": "urn:thing"}, headers=HTML).text
    assert "<mark>&lt;script&gt;</mark>alert(1)" in html


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("/sparql", {"query": SCRIPT}),
        ("/sparql", {"query": "SELECT * { ?s ?p <script>alert(1)</script> }"}),
        ("/sparql", {"query": "ASK {}", "default-graph-uri": SCRIPT}),
        ("/graphs", {"graph": SCRIPT}),
        ("/graphs", {"graph": "urn:" + "x'><img/src='x'onerror='alert(1)'>"}),
        ("/resource", {"iri": SCRIPT}),
        ("/resource", {"iri": "urn:a", "format": SCRIPT}),
        (f"/{SCRIPT}", {}),
        (f"/event/{SCRIPT}", {}),
        ("/event/'onmouseover='alert(1)", {}),
    ],
)
def test_no_message_of_an_error_is_markup(hostile: TestClient, address: str, asked: dict[str, str]) -> None:
    response = hostile.get(address, params=asked, headers=HTML)
    assert 400 <= response.status_code < 500
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "<script" not in response.text
    assert "<img" not in response.text
    assert "onmouseover='" not in response.text


@pytest.mark.parametrize(
    "address",
    ["/", "/sparql", "/static/style.css", "/none", "/resource?iri=urn:thing", "/health", "/metrics", "/graphs"],
)
def test_every_answer_forbids_what_is_not_ours(hostile: TestClient, address: str) -> None:
    headers = hostile.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static/....//app.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/..\\app.py",
        "/static/%00",
        "/event/../../../etc/passwd",
        "/resource/../static/../context.py",
    ],
)
def test_no_file_but_those_of_static_can_be_read(hostile: TestClient, path: str) -> None:
    response = hostile.get(path)
    assert response.status_code in {400, 404}
    assert "import" not in response.text
    assert "root:" not in response.text


def test_a_field_too_many_is_refused(hostile: TestClient) -> None:
    response = hostile.post(
        "/sparql", content="a=1&" * 1000, headers={"Content-Type": "application/x-www-form-urlencoded"}
    )
    assert (response.status_code, response.text) == (400, "there are more than 200 parameters\n")


def test_a_huge_query_is_refused(hostile: TestClient) -> None:
    assert hostile.post("/sparql", data={"query": "x" * 11 * 2**20}).status_code == 413


@given(query=st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_no_text_sent_as_a_query_breaks_the_server(hostile: TestClient, query: str) -> None:
    text = query.encode("utf-8", "replace").decode()
    assert hostile.post("/sparql", data={"query": text}).status_code in {200, 400}


@given(iri=st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_no_text_sent_as_an_iri_breaks_the_server(hostile: TestClient, iri: str) -> None:
    text = iri.encode("utf-8", "replace").decode()
    assert hostile.get("/resource", params={"iri": text}, headers=HTML).status_code in {200, 400, 404}
