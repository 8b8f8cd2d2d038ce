"""SERVICE and LOAD are refused however they are hidden, and never where they are only letters."""

import socketserver
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest
from starlette.testclient import TestClient


class Elsewhere(socketserver.ThreadingTCPServer):
    """A server that nobody may be made to call; it notes who does."""

    called = 0

    @property
    def address(self) -> str:
        """What it is reached at."""
        return f"http://127.0.0.1:{self.server_address[1]}/"


class Noting(BaseHTTPRequestHandler):
    """Notes each request."""

    def do_GET(self) -> None:
        """Note it."""
        assert isinstance(self.server, Elsewhere)
        self.server.called += 1
        self.send_error(404)

    do_POST = do_GET  # noqa: N815 - http.server's name

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    """Another server."""
    with Elsewhere(("127.0.0.1", 0), Noting) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()


HIDDEN = (
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "ASK { serVIce SILENT <URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE<URL>{ ?a ?b ?c } }",
    "SELECT * { ?s ?p 1SERVICE<URL>{ ?a ?b ?c } }",
    "SELECT * { ?s ?p 'x'SERVICE<URL>{ ?a ?b ?c } }",
    "SELECT * { FILTER(?a<?b)SERVICE#>\n<URL>{ ?a ?b ?c } }",
    "SELECT * { FILTER(?a<'>')SERVICE<URL>{ ?x ?y ?z }FILTER(?a<'>') }",
    "SELECT * { # 'not a string\n SERVICE <URL> { ?a ?b ?c } # '\n }",
    "SELECT * { ?s ?p <http://example.org/#> SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { ?s ?p '''a'b''' SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { { SELECT * { SERVICE ?service { ?a ?b ?c } } } VALUES ?service { <URL> } }",
    "PREFIX : <URL> SELECT * { SERVICE:x { ?a ?b ?c } }",
    "PREFIX service: <urn:p> PREFIX : <URL> SELECT * { SERVICE:x { ?a ?b ?c } }",
    "PREFIX zzzzzzz: <urn:p> PREFIX : <URL> SELECT * { SERVICE:x { ?a ?b ?c } }",
    "DESCRIBE ?a { SERVICE <URL> { ?a ?b ?c } }",
    "CONSTRUCT WHERE { ?s ?p ?o } VALUES ?x { 1 } SERVICE <URL> {}",
    "SELECT * { OPTIONAL { SERVICE\u00a0<URL> { ?a ?b ?c } } }",
    "SELECT * { \\u0053ERVICE <URL> { ?a ?b ?c } }",
    "SELECT * FROM <URL> { SERVICE <URL> { ?a ?b ?c } }",
)


@pytest.mark.parametrize("query", HIDDEN)
def test_a_query_calls_no_other_server(client: TestClient, elsewhere: Elsewhere, query: str) -> None:
    response = client.post("/sparql", data={"query": query.replace("URL", elsewhere.address)})
    assert response.status_code in {400, 403}
    assert elsewhere.called == 0


def test_a_refusal_says_what_is_not_done(client: TestClient) -> None:
    response = client.post("/sparql", data={"query": HIDDEN[0]})
    assert (response.status_code, response.text) == (403, "SERVICE is not done here: it would call other servers\n")


@pytest.mark.parametrize(
    "query",
    [
        'ASK { VALUES ?service { "service" } FILTER(?service = "SERVICE <urn:x> {}" || true) } # SERVICE <urn:x> {}',
        "PREFIX service: <urn:> ASK { VALUES ?x { service:service } }",
        "ASK { FILTER(STRSTARTS('http://service.example/', <http://www.w3.org/2001/XMLSchema#string>('http'))) }",
        "SELECT (1 AS ?service) (2 AS ?SERVICE) {}",
        'ASK { VALUES ?x { "a"@en-service } }',
    ],
)
def test_the_letters_of_a_word_are_not_the_word(client: TestClient, query: str) -> None:
    assert client.post("/sparql", data={"query": query}).status_code == 200


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <URL>",
        "load silent <URL> INTO GRAPH <urn:g>",
        "INSERT DATA { <urn:a> <urn:b> 'LOAD' } ;\nLOAD <URL>",
        "INSERT { <urn:a> <urn:b> ?c } WHERE { SERVICE <URL> { ?a ?b ?c } }",
        "INSERT { <urn:a> <urn:b> ?c } WHERE { FILTER(?a<?b)SERVICE#>\n<URL>{ ?a ?b ?c } }",
    ],
)
def test_an_update_calls_no_other_server(writable: TestClient, elsewhere: Elsewhere, update: str) -> None:
    response = writable.post("/sparql", data={"update": update.replace("URL", elsewhere.address)})
    assert response.status_code in {400, 403}
    assert elsewhere.called == 0


def test_a_graph_makes_the_server_call_nobody(writable: TestClient, elsewhere: Elsewhere) -> None:
    sent = f'{{"@context": "{elsewhere.address}", "@id": "urn:s", "p": 1}}'
    kind = {"Content-Type": "application/ld+json"}
    assert writable.put("/graphs", params={"graph": "urn:g"}, content=sent, headers=kind).status_code == 400
    assert elsewhere.called == 0


def test_an_update_may_speak_of_loads_and_services(writable: TestClient) -> None:
    update = "INSERT DATA { GRAPH <urn:load> { <urn:service> <urn:loaded> 'LOAD <urn:x>' } }"
    assert writable.post("/sparql", data={"update": update}).status_code == 204
