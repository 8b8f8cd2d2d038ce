"""The Graph Store Protocol at /graphs."""

from itertools import pairwise

import pytest
import rdflib
from starlette.testclient import TestClient

from tests.serve.serving import GRAPHS

TURTLE = {"Content-Type": "text/turtle"}
NEW = {"graph": "urn:new"}


def test_a_graph_is_given_by_its_iri(client: TestClient) -> None:
    response = client.get("/graphs", params={"graph": GRAPHS[1]}, headers={"Accept": "application/n-triples"})
    assert response.text == f'<{GRAPHS[1]}#a> <http://example.org/name> "in graph 1" .\n'
    assert client.head("/graphs", params={"graph": GRAPHS[1]}).status_code == 200


def test_the_default_graph_is_the_union_of_all(client: TestClient) -> None:
    graph = rdflib.Graph().parse(data=client.get("/graphs?default").text, format="turtle")
    names = {str(name) for name in graph.objects(predicate=rdflib.URIRef("http://example.org/name"))}
    assert names == {"in graph 0", "in graph 1", "in graph 2"}


def test_a_graph_that_is_not_there_is_404(client: TestClient) -> None:
    response = client.get("/graphs", params={"graph": "urn:none"})
    assert (response.status_code, response.text) == (404, "there is no graph urn:none\n")


@pytest.mark.parametrize("query", ["", "?graph=", "?graph=a%20b", "?graph=urn:a&default", "?graph=urn:a&graph=urn:b"])
def test_a_request_that_names_no_one_graph_is_wrong(client: TestClient, query: str) -> None:
    assert client.get(f"/graphs{query}").status_code == 400


def test_nothing_is_written_without_the_token(client: TestClient, writable: TestClient) -> None:
    assert client.put("/graphs", params=NEW, content="", headers=TURTLE).status_code == 403
    wrong = {**TURTLE, "Authorization": "Bearer wrong"}
    assert writable.put("/graphs", params=NEW, content="", headers=wrong).status_code == 401
    assert writable.delete("/graphs", params={"graph": GRAPHS[0]}, headers=wrong).status_code == 401


def test_put_makes_and_replaces_a_graph(writable: TestClient) -> None:
    assert writable.put("/graphs", params=NEW, content="<urn:s> <urn:p> 1 .", headers=TURTLE).status_code == 201
    assert writable.put("/graphs", params=NEW, content="<urn:s> <urn:p> 2 .", headers=TURTLE).status_code == 204
    assert writable.get("/graphs", params=NEW).text == "<urn:s> <urn:p> 2 .\n"


def test_post_adds_to_a_graph(writable: TestClient) -> None:
    added = '{"@id": "urn:s", "urn:p": 2}'
    writable.put("/graphs", params=NEW, content="<urn:s> <urn:p> 1 .", headers=TURTLE)
    response = writable.post("/graphs", params=NEW, content=added, headers={"Content-Type": "application/ld+json"})
    assert response.status_code == 204
    assert len(rdflib.Graph().parse(data=writable.get("/graphs", params=NEW).text, format="turtle")) == 2


def test_delete_takes_a_graph_away(writable: TestClient) -> None:
    assert writable.delete("/graphs", params={"graph": GRAPHS[0]}).status_code == 204
    assert writable.get("/graphs", params={"graph": GRAPHS[0]}).status_code == 404
    assert writable.delete("/graphs", params={"graph": GRAPHS[0]}).status_code == 404


@pytest.mark.parametrize(
    ("sent", "kind", "status", "words"),
    [
        ("<urn:s> <urn:p>", "text/turtle", 400, "Parser error"),
        (b"<urn:s> <urn:p> '\xff' .", "text/turtle", 400, "byte 17 is not UTF-8"),
        ("{", "application/ld+json", 400, "Parser error"),
        ("", "image/png", 415, "send a graph as one of"),
    ],
)
def test_a_graph_that_cannot_be_read_changes_nothing(
    writable: TestClient, sent: str | bytes, kind: str, status: int, words: str
) -> None:
    response = writable.put("/graphs", params={"graph": GRAPHS[0]}, content=sent, headers={"Content-Type": kind})
    assert response.status_code == status
    assert response.text.startswith(words)
    assert writable.get("/graphs", params={"graph": GRAPHS[0]}).status_code == 200


def test_the_union_cannot_be_written(writable: TestClient) -> None:
    response = writable.put("/graphs?default", content="", headers=TURTLE)
    assert (response.status_code, "name the graph to write" in response.text) == (403, True)


BOMB = """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">%s]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="urn:s">
<p xmlns="urn:">&k;</p></rdf:Description></rdf:RDF>"""


def test_a_graph_that_grows_a_thousandfold_when_read_is_refused(writable: TestClient) -> None:
    entities = "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in pairwise("abcdefghijk"))
    kind = {"Content-Type": "application/rdf+xml"}
    response = writable.put("/graphs", params=NEW, content=BOMB % entities, headers=kind)
    assert response.status_code in {400, 422, 503}
    assert writable.get("/graphs", params=NEW).status_code == 404
