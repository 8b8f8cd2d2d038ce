"""Health, figures and logs."""

import json
import logging

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from kg.serve.observing import JsonLines


def figure(client: TestClient, name: str, **labels: str) -> float:
    """A figure of /metrics."""
    families = text_string_to_metric_families(client.get("/metrics").text)
    samples = (one for family in families for one in family.samples)
    return sum(one.value for one in samples if one.name == name and labels.items() <= one.labels.items())


def test_health_says_that_the_engine_answers(client: TestClient) -> None:
    assert client.get("/health/live").json() == {"status": "live"}
    assert client.get("/health").json() == {"status": "ready", "running": 0, "waiting": 0}
    assert client.get("/health/ready").status_code == 200


def test_metrics_count_requests_and_what_became_of_queries(client: TestClient) -> None:
    before = figure(client, "kg_requests_total", place="sparql", status="400", method="GET")
    malformed = figure(client, "kg_queries_total", outcome="malformed")
    client.get("/sparql", params={"query": "nonsense"})
    assert figure(client, "kg_requests_total", place="sparql", status="400", method="GET") == before + 1
    assert figure(client, "kg_queries_total", outcome="malformed") == malformed + 1
    assert figure(client, "kg_request_seconds_count", place="sparql") >= 1


def test_what_clients_make_up_does_not_become_a_figure(client: TestClient) -> None:
    client.request("BREW", "/made/up")
    client.get("/made-up-too")
    assert "made" not in client.get("/metrics").text
    assert "BREW" not in client.get("/metrics").text


def test_a_request_is_one_line_of_json_without_what_was_asked(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "kg.serve"):
        client.get(
            "/sparql", params={"query": "ASK { <urn:secret> ?p ?o }"}, headers={"Authorization": "Bearer secret"}
        )
    (record,) = (one for one in caplog.records if one.name == "kg.serve")
    line = JsonLines().format(record)
    told = json.loads(line)
    assert (told["method"], told["path"], told["status"], told["level"]) == ("GET", "/sparql", 200, "info")
    assert told["bytes"] > 0
    assert "secret" not in line
    assert "\n" not in line


def test_a_path_cannot_forge_a_line_of_the_log(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "kg.serve"):
        client.get("/a%0A%7B%22level%22:%22critical%22%7D")
    (record,) = (one for one in caplog.records if one.name == "kg.serve")
    assert "\n" not in JsonLines().format(record)
