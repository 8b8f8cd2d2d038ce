"""Every page shows what the graphs of the samples say."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.serve.app import make_app
from kg.serve.context import Context
from kg.store import EmbeddedStore
from tests.serve.explorer.conftest import NOW
from tests.serve.explorer.forms import text_of

Find = Callable[[str], str]
BASRA = "http://www.wikidata.org/entity/Q48195"


def test_the_start_leads_to_the_articles(client: TestClient) -> None:
    assert client.get("/", follow_redirects=False).headers["location"] == "/explorer/articles"


def test_articles_are_listed_with_date_outlet_and_counts(client: TestClient) -> None:
    page = text_of(client.get("/explorer/articles").text)
    assert "4 in this store" in page
    assert "Police arrest 46 after fuel price protest in La Paz turns violent 2026-10-19" in page
    assert "Car bomb kills 14 at Basra market as militia denies any part – Gulf Wire 20 14 37" in page


def test_a_search_finds_articles_by_headline_and_events_and_names_by_label(client: TestClient) -> None:
    page = text_of(client.get("/explorer/articles", params={"words": "basra"}).text)
    assert "Car bomb kills 14 at Basra market" in page
    assert "Police arrest 46" not in page
    assert "car bombing in Basra market and Basra asserted" in page
    assert "Basra General Hospital" in page


def test_a_search_that_finds_nothing_says_so(client: TestClient) -> None:
    assert "No article fits" in client.get("/explorer/articles", params={"words": "zeppelin"}).text


def test_an_empty_store_says_how_to_fill_it() -> None:
    client = TestClient(make_app(Context(store=EmbeddedStore(), clock=lambda: NOW)))
    assert "There is no article in this store yet" in client.get("/explorer/articles").text
    for page in ("timeline", "map", "people", "graph", "review"):
        answer = client.get(f"/explorer/{page}")
        assert (answer.status_code, 'class="empty"' in answer.text) == (200, True), page


def test_an_article_shows_its_whole_text_with_what_was_found_in_it(client: TestClient, article_iri: Find) -> None:
    page = client.get("/explorer/article", params={"iri": article_iri("market-bombing")}).text
    assert "By Hana Selwood" in text_of(page)  # stands in no sentence of the graph: it comes from the file
    assert 'title="event: car bombing (asserted)">exploded</a>' in page
    assert 'title="place: Basra">' in page
    assert 'title="date: 2026-03-03 (attributed)">Tuesday</a>' in page
    assert 'aria-label="Claim: police and hospital officials asserts"' in page


def test_the_cards_show_links_with_their_homework_and_evidence(client: TestClient, article_iri: Find) -> None:
    page = text_of(client.get("/explorer/article", params={"iri": article_iri("market-bombing")}).text)
    assert "Linked to Basra ( Q48195 ): best candidate. Score 0.9342, margin 0.7757, by name." in page
    assert "Basra Governorate Q193551 0.1585 " in page
    assert "characters 131–139 · read by events/frame" in page


def test_without_the_file_the_quoted_sentences_are_shown(store: EmbeddedStore, article_iri: Find) -> None:
    client = TestClient(make_app(Context(store=store, clock=lambda: NOW)))
    page = text_of(client.get("/explorer/article", params={"iri": article_iri("market-bombing")}).text)
    assert "Only the sentences that the graph quotes are shown" in page
    assert "By Hana Selwood" not in page.partition("Marked in the text")[2]
    assert "The United Nations condemned the bombing" in page


def test_a_file_that_changed_is_not_taken_for_the_article(
    client: TestClient, article_iri: Find, articles: Path
) -> None:
    (articles / "market-bombing.txt").write_text("Another text altogether, of the same name.\n", encoding="utf-8")
    page = client.get("/explorer/article", params={"iri": article_iri("market-bombing")}).text
    assert "Another text altogether" not in page
    assert "Only the sentences that the graph quotes are shown" in page


def test_an_event_is_a_card_with_status_counts_and_speakers(client: TestClient, iri_of: Find) -> None:
    page = text_of(client.get("/explorer/event", params={"iri": iri_of("car bombing in Basra")}).text)
    assert "perpetrator Marsh Brigades claimed" in page
    assert "killed at least 14" in page
    assert "people police and hospital officials attributed" in page
    assert "when 2026-03-03 counted from another date of the text attributed" in page
    assert "brought about deployment of troops by Iraqi army asserted" in page
    assert "Marsh Brigades claims responsibility for the bombing" in page


def test_every_page_leads_to_the_data_behind_it(client: TestClient, iri_of: Find) -> None:
    event = iri_of("car bombing in Basra")
    page = client.get("/explorer/event", params={"iri": event}).text
    (data,) = re.findall(r'<a href="(/resource[^"]+)">Data</a>', page)
    assert "CarBombing" in client.get(data, headers={"accept": "text/turtle"}).text


def test_a_thing_shows_its_events_across_articles(client: TestClient) -> None:
    page = text_of(client.get("/explorer/thing", params={"iri": BASRA}).text)
    assert "place · Q48195 · in Basra Governorate" in page
    assert "car bombing in Basra market and Basra place" in page


def test_a_group_shows_roles_claims_and_what_is_said_of_it(client: TestClient, iri_of: Find) -> None:
    page = text_of(client.get("/explorer/thing", params={"iri": iri_of("Marsh Brigades")}).text)
    assert "Roles over time" in page
    assert "Karim al-Saadi commander Marsh Brigades" in page
    assert "claims responsibility for the bombing in a statement posted on Telegram" in page
    assert "Dawn Movement denies that it had any link to the Marsh Brigades" in page


def test_an_event_asked_for_as_a_thing_leads_to_its_card(client: TestClient, iri_of: Find) -> None:
    event = iri_of("car bombing in Basra")
    answer = client.get("/explorer/thing", params={"iri": event}, follow_redirects=False)
    assert answer.headers["location"].startswith("/explorer/event?iri=")


def test_people_are_listed_by_kind_and_name(client: TestClient) -> None:
    page = text_of(client.get("/explorer/people", params={"kind": "person", "words": "hamdan"}).text)
    assert "Yasir Hamdan" in page
    assert "Basra" not in page


def test_the_timeline_is_in_order_and_tells_whose_word_it_is(client: TestClient) -> None:
    page = text_of(client.get("/explorer/timeline").text)
    first, second = page.index("raid by government on Karim al-Saadi"), page.index("car bombing in Basra market")
    assert first < second
    assert "2026-02-11 raid by government on Karim al-Saadi in Amarah attributed" in page
    assert "the year is inferred" in page


@pytest.mark.parametrize(
    ("filters", "there", "missing"),
    [
        ({"state": "attributed"}, "raid by government", "car bombing in Basra market"),
        ({"class": "Attack"}, "car bombing in Basra market", "meeting by Nabil"),
        ({"since": "2026-03-04"}, "meeting by Nabil", "car bombing in Basra market"),
        ({"until": "2026-02"}, "raid by government", "car bombing in Basra market"),
        ({"words": "GUNMEN"}, "attack by unidentified gunmen", "car bombing in Basra market"),
    ],
)
def test_the_timeline_is_filtered(client: TestClient, filters: dict[str, str], there: str, missing: str) -> None:
    page = text_of(client.get("/explorer/timeline", params=filters).text)
    assert there in page
    assert missing not in page


def test_the_map_places_events_and_names_its_source(client: TestClient) -> None:
    page = client.get("/explorer/map").text
    assert 'aria-label="Basra: 3 events"' in page
    assert "Natural Earth 1:50m, public domain" in page


def test_the_graph_page_draws_and_lists_the_same_facts(client: TestClient, iri_of: Find) -> None:
    page = client.get("/explorer/graph", params={"iri": iri_of("car bombing in Basra")}).text
    assert 'aria-label="Marsh Brigades (organisation)"' in page
    assert "car bombing in Basra market and Basra perpetrator claimed Marsh Brigades" in text_of(page)


def test_the_graph_page_is_filtered_by_status(client: TestClient, iri_of: Find) -> None:
    given = {"iri": iri_of("car bombing in Basra"), "status": "asserted"}
    assert 'aria-label="Marsh Brigades (organisation)"' not in client.get("/explorer/graph", params=given).text


@pytest.mark.parametrize("page", ["article", "event", "thing"])
@pytest.mark.parametrize("iri", ["", "https://example.org/none", "not an iri", "a> } DROP ALL #", "x" * 5000])
def test_an_iri_that_nothing_tells_of_is_an_error_in_words(client: TestClient, page: str, iri: str) -> None:
    answer = client.get(f"/explorer/{page}", params={"iri": iri}, headers={"accept": "text/html"})
    assert answer.status_code in {400, 404}
    assert "Traceback" not in answer.text
    assert "<h1>" in answer.text


@pytest.mark.parametrize("page", ["articles", "timeline", "people", "review"])
@pytest.mark.parametrize("number", ["1", "-1", "9" * 30, "٣", "x"])
def test_any_page_number_is_answered(client: TestClient, page: str, number: str) -> None:
    assert client.get(f"/explorer/{page}", params={"page": number}).status_code == 200


def test_pages_bring_no_script_or_style_of_their_own(client: TestClient, article_iri: Find) -> None:
    answer = client.get("/explorer/article", params={"iri": article_iri("market-bombing")})
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert " style=" not in answer.text
    assert "<style" not in answer.text
    assert answer.text.count("<script") == answer.text.count('<script type="module" src="/static/') == 1
