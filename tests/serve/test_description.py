"""What the service says of itself."""

import rdflib
from rdflib.namespace import VOID
from starlette.testclient import TestClient

from tests.serve.serving import ADDRESS

SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
ENDPOINT, DATASET = rdflib.URIRef(f"{ADDRESS}sparql"), rdflib.URIRef(f"{ADDRESS}.well-known/void#dataset")


def described(client: TestClient, address: str) -> rdflib.Graph:
    """The triples at an address."""
    return rdflib.Graph().parse(data=client.get(address, headers={"Accept": "text/turtle"}).text, format="turtle")


def test_the_endpoint_without_a_query_describes_itself(client: TestClient) -> None:
    graph = described(client, "/sparql")
    assert set(graph.objects(ENDPOINT, SD.feature)) == {SD.UnionDefaultGraph}
    assert set(graph.objects(ENDPOINT, SD.supportedLanguage)) == {SD.SPARQL11Query}
    assert len(set(graph.objects(ENDPOINT, SD.resultFormat))) == 8
    (words,) = graph.objects(DATASET, rdflib.RDFS.comment)
    assert str(words).startswith("The default graph is the union of all named graphs")


def test_a_server_that_can_be_written_says_so(writable: TestClient) -> None:
    assert SD.SPARQL11Update in set(described(writable, "/sparql").objects(ENDPOINT, SD.supportedLanguage))


def test_people_get_a_form(client: TestClient) -> None:
    html = client.get("/sparql", headers={"Accept": "text/html"}).text
    assert '<label for="query">' in html
    assert "A query may run for 20 seconds and answer with 100,000 rows." in html


def test_void_counts_what_there_is(writable: TestClient) -> None:
    def counted() -> tuple[int, int]:
        graph = described(writable, "/.well-known/void")
        triples, documents = graph.value(DATASET, VOID.triples), graph.value(DATASET, VOID.documents)
        return int(str(triples)), int(str(documents))

    assert counted() == (3, 3)
    writable.post("/sparql", data={"update": "INSERT DATA { GRAPH <urn:g> { <urn:s> a <urn:Class> } }"})
    assert counted() == (4, 4)
    graph = described(writable, "/.well-known/void")
    (part,) = graph.subjects(VOID["class"], rdflib.URIRef("urn:Class"))
    assert graph.value(part, VOID.entities) == rdflib.Literal(1)
    assert graph.value(DATASET, VOID.sparqlEndpoint) == ENDPOINT


def test_void_has_a_page(client: TestClient) -> None:
    html = client.get("/.well-known/void", headers={"Accept": "text/html"}).text
    assert "<h1>About the data</h1>" in html
    assert ">car bombing</a></td><td>1</td>" in html
