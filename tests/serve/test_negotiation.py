"""Content negotiation: q-values, wildcards, and what is said when nothing fits."""

import csv
import io
import json
from xml.etree import ElementTree as ET

import pytest
import rdflib
from starlette.testclient import TestClient

ROW = 'SELECT ?a ?b WHERE { BIND("x,\\"y" AS ?a) }'
TRIPLE = 'CONSTRUCT { <urn:s> <urn:p> "ä" } WHERE {}'


def got(client: TestClient, query: str, accept: str) -> tuple[int, str]:
    """The status and media type of an answer."""
    response = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    return response.status_code, response.headers["content-type"].partition(";")[0]


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "application/sparql-results+json"),
        ("", "application/sparql-results+json"),
        ("application/*", "application/sparql-results+json"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.4, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("application/sparql-results+json;q=0, */*;q=0.1", "application/sparql-results+xml"),
        ("text/html, application/xml;q=0.9, */*;q=0.8", "application/xml"),
        ("text/turtle, text/tab-separated-values;q=0.2", "text/tab-separated-values"),
        ("APPLICATION/JSON", "application/json"),
    ],
)
def test_rows_come_in_the_form_wanted_most(client: TestClient, accept: str, media: str) -> None:
    assert got(client, ROW, accept.lower()) == (200, media)


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml;q=0.5, application/n-triples", "application/n-triples"),
        ("application/sparql-results+json, application/rdf+xml;q=0.1", "application/rdf+xml"),
    ],
)
def test_triples_come_in_the_syntax_wanted_most(client: TestClient, accept: str, media: str) -> None:
    assert got(client, TRIPLE, accept) == (200, media)


@pytest.mark.parametrize(
    ("query", "accept"), [(ROW, "text/turtle"), (TRIPLE, "text/csv"), (ROW, "image/png"), (ROW, "nonsense")]
)
def test_what_cannot_be_had_is_406_and_says_what_can(client: TestClient, query: str, accept: str) -> None:
    response = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert response.status_code == 406
    assert "ask for one of" in response.text


def test_every_form_of_rows_says_the_same(client: TestClient) -> None:
    def body(accept: str) -> str:
        return client.get("/sparql", params={"query": ROW}, headers={"Accept": accept}).text

    value = 'x,"y'
    assert json.loads(body("application/json"))["results"]["bindings"] == [{"a": {"type": "literal", "value": value}}]
    assert list(csv.reader(io.StringIO(body("text/csv")))) == [["a", "b"], [value, ""]]
    assert body("text/tab-separated-values") == '?a\t?b\n"x,\\"y"\t\n'
    literals = ET.fromstring(body("application/xml")).iter("{http://www.w3.org/2005/sparql-results#}literal")  # noqa: S314 - our own
    assert [one.text for one in literals] == [value]


@pytest.mark.parametrize(
    ("accept", "syntax"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ],
)
def test_every_syntax_of_triples_says_the_same(client: TestClient, accept: str, syntax: str) -> None:
    text = client.get("/sparql", params={"query": TRIPLE}, headers={"Accept": accept}).text
    triples = set(rdflib.Graph().parse(data=text, format=syntax))
    assert triples == {(rdflib.URIRef("urn:s"), rdflib.URIRef("urn:p"), rdflib.Literal("ä"))}


def test_a_head_request_has_the_headers_and_no_body(client: TestClient) -> None:
    response = client.head("/sparql", params={"query": ROW})
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["content-type"] == "application/sparql-results+json"


def test_options_tell_the_methods(client: TestClient) -> None:
    response = client.options("/sparql")
    assert (response.status_code, response.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")


def test_pages_of_other_sites_may_read_the_data_without_cookies(client: TestClient) -> None:
    sent = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"}
    preflight = client.options("/sparql", headers={**sent, "Access-Control-Request-Headers": "content-type"})
    assert preflight.headers["access-control-allow-origin"] == "*"
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert "access-control-allow-credentials" not in preflight.headers
    answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"Origin": "https://elsewhere.example"})
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_large_answer_is_packed_for_who_takes_that(client: TestClient) -> None:
    everything = {"query": "SELECT * WHERE { ?s ?p ?o } LIMIT 200"}
    packed = client.get("/sparql", params=everything, headers={"Accept-Encoding": "gzip"})
    plain = client.get("/sparql", params=everything, headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.json()["results"] == plain.json()["results"]


def test_an_error_comes_in_the_form_wanted(client: TestClient) -> None:
    def error(accept: str) -> object:
        return client.get("/sparql", params={"query": "ASK"}, headers={"Accept": accept})

    assert error("text/html").headers["content-type"].startswith("text/html")  # type: ignore[attr-defined]  # httpx's
    problem = error("application/json")
    assert problem.headers["content-type"] == "application/problem+json"  # type: ignore[attr-defined]  # httpx's
    assert problem.json()["status"] == 400  # type: ignore[attr-defined]  # httpx's
