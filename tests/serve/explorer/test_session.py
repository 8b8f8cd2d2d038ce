"""Who may write: only a browser that gave the token, by forms that this server made."""

import pytest
from starlette.testclient import TestClient

from kg.serve.app import make_app
from kg.serve.context import Context
from tests.serve.explorer.conftest import TOKEN
from tests.serve.explorer.forms import form_token

DECISION = {"name": "Basra", "article-id": "market-bombing", "item": "NIL", "who": "me"}


def test_a_server_without_token_offers_nothing_to_change(client: TestClient) -> None:
    assert "This server only shows" in client.get("/explorer/articles").text
    assert client.post("/explorer/review", data=DECISION).status_code == 403
    assert client.post("/explorer/articles", data={"text": "x"}).status_code == 403


def test_the_right_token_signs_in_with_a_cookie_that_no_other_site_sends(writer: TestClient) -> None:
    answer = writer.post("/explorer/sign-in", data={"token": TOKEN}, follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert answer.headers["location"] == "/explorer/articles"
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert TOKEN not in cookie


def test_a_wrong_token_does_not(writer: TestClient) -> None:
    writer.cookies.clear()
    answer = writer.post("/explorer/sign-in", data={"token": "guess"})
    assert answer.status_code == 403
    assert not writer.cookies


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "/explorer/../..//evil", "/\\evil", "x"])
def test_signing_in_leads_to_the_explorer_and_nowhere_else(writer: TestClient, back: str) -> None:
    answer = writer.post("/explorer/sign-in", data={"token": TOKEN, "back": back}, follow_redirects=False)
    assert answer.headers["location"].startswith("/explorer/")
    assert "evil.example" not in answer.headers["location"]


def test_a_form_of_another_site_is_refused_though_the_browser_is_signed_in(writer: TestClient) -> None:
    assert writer.post("/explorer/review", data=DECISION).status_code == 403
    assert writer.post("/explorer/review", data={**DECISION, "form-token": "0" * 64}).status_code == 403


def test_the_forms_own_token_is_no_sign_in(writer: TestClient, context: Context) -> None:
    token = form_token(writer)
    stranger = TestClient(make_app(context), base_url="http://127.0.0.1")
    assert stranger.post("/explorer/review", data={**DECISION, "form-token": token}).status_code == 403


def test_pages_are_not_kept_by_caches(writer: TestClient) -> None:
    assert writer.get("/explorer/articles").headers["cache-control"] == "no-store"
