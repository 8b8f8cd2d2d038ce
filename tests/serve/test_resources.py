"""Linked Data: every IRI that the graphs hold has a page and data."""

import re

import pytest
import rdflib
from starlette.testclient import TestClient

from kg.schema.vocabulary import BASE

EVENT = "/event/car-bombing-557c0710dfe2978938cc"
LINK = re.compile(r'href="(/[^"]+)"')


def page(client: TestClient, address: str, **asked: str) -> str:
    """A page's HTML."""
    response = client.get(address, params=asked, headers={"Accept": "text/html"})
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    return response.text


def test_an_event_has_a_page_with_its_label_and_the_words_it_rests_on(client: TestClient) -> None:
    html = page(client, EVENT)
    assert "<h1>car bombing in Basra market and Basra</h1>" in html
    assert "A car bomb <mark>exploded</mark> outside a crowded market" in html


def test_a_page_names_things_and_properties_in_words(client: TestClient) -> None:
    html = page(client, EVENT)
    assert ">Basra market</a>" in html
    assert ">count of</a>" in html
    assert ">at least 14 killed</a>" in html
    assert ">Marsh Brigades (claims): responsibility for the bombing" in html
    assert "car bombing in Basra market and Basra – weapon – A car bomb</a>" in html


def test_a_page_leads_to_the_article_in_the_explorer(client: TestClient) -> None:
    assert 'href="/explorer/article?iri=https%3A%2F%2Fw3id.org%2Fdateline%2Farticle%2Fmarket-bombing' in page(
        client, EVENT
    )


@pytest.mark.parametrize(
    ("accept", "syntax"),
    [
        ("text/turtle", "turtle"),
        ("application/ld+json", "json-ld"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
    ],
)
def test_the_same_address_gives_data(client: TestClient, accept: str, syntax: str) -> None:
    response = client.get(EVENT, headers={"Accept": accept})
    assert response.headers["vary"].startswith("Accept")
    graph = rdflib.Graph().parse(data=response.text, format=syntax)
    event = rdflib.URIRef(BASE + EVENT.removeprefix("/"))
    assert graph.value(event, rdflib.RDFS.label) == rdflib.Literal("car bombing in Basra market and Basra")
    assert (None, rdflib.URIRef(f"{BASE}ontology#about"), event) in graph


@pytest.mark.parametrize(
    "iri",
    [
        "http://www.wikidata.org/entity/Q48195",
        f"{BASE}ontology#CarBombing",
        f"{BASE}ontology#place",
        "http://example.org/data1#a",
        "http://example.org/name",
        f"{BASE}graph/market-bombing-83aa4e5b20a3276b2c1f",
    ],
)
def test_items_classes_properties_and_graphs_have_pages_too(client: TestClient, iri: str) -> None:
    assert "<h1>" in page(client, "/resource", iri=iri)


def test_every_link_on_a_page_leads_somewhere(client: TestClient) -> None:
    """The explorer's own pages are its own tests' business."""
    links = {link.replace("&amp;", "&") for link in LINK.findall(page(client, EVENT))}
    ours = sorted(link for link in links if not link.startswith("/explorer") and link != "/")
    assert len(ours) > 30
    assert [link for link in ours if client.get(link).status_code != 200] == []


def test_a_format_can_be_asked_for_in_the_address(client: TestClient) -> None:
    asked = {"iri": "http://example.org/data1#a", "format": "ntriples"}
    response = client.get("/resource", params=asked, headers={"Accept": "text/html"})
    assert response.text == '<http://example.org/data1#a> <http://example.org/name> "in graph 1" .\n'
    assert client.get("/resource", params={**asked, "format": "docx"}).status_code == 400


def test_an_iri_that_no_graph_holds_is_404(client: TestClient) -> None:
    response = client.get("/event/none-00000000000000000000")
    assert (response.status_code, response.text) == (
        404,
        f"the graphs do not hold {BASE}event/none-00000000000000000000\n",
    )


@pytest.mark.parametrize("asked", [{}, {"iri": ""}, {"iri": "no iri"}, {"iri": "relative"}, {"iri": "urn:a\u0000"}])
def test_what_is_no_iri_is_400(client: TestClient, asked: dict[str, str]) -> None:
    assert client.get("/resource", params=asked).status_code == 400


def test_a_form_that_is_not_there_is_406(client: TestClient) -> None:
    assert client.get(EVENT, headers={"Accept": "image/png"}).status_code == 406
