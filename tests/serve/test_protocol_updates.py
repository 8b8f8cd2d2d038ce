"""The W3C's SPARQL 1.1 Protocol cases for updates, by their names, written for our own data."""

import pytest
from starlette.testclient import TestClient

from tests.serve.serving import GRAPHS

DIRECT = {"Content-Type": "application/sparql-update"}
ADD = "INSERT DATA { GRAPH <urn:new> { <urn:s> <urn:p> <urn:o> } }"
COPY = "INSERT { GRAPH <urn:copied> { ?s ?p ?o } } WHERE { ?s ?p ?o }"
COPY_NAMED = "INSERT { GRAPH <urn:copied> { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }"


def count(client: TestClient, graph: str) -> int:
    """How many triples a graph holds."""
    query = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    return int(client.get("/sparql", params={"query": query}).json()["results"]["bindings"][0]["n"]["value"])


def test_update_post_form(writable: TestClient) -> None:
    assert writable.post("/sparql", data={"update": ADD}).status_code == 204
    assert count(writable, "urn:new") == 1


def test_update_post_direct(writable: TestClient) -> None:
    assert writable.post("/sparql", content=ADD, headers=DIRECT).status_code == 204
    assert count(writable, "urn:new") == 1


def test_update_base_uri(writable: TestClient) -> None:
    relative = "INSERT DATA { GRAPH <urn:new> { <urn:s> <urn:p> <test> } }"
    assert writable.post("/sparql", content=relative, headers=DIRECT).status_code == 204
    ask = "ASK { GRAPH <urn:new> { <urn:s> <urn:p> <http://127.0.0.1:8020/test> } }"
    assert writable.get("/sparql", params={"query": ask}).json()["boolean"] is True


def test_update_dataset_default_graph(writable: TestClient) -> None:
    assert writable.post("/sparql", data={"update": COPY, "using-graph-uri": GRAPHS[0]}).status_code == 204
    assert count(writable, "urn:copied") == 1


def test_update_dataset_default_graphs(writable: TestClient) -> None:
    chosen = {"using-graph-uri": list(GRAPHS[:2])}
    assert writable.post("/sparql", params=chosen, content=COPY, headers=DIRECT).status_code == 204
    assert count(writable, "urn:copied") == 2


def test_update_dataset_named_graphs(writable: TestClient) -> None:
    chosen = {"update": COPY_NAMED, "using-named-graph-uri": list(GRAPHS[1:])}
    assert writable.post("/sparql", data=chosen).status_code == 204
    assert count(writable, "urn:copied") == 2


def test_update_dataset_full(writable: TestClient) -> None:
    both = "INSERT { GRAPH <urn:copied> { ?s ?p ?o } } WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    chosen = {"update": both, "using-graph-uri": GRAPHS[0], "using-named-graph-uri": GRAPHS[1]}
    assert writable.post("/sparql", data=chosen).status_code == 204
    assert count(writable, "urn:copied") == 2


def test_a_dataset_holds_for_every_operation_of_an_update(writable: TestClient) -> None:
    """Also for the short form of DELETE, and with WHERE in a string or a comment."""
    several = f"""DELETE WHERE {{ ?s <http://example.org/name> 'in graph 1' }} ; # WHERE {{
    INSERT {{ GRAPH <urn:copied> {{ ?s <urn:where> "WHERE {{" }} }} WHERE {{ ?s ?p ?o }} ;
    DELETE {{ GRAPH <{GRAPHS[0]}> {{ ?s ?p ?o }} }} WHERE {{ ?s ?p ?o }}"""
    assert writable.post("/sparql", data={"update": several, "using-graph-uri": GRAPHS[0]}).status_code == 204
    assert [count(writable, graph) for graph in (*GRAPHS, "urn:copied")] == [0, 1, 1, 1]


def test_bad_update_get(writable: TestClient) -> None:
    assert writable.get("/sparql", params={"update": ADD}).status_code == 400


def test_bad_multiple_updates(writable: TestClient) -> None:
    assert writable.post("/sparql", data={"update": [ADD, ADD]}).status_code == 400


def test_bad_query_and_update_at_once(writable: TestClient) -> None:
    assert writable.post("/sparql", data={"update": ADD, "query": "ASK {}"}).status_code == 400
    assert writable.post("/sparql", params={"query": "ASK {}"}, content=ADD, headers=DIRECT).status_code == 400


def test_bad_update_wrong_media_type(writable: TestClient) -> None:
    assert writable.post("/sparql", content=ADD, headers={"Content-Type": "text/plain"}).status_code == 415


def test_bad_update_missing_form_type(writable: TestClient) -> None:
    assert writable.post("/sparql", content="update=CLEAR%20ALL").status_code == 415


def test_bad_update_missing_direct_type(writable: TestClient) -> None:
    assert writable.post("/sparql", content=ADD).status_code == 415


def test_bad_update_non_utf8(writable: TestClient) -> None:
    assert writable.post("/sparql", content=ADD.encode("utf-16"), headers=DIRECT).status_code == 400


def test_bad_update_syntax(writable: TestClient) -> None:
    response = writable.post("/sparql", content="INSERT DATA { <urn:s> <urn:p> }", headers=DIRECT)
    assert response.status_code == 400
    assert response.text.startswith("error at 1:")


@pytest.mark.parametrize("clause", ["USING", "WITH"])
def test_bad_update_dataset_conflict(writable: TestClient, clause: str) -> None:
    before, after = (f"WITH <{GRAPHS[0]}> ", "") if clause == "WITH" else ("", f" USING <{GRAPHS[0]}>")
    own = f"{before}INSERT {{ <urn:s> <urn:p> ?o }}{after} WHERE {{ ?s ?p ?o }}"
    response = writable.post("/sparql", data={"update": own, "using-graph-uri": GRAPHS[1]})
    assert response.status_code == 400
    assert "leave using-graph-uri out" in response.text


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer wrong", "Basic YTpi", "Bearer a-token-for-test\u00e9"])
def test_an_update_needs_the_token(writable: TestClient, authorization: str) -> None:
    sent = {"Authorization": authorization.encode("latin-1")}
    response = writable.post("/sparql", data={"update": ADD}, headers=sent)
    assert response.status_code == 401
    assert response.headers["www-authenticate"].startswith("Bearer")
    assert count(writable, "urn:new") == 0


def test_a_read_only_server_does_no_update_whatever_is_sent(client: TestClient) -> None:
    response = client.post("/sparql", data={"update": ADD}, headers={"Authorization": "Bearer x"})
    assert (response.status_code, response.text) == (403, "this server is read-only: start it with --writable\n")


def test_an_update_that_fails_halfway_changes_nothing(writable: TestClient) -> None:
    response = writable.post("/sparql", data={"update": f"{ADD} ; CREATE GRAPH <urn:new>"})
    assert (response.status_code, response.text) == (
        400,
        "the update cannot be done: The graph <urn:new> already exists\n",
    )
    assert count(writable, "urn:new") == 0


def test_an_answer_is_not_sent_again_until_the_data_change(writable: TestClient) -> None:
    asked = {"query": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"}
    first = writable.get("/sparql", params=asked)
    again = writable.get("/sparql", params=asked, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    writable.post("/sparql", data={"update": ADD})
    changed = writable.get("/sparql", params=asked, headers={"If-None-Match": first.headers["etag"]})
    assert changed.status_code == 200
    assert "etag" not in writable.get("/sparql", params={"query": "SELECT (RAND() AS ?r) {}"}).headers
