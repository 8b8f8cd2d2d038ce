"""What one query may take, and what becomes of one that takes more."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n0 ?o }"
PAIRS = "SELECT ?a ?d WHERE { ?a <urn:is> ?c . ?d <urn:is> ?f }"


def ask(client: TestClient, query: str, accept: str = "*/*") -> tuple[int, str]:
    """The status and text of an answer."""
    response = client.post("/sparql", data={"query": query}, headers={"Accept": accept})
    return response.status_code, response.text


def test_a_query_that_runs_too_long_is_stopped_and_the_next_one_answered(limited: TestClient) -> None:
    begun = time.monotonic()
    response = limited.post("/sparql", data={"query": ENDLESS})
    assert time.monotonic() - begun < 5
    assert (response.status_code, response.headers["retry-after"]) == (503, "30")
    assert response.text == "the query ran longer than it may: ask for less, or add a LIMIT\n"
    assert ask(limited, "ASK {}")[0] == 200


@pytest.mark.parametrize("accept", ["application/json", "application/xml", "text/csv", "text/tab-separated-values"])
def test_more_rows_than_the_limit_are_refused_in_every_form(limited: TestClient, accept: str) -> None:
    assert ask(limited, f"{PAIRS} LIMIT 150", accept)[0] == 200
    told = (422, "the answer has more than 150 rows: add a LIMIT, or ask for less")
    status, text = ask(limited, f"{PAIRS} LIMIT 151", accept)
    assert (status, told[1] in text) == (422, True)


def test_a_text_that_looks_like_rows_is_not_counted_as_such(limited: TestClient) -> None:
    looks = '"}},{"' * 200
    query = f"SELECT ('{looks}' AS ?a) ('<result>' AS ?b) {{}}"
    for accept in ("application/json", "application/xml"):
        assert ask(limited, query, accept)[0] == 200


def test_more_triples_than_the_limit_are_refused(limited: TestClient) -> None:
    query = "CONSTRUCT { ?a <urn:with> ?d } WHERE { ?a <urn:is> ?c . ?d <urn:is> ?f }"
    assert ask(limited, f"{query} LIMIT 150")[0] == 200
    assert ask(limited, f"{query} LIMIT 151") == (
        422,
        "the answer has more than 150 triples: add a LIMIT, or ask for less\n",
    )


def test_more_bytes_than_the_limit_are_refused(limited: TestClient) -> None:
    long = " ".join(f"('{'x' * 200}' AS ?v{number})" for number in range(20))
    assert ask(limited, f"SELECT {long} WHERE {{ ?s ?p ?o }} LIMIT 10")[1].startswith(
        "the answer has more than 20,000 bytes"
    )


def test_a_request_larger_than_the_limit_is_refused(limited: TestClient) -> None:
    assert ask(limited, f"ASK {{}} # {'x' * 6000}") == (413, "the request is larger than 5,000 bytes\n")


def test_past_the_limit_queries_are_sent_away_and_those_before_it_answered(limited: TestClient) -> None:
    slow = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . FILTER(STRLEN(STR(?a)) > STRLEN(STR(?d))) }"
    with ThreadPoolExecutor(8) as threads:
        statuses = list(threads.map(lambda _: ask(limited, slow)[0], range(8)))
    assert set(statuses) == {200, 503}
    assert statuses.count(200) >= 2
    assert ask(limited, "ASK {}")[0] == 200


def test_a_query_nested_too_deeply_harms_nobody(client: TestClient) -> None:
    for nested in ("{" * 50_000 + "}" * 50_000, "FILTER(" + "(" * 50_000 + "1" + ")" * 50_000 + ")"):
        assert ask(client, f"SELECT * WHERE {{ {nested} }}") == (422, "the query is nested too deeply\n")
    assert ask(client, "ASK {}")[0] == 200


def test_what_a_client_asks_for_while_it_must_wait_is_answered_in_its_turn(client: TestClient) -> None:
    with ThreadPoolExecutor(16) as threads:
        answers = list(threads.map(lambda number: ask(client, f"SELECT ({number} AS ?n) {{}}"), range(48)))
    assert [status for status, _ in answers] == [200] * 48
    assert all(f'"value":"{number}"' in text for number, (_, text) in enumerate(answers))
