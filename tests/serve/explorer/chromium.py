"""A real browser, headless."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.serve.explorer.conftest import TOKEN

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
BUILD = 60_000  # milliseconds that a build may take


@contextmanager
def chromium() -> Iterator["Browser"]:
    """Debian's Chromium; the test is skipped where it or Playwright is missing."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the extra `browser`")
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("no chromium here: apt-get install chromium")
    with playwright.sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def quiet_page(browser: "Browser") -> Iterator["Page"]:
    """A page that fails the test when a script of ours fails, or the browser refuses one that is not ours."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page, wrong = context.new_page(), list[str]()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.set_default_timeout(15_000)
    yield page
    context.close()
    assert wrong == []


def sign_in(page: "Page", address: str) -> None:
    """Give the server's token."""
    page.goto(f"{address}explorer/sign-in")
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/explorer/articles")


def built(page: "Page") -> None:
    """Wait until the article that is being built is a graph, and open it."""
    page.locator("#job-article:not([hidden]), #job-failed:not([hidden])").wait_for(timeout=BUILD)
    assert page.locator("#job-failed").inner_text() == ""
    page.get_by_role("link", name="Open the article").click()
    page.wait_for_url("**/explorer/article?iri=*")


def until(page: "Page", expression: str) -> None:
    """Wait until the JavaScript expression is true; the page's policy forbids it to wait by itself."""
    end = time.monotonic() + 10
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(50)
