"""Reads the pages as a browser does: forms with their hidden fields."""

import re
from html import unescape

from starlette.testclient import TestClient


def form_token(client: TestClient, path: str = "/explorer/articles") -> str:
    """The hidden field of the first form of a page that carries one."""
    found = re.search(r'name="form-token" value="([0-9a-f]+)"', client.get(path).text)
    assert found, f"no form with a token on {path}"
    return found[1]


def text_of(html: str) -> str:
    """The words of a page, tags aside, white space as one blank."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())
