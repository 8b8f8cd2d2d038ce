"""The explorer in a real browser, from upload to corrected link, by mouse and by keys, on a desk and on a phone."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.serve.explorer.browsing import TALKS, addresses, serve, serve_samples
from tests.serve.explorer.chromium import built, chromium, quiet_page, sign_in, until
from tests.serve.explorer.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SEED = ROOT.parent / "shared" / "seed" / "press-tv-daesh.txt"
SAMPLE = ROOT / "tests" / "samples" / "market-bombing.txt"
PAGES = tuple(addresses())


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """Chromium."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    """A page on which no script may fail."""
    with quiet_page(browser) as page:
        yield page


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over the samples."""
    server = serve_samples(tmp_path_factory.mktemp("samples"))
    yield server.address
    server.end()


@pytest.fixture
def desk(page: "Page", tmp_path: Path) -> Iterator[str]:
    """The address of a server over one other article, which the page has signed in to."""
    server = serve(tmp_path, TALKS)
    sign_in(page, server.address)
    yield server.address
    server.end()


def upload(page: "Page", article: Path) -> str:
    """Give the file in, wait for its graph, and open it; its headline."""
    page.get_by_label("A file").set_input_files(article)
    page.get_by_label("Published").fill("2026-03-04")
    page.get_by_role("button", name="Build its graph").click()
    page.locator(".steps li.done").first.wait_for()
    built(page)
    return page.locator("h1").inner_text()


def find_event(page: "Page", address: str, words: str, event: str) -> None:
    """Search, and open the first event of that name."""
    page.goto(f"{address}explorer/articles")
    page.get_by_label("Words").fill(words)
    page.get_by_role("button", name="Search").click()
    page.locator(".found").get_by_role("link", name=event).first.click()
    page.locator("h2", has_text="What is told").wait_for()


def refuse_link(page: "Page", name: str) -> None:
    """Say on the page of review that a name is none of the candidates."""
    doubt = page.locator("article.doubt", has=page.get_by_role("heading", name=name, exact=True))
    doubt.get_by_label("None of these").check()
    doubt.get_by_label("Who decides").fill("an editor")
    doubt.get_by_label("Why").fill("only to try")
    doubt.get_by_role("button", name="Keep the decision").click()


@pytest.mark.parametrize(
    ("article", "event", "name"),
    [
        pytest.param(SAMPLE, ("bomb", "car bombing", "exploded"), "Basra", id="sample"),
        pytest.param(SEED, ("ambush", "ambush", ""), "Iraq", id="seed"),
    ],
)
def test_from_upload_to_evidence_to_a_corrected_link(
    page: "Page", desk: str, article: Path, event: tuple[str, str, str], name: str
) -> None:
    if not article.is_file():
        pytest.skip(f"{article.name} is not here")
    headline, (words, label, evidence) = upload(page, article), event
    find_event(page, desk, words, label)
    page.locator(".panel", has_text="Told in these words").locator("a.to-text").first.click()
    page.wait_for_url("**/explorer/article?iri=*")
    assert page.locator("h1").inner_text() == headline
    assert evidence in page.locator("#prose .lit").first.inner_text()

    page.get_by_role("link", name="Review its links").click()
    refuse_link(page, name)
    page.get_by_role("button", name="Build the article again").click()
    built(page)
    card = page.locator(".card-thing", has=page.get_by_role("link", name=name, exact=True)).first
    assert "Not linked" in card.inner_text()
    card.locator("summary").click()
    assert "decided by an editor" in card.inner_text()


def test_a_click_on_a_mark_shows_its_card_and_escape_hides_it(page: "Page", samples: str) -> None:
    page.goto(samples + addresses()["article"])
    page.locator(".mark", has_text="exploded").click()
    card = page.locator(".card.chosen")
    assert "perpetrator" in card.inner_text()
    assert card.evaluate("card => card.getBoundingClientRect().top < innerHeight")
    page.keyboard.press("Escape")
    assert card.count() == 0


def test_on_a_phone_the_card_comes_to_the_text(page: "Page", samples: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(samples + addresses()["article"])
    page.locator(".mark", has_text="exploded").click()
    assert page.locator(".card.chosen").evaluate("card => card.getBoundingClientRect().bottom <= innerHeight + 1")
    assert page.locator(".mark", has_text="exploded").evaluate("mark => mark.getBoundingClientRect().top > 0")
    page.get_by_role("button", name="Close").click()
    assert page.locator(".card.chosen").count() == 0


def test_the_facts_follow_the_text(page: "Page", samples: str) -> None:
    page.goto(samples + addresses()["article"])
    page.mouse.move(200, 500)
    page.mouse.wheel(0, 5000)
    until(page, "document.querySelector('#pane').scrollTop > 500")
    assert page.locator(".group.current h2").inner_text().casefold() != "paragraph 1"


def test_kinds_of_marks_can_be_switched_off(page: "Page", samples: str) -> None:
    page.goto(samples + addresses()["article"])
    mark = page.locator(".mark-person").first
    assert "underline" in mark.evaluate("mark => getComputedStyle(mark).textDecorationLine")
    page.locator("#legend").get_by_label("person").uncheck()
    assert "underline" not in mark.evaluate("mark => getComputedStyle(mark).textDecorationLine")


def test_everything_is_reached_by_keys(page: "Page", samples: str) -> None:
    page.goto(samples + addresses()["article"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator(".mark", has_text="exploded").focus()
    page.keyboard.press("Enter")
    assert "chosen" in page.evaluate("document.activeElement.className")
    page.goto(samples + "explorer/map")
    page.locator(".spot").last.focus()
    page.keyboard.press("Enter")
    assert "place" in page.evaluate("document.activeElement.id")
    page.goto(samples + "explorer/ask")
    page.locator("#sparql").focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Prefixes to insert"


def test_the_map_is_zoomed(page: "Page", samples: str) -> None:
    page.goto(samples + "explorer/map")
    whole = page.locator("#map svg").get_attribute("viewBox")
    page.get_by_role("button", name="Zoom in").click()
    assert page.locator("#map svg").get_attribute("viewBox") != whole
    page.get_by_role("button", name="All").click()
    assert page.locator("#map svg").get_attribute("viewBox") == whole


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways_on_a_phone(page: "Page", samples: str, name: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(samples + addresses()[name])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious_on_any_page(browser: "Browser", samples: str, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the extra `browser`").Axe()
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]  # one of its literals
    page, found = context.new_page(), []
    sign_in(page, samples)
    for name, path in addresses().items():
        page.goto(samples + path)
        serious = (one for one in axe.run(page).response["violations"] if one["impact"] in {"serious", "critical"})
        found += [f"{name}: {one['id']} {[node['html'][:120] for node in one['nodes'][:3]]}" for one in serious]
    context.close()
    assert found == []
