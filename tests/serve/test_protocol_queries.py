"""The W3C's SPARQL 1.1 Protocol cases for queries, by their names, written for our own data.

See https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/ for the list.
"""

import pytest
from starlette.testclient import TestClient

from tests.serve.serving import GRAPHS, ROWS_JSON

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
NAMES = "SELECT ?name WHERE { ?s <http://example.org/name> ?name } ORDER BY ?name"
NAMED = "SELECT ?name WHERE { GRAPH ?g { ?s <http://example.org/name> ?name } } ORDER BY ?name"


def names(response: object) -> list[str]:
    """The names in an answer."""
    return [row["name"]["value"] for row in response.json()["results"]["bindings"]]  # type: ignore[attr-defined]  # httpx's


def test_query_get(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": "ASK {}"})
    assert response.status_code == 200
    assert response.headers["content-type"] == ROWS_JSON
    assert response.json()["boolean"] is True


def test_query_post_form(client: TestClient) -> None:
    assert client.post("/sparql", data={"query": "ASK {}"}).json()["boolean"] is True


def test_query_post_direct(client: TestClient) -> None:
    assert client.post("/sparql", content="ASK {}", headers=DIRECT).json()["boolean"] is True


def test_query_dataset_default_graph_get(client: TestClient) -> None:
    asked = {"query": NAMES, "default-graph-uri": GRAPHS[0]}
    assert names(client.get("/sparql", params=asked)) == ["in graph 0"]


def test_query_dataset_default_graphs_get(client: TestClient) -> None:
    asked = {"query": NAMES, "default-graph-uri": list(GRAPHS[:2])}
    assert names(client.get("/sparql", params=asked)) == ["in graph 0", "in graph 1"]


def test_query_dataset_default_graphs_post(client: TestClient) -> None:
    direct = client.post("/sparql", params={"default-graph-uri": list(GRAPHS[:2])}, content=NAMES, headers=DIRECT)
    form = client.post("/sparql", data={"query": NAMES, "default-graph-uri": list(GRAPHS[:2])})
    assert names(direct) == names(form) == ["in graph 0", "in graph 1"]


def test_query_dataset_named_graphs_get(client: TestClient) -> None:
    asked = {"query": NAMED, "named-graph-uri": list(GRAPHS[1:])}
    assert names(client.get("/sparql", params=asked)) == ["in graph 1", "in graph 2"]


def test_query_dataset_named_graphs_post(client: TestClient) -> None:
    response = client.post("/sparql", params={"named-graph-uri": list(GRAPHS[1:])}, content=NAMED, headers=DIRECT)
    assert names(response) == ["in graph 1", "in graph 2"]


def test_query_dataset_full(client: TestClient) -> None:
    both = f"SELECT ?name WHERE {{ {{ {NAMES} }} UNION {{ {NAMED} }} }}"
    asked = {"query": both, "default-graph-uri": GRAPHS[0], "named-graph-uri": list(GRAPHS[1:])}
    assert sorted(names(client.get("/sparql", params=asked))) == ["in graph 0", "in graph 1", "in graph 2"]


def test_query_multiple_dataset(client: TestClient) -> None:
    """The request's dataset goes before the query's own."""
    own = f"SELECT ?name FROM <{GRAPHS[0]}> WHERE {{ ?s <http://example.org/name> ?name }}"  # noqa: S608 - SPARQL
    asked = {"query": own, "default-graph-uri": GRAPHS[2]}
    assert names(client.post("/sparql", data=asked)) == ["in graph 2"]


def test_a_dataset_in_the_query_goes_before_the_union(client: TestClient) -> None:
    own = f"SELECT ?name FROM <{GRAPHS[1]}> WHERE {{ ?s <http://example.org/name> ?name }}"  # noqa: S608 - SPARQL
    assert names(client.post("/sparql", data={"query": own})) == ["in graph 1"]


def test_without_a_dataset_the_default_graph_is_the_union_of_all(client: TestClient) -> None:
    assert names(client.post("/sparql", data={"query": NAMES})) == ["in graph 0", "in graph 1", "in graph 2"]


def test_named_graphs_alone_leave_the_default_graph_empty(client: TestClient) -> None:
    assert names(client.get("/sparql", params={"query": NAMES, "named-graph-uri": GRAPHS[0]})) == []


@pytest.mark.parametrize(
    ("query", "accept", "kind"),
    [
        pytest.param("SELECT (1 AS ?x) {}", "application/sparql-results+xml", "", id="query_content_type_select"),
        pytest.param("ASK {}", "application/sparql-results+xml", "", id="query_content_type_ask"),
        pytest.param("DESCRIBE <urn:a>", "application/rdf+xml", "", id="query_content_type_describe"),
        pytest.param(
            "CONSTRUCT { <urn:s> <urn:p> 1 } WHERE {}",
            "text/turtle",
            "; charset=utf-8",
            id="query_content_type_construct",
        ),
    ],
)
def test_query_content_type(client: TestClient, query: str, accept: str, kind: str) -> None:
    response = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"] == accept + kind


def test_bad_query_method(client: TestClient) -> None:
    response = client.put("/sparql", params={"query": "ASK {}"})
    assert response.status_code == 405
    assert "POST" in response.headers["allow"]


def test_bad_multiple_queries(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": ["ASK {}", "SELECT * {}"]})
    assert (response.status_code, response.text) == (400, "there is more than one query or update: send one\n")


def test_bad_query_wrong_media_type(client: TestClient) -> None:
    response = client.post("/sparql", content="ASK {}", headers={"Content-Type": "text/plain"})
    assert response.status_code == 415
    assert "application/sparql-query" in response.headers["accept-post"]


def test_bad_query_missing_form_type(client: TestClient) -> None:
    assert client.post("/sparql", content="query=ASK%20%7B%7D").status_code == 415


def test_bad_query_missing_direct_type(client: TestClient) -> None:
    assert client.post("/sparql", content="ASK {}").status_code == 415


def test_bad_query_non_utf8(client: TestClient) -> None:
    response = client.post("/sparql", content="ASK {}".encode("utf-16"), headers=DIRECT)
    assert (response.status_code, response.text) == (400, "byte 0 is not UTF-8\n")
    declared = {"Content-Type": "application/sparql-query; charset=UTF-16"}
    assert client.post("/sparql", content="ASK {}".encode("utf-16"), headers=declared).status_code == 415
    assert client.post("/sparql", content=b"query=%FF%FE", headers=FORM).status_code == 400
    assert client.get("/sparql?query=%FF%FE").status_code == 400


def test_bad_query_syntax(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": "ASK { ?s ?p }"})
    assert response.status_code == 400
    assert response.text.startswith("error at 1:14: expected")


def test_a_relative_iri_stands_against_the_endpoint(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": "SELECT (STR(<thing>) AS ?name) {}"})
    assert names(response) == ["http://127.0.0.1:8020/thing"]
