"""Nothing that an article, a graph or a file's name holds is ever run by the browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kg.schema.vocabulary import KG, SCHEMA
from kg.store import read_quads
from tests.serve.explorer.browsing import MARKET, TALKS, addresses, serve
from tests.serve.explorer.chromium import built, chromium, quiet_page, sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PAYLOAD = (
    "\"'></title></script><script>window.hacked=1</script><img src=x onerror=window.hacked=1><svg onload=hacked=1>"
)
RUN = "javascript:window.hacked=1"
ARTICLE = (
    f"Shelling kills three {PAYLOAD}",
    f"By Ann {PAYLOAD}",
    f"TBILISI, Georgia, May 4 (Wire) — Rebels {PAYLOAD} shelled a village in Georgia on Monday, killing three men.",
    f'"We {PAYLOAD} did it," said Ivan {PAYLOAD} Petrov, a spokesman for the rebels.',
)


@pytest.fixture
def page() -> Iterator["Page"]:
    """A page on which no script may fail, and none be refused."""
    with chromium() as browser, quiet_page(browser) as page:
        yield page


def hostile(quad: Quad) -> Quad:
    """The quad with a payload behind its words, and with items whose links would run a script."""
    subject, value = (_hostile_item(term) for term in (quad.subject, quad.object))
    if isinstance(value, Literal) and value.datatype.value.endswith("#string") and quad.predicate != KG.textSha256:
        value = Literal(value.value + PAYLOAD)
    return Quad(subject, quad.predicate, value, quad.graph_name)  # type: ignore[arg-type]  # terms as they were


def _hostile_item(term: object) -> object:
    """An item's IRI as one that would run a script."""
    if isinstance(term, NamedNode) and term.value.startswith("http://www.wikidata.org/entity/"):
        return NamedNode(f"{RUN}//{term.value.rpartition('/')[2]}")
    return term


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """The market bombing with every word and link made hostile."""
    quads = [hostile(quad) for quad in read_quads(MARKET)]
    article = next(quad.subject for quad in quads if quad.predicate == KG.textSha256)
    quads.append(Quad(article, SCHEMA.url, Literal(RUN), quads[0].graph_name))
    path = tmp_path / "hostile.nq"
    path.write_bytes(serialize(quads, format=RdfFormat.N_QUADS) or b"")
    return path


def assert_harmless(page: "Page", where: str) -> None:
    """Nothing was run, and nothing of the payload became an element or a link."""
    assert page.evaluate("typeof window.hacked") == "undefined", where
    assert page.locator("img, script:not([src]), svg[onload], a[href^='javascript:' i]").count() == 0, where


def test_nothing_that_a_graph_holds_is_run_on_any_page(page: "Page", tmp_path: Path, graph: Path) -> None:
    server = serve(tmp_path, graph)
    sign_in(page, server.address)
    for name, path in addresses(graph).items():
        page.goto(server.address + path)
        assert page.locator("h1").count() == 1, name
        assert_harmless(page, name)
        for clicked in page.locator(".mark, .claim-open, summary, .spot").all()[:30]:
            clicked.evaluate("one => one.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))")
        assert_harmless(page, f"{name}, clicked")
    server.end()


def test_nothing_that_an_article_or_its_files_name_holds_is_run(page: "Page", tmp_path: Path) -> None:
    article = tmp_path / "<img src=x onerror=window.hacked=1>.txt"
    article.write_text("\n\n".join(ARTICLE) + "\n", encoding="utf-8")
    server = serve(tmp_path, TALKS)
    sign_in(page, server.address)
    page.get_by_label("A file").set_input_files(article)
    page.get_by_label("Outlet").fill(PAYLOAD)
    page.get_by_role("button", name="Build its graph").click()
    assert_harmless(page, "building")
    built(page)
    assert "onerror" in page.locator("#prose").inner_text()
    assert_harmless(page, "the article")
    page.goto(f"{server.address}explorer/articles?words=shelling")
    assert_harmless(page, "the search")
    server.end()


def test_nothing_that_is_asked_for_is_run(page: "Page", tmp_path: Path) -> None:
    server = serve(tmp_path, TALKS)
    for path in ("articles", "timeline", "people", "graph", "map"):
        given = "&".join(f"{name}={quote(PAYLOAD)}" for name in ("words", "since", "class", "state", "kind", "frame"))
        page.goto(f"{server.address}explorer/{path}?{given}")
        assert_harmless(page, path)
    page.goto(f"{server.address}explorer/ask")
    page.locator("#sparql").fill(f"SELECT ({Literal(PAYLOAD)} AS ?a) (<{RUN}> AS ?b) {{}}")
    page.get_by_role("button", name="As a graph").click()
    page.locator("#answer").wait_for()
    assert_harmless(page, "an answer")
    server.end()
