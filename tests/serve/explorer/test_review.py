"""Reviewing: the least certain links first, and what is decided is kept."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.link.decisions import Decision, read_decisions
from kg.model import Qid, Verdict
from tests.serve.explorer.forms import form_token, text_of

Find = Callable[[str], str]


def test_the_smallest_margin_comes_first_with_its_candidates(client: TestClient) -> None:
    page = text_of(client.get("/explorer/review").text)
    first, last = page.index("Georgia Armenia and Azerbaijan agree"), page.index("None of these")
    assert first < last
    assert re.search(r"Georgia Q230 · score 0\.\d+ .* Georgia Q1428 · score 0\.\d+", page[first:last])


def test_the_links_of_one_article_alone(client: TestClient, article_iri: Find) -> None:
    page = text_of(client.get("/explorer/review", params={"article": article_iri("market-bombing")}).text)
    assert "Basra Governorate" in page
    assert "Cochabamba" not in page


def decide(writer: TestClient, iri: str, **changed: str) -> int:
    form = {
        "form-token": form_token(writer),
        "name": "Georgia",
        "article-id": "border-talks",
        "article": iri,
        "item": "Q1428",
        "who": "an editor",
        "why": "the state",
    }
    answer = writer.post("/explorer/review", data={**form, **changed}, follow_redirects=False)
    return answer.status_code


def test_a_decision_is_kept_with_who_when_and_why(writer: TestClient, article_iri: Find, articles: Path) -> None:
    assert decide(writer, article_iri("border-talks")) == 303
    assert read_decisions(articles / "decisions.tsv") == (
        Decision(
            article="border-talks",
            mention="Georgia",
            item=Qid("Q1428"),
            verdict=Verdict(who="an editor", when="2026-03-05", why="the state"),
        ),
    )
    assert "decided: Q1428 by an editor" in text_of(writer.get("/explorer/review").text)


def test_the_article_can_be_built_again_at_once(writer: TestClient, article_iri: Find) -> None:
    page = writer.get("/explorer/review", params={"done": article_iri("border-talks")}).text
    assert "Build the article again" in page


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        ({"other": "q230"}, "Q230"),
        ({"other": "http://www.wikidata.org/entity/Q230"}, "Q230"),
        ({"item": "NIL"}, None),
        ({"everywhere": "1"}, "Q1428"),
    ],
)
def test_another_item_or_none_may_be_said(
    writer: TestClient, article_iri: Find, articles: Path, changed: dict[str, str], kept: str | None
) -> None:
    assert decide(writer, article_iri("border-talks"), **changed) == 303
    (found,) = read_decisions(articles / "decisions.tsv")
    assert (found.item, found.article) == (kept, "*" if "everywhere" in changed else "border-talks")


@pytest.mark.parametrize("changed", [{"item": ""}, {"item": "Berlin"}, {"other": "Q0"}, {"who": " "}, {"name": ""}])
def test_half_a_decision_is_not_kept(
    writer: TestClient, article_iri: Find, articles: Path, changed: dict[str, str]
) -> None:
    assert decide(writer, article_iri("border-talks"), **changed) == 400
    assert not (articles / "decisions.tsv").exists()
