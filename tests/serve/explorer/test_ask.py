"""The page of questions: named queries, any SPARQL, table, CSV and drawing."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from kg.query.named import named_queries
from kg.serve.app import make_app
from kg.serve.context import Context
from kg.store import EmbeddedStore
from tests.serve.explorer.conftest import NOW
from tests.serve.explorer.forms import text_of


@pytest.fixture(scope="module")
def asker(store: EmbeddedStore) -> Iterator[TestClient]:
    """A browser whose questions are answered: the engine runs."""
    context = Context(store=store, clock=lambda: NOW)
    with TestClient(make_app(context), base_url="http://127.0.0.1") as client:
        yield client


def test_a_named_query_is_answered_with_labels_for_iris(asker: TestClient) -> None:
    page = text_of(asker.get("/explorer/ask", params={"name": "attacks"}).text)
    assert "Who attacked whom, where, when and with what" in page
    assert "10 rows" in page
    assert "car bombing in Basra market and Basra" in page


def test_every_named_query_is_offered_and_answered(asker: TestClient) -> None:
    for query in named_queries():
        page = asker.get("/explorer/ask", params={"name": query.name})
        assert "failed" not in page.text, query.name
        assert f'href="/explorer/ask?name={query.name}" aria-current' in page.text


def test_parameters_are_fields_and_are_bound(asker: TestClient) -> None:
    page = text_of(asker.get("/explorer/ask", params={"name": "attacks", "set_place": "amarah"}).text)
    assert "1 row " in page
    assert "raid by government" in page


def test_a_parameter_is_a_value_whatever_stands_in_it(asker: TestClient) -> None:
    page = asker.get("/explorer/ask", params={"name": "attacks", "set_place": '" } UNION { ?s ?p ?o } #'})
    assert "No rows" in page.text


def test_any_select_is_answered(asker: TestClient) -> None:
    sparql = "SELECT (COUNT(*) AS ?number) WHERE { ?s a <https://w3id.org/dateline/ontology#Claim> }"
    assert "1 row number 50" in text_of(asker.post("/explorer/ask", data={"query": sparql}).text)


def test_ask_and_construct_are_answered_too(asker: TestClient) -> None:
    assert "<strong>yes</strong>" in asker.post("/explorer/ask", data={"query": "ASK { ?s ?p ?o }"}).text
    construct = 'CONSTRUCT { <urn:a> <urn:b> "c" } WHERE { }'
    assert "1 row subject predicate object" in text_of(asker.post("/explorer/ask", data={"query": construct}).text)


@pytest.mark.parametrize(
    ("sparql", "words"),
    [
        ("SELECT nonsense", "malformed"),
        ("SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }", "refused"),
        ("DROP ALL", "malformed"),
    ],
)
def test_what_is_not_answered_is_said_in_a_line(asker: TestClient, sparql: str, words: str) -> None:
    page = asker.post("/explorer/ask", data={"query": sparql})
    assert words in page.text.partition('role="alert"')[2].partition("</p>")[0]
    assert sparql[:10] in page.text  # what was written is still there


def test_an_unknown_name_is_an_error_in_words(asker: TestClient) -> None:
    answer = asker.get("/explorer/ask", params={"name": "../../etc/passwd"})
    assert answer.status_code == 400
    assert "no query named" in answer.text


def test_a_file_is_never_read_as_a_query(asker: TestClient) -> None:
    assert asker.get("/explorer/ask", params={"name": "/etc/hostname.rq"}).status_code == 400


def test_csv_is_a_download(asker: TestClient) -> None:
    answer = asker.post("/explorer/ask", data={"name": "casualties", "query": "SELECT (1 AS ?one) {}", "as": "csv"})
    assert answer.headers["content-disposition"] == 'attachment; filename="casualties.csv"'
    assert answer.text.split() == ["one", "1"]


def test_two_columns_are_drawn(asker: TestClient) -> None:
    sparql = 'SELECT ?a ?b WHERE { VALUES (?a ?b) { ("x" "y") ("x" "z") ("x" "y") } }'
    page = asker.post("/explorer/ask", data={"query": sparql, "as": "graph"}).text
    assert "<title>x – y: 2</title>" in page
    assert "<title>x – z: 1</title>" in page


def test_a_question_that_is_too_long_is_refused(asker: TestClient) -> None:
    assert asker.post("/explorer/ask", data={"query": "#" * 200_000}).status_code == 413
