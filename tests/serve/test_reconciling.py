"""OpenRefine meets our linkers at /reconcile, by the Reconciliation API 0.2."""

import json

import pytest
from starlette.testclient import TestClient

BATCH = json.dumps({"q0": {"query": "Basra", "limit": 3}, "q1": {"query": "Nowhereville upon Nothing"}})


def test_the_service_describes_itself(client: TestClient) -> None:
    manifest = client.get("/reconcile").json()
    assert manifest["versions"] == ["0.2"]
    assert manifest["identifierSpace"] == "http://www.wikidata.org/entity/"
    assert manifest["preview"]["url"].endswith("/reconcile/preview?id={{id}}")


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_batch_of_names_gets_items_with_scores(client: TestClient, method: str) -> None:
    fields = {"params": {"queries": BATCH}} if method == "GET" else {"data": {"queries": BATCH}}
    answer = client.request(method, "/reconcile", **fields).json()
    assert answer["q0"]["result"][0]["id"] == "Q48195"
    assert answer["q1"]["result"] == []


def test_what_is_typed_is_completed(client: TestClient) -> None:
    found = client.get("/reconcile/suggest/entity", params={"prefix": "Basra"}).json()
    assert "Q48195" in {one["id"] for one in found["result"]}


def test_a_preview_may_stand_in_a_clients_frame_and_runs_nothing(client: TestClient) -> None:
    page = client.get("/reconcile/preview", params={"id": "Q48195"})
    assert "Basra" in page.text
    assert page.headers["content-security-policy"] == "default-src 'none'; frame-ancestors *"


def test_no_other_page_may_be_framed(client: TestClient) -> None:
    assert "frame-ancestors 'none'" in client.get("/explorer/articles").headers["content-security-policy"]


def test_pages_of_other_sites_may_ask(client: TestClient) -> None:
    answer = client.get("/reconcile", headers={"Origin": "http://127.0.0.1:3333"})
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_batch_that_is_no_json_is_told(client: TestClient) -> None:
    answer = client.post("/reconcile", data={"queries": "{"}, headers={"Accept": "application/json"})
    assert answer.status_code == 400
    assert "queries" in answer.json()["detail"]


def test_an_unknown_path_is_not_found(client: TestClient) -> None:
    assert client.get("/reconcile/nothing").status_code == 404


def test_a_hostile_name_comes_back_as_text(client: TestClient) -> None:
    page = client.get("/reconcile/preview", params={"id": "<script>alert(1)</script>"})
    assert page.status_code == 404
    assert "<script>" not in page.text
