"""The Reconciliation API as a client meets it, mounted on a bare web server."""

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import requests

from kg.errors import UsageError
from kg.link.reconcile import open_reconciliation, reply
from kg.settings import Settings
from tests.link.asking import WORLD
from tests.wikidata_server import running

SERVICE = open_reconciliation(Settings())


class Mount(BaseHTTPRequestHandler):
    """Mounts the service at /reconcile."""

    def do_GET(self) -> None:
        """Answer by the address alone."""
        self.answer("")

    def do_POST(self) -> None:
        """Answer by the form too."""
        self.answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def answer(self, form: str) -> None:
        """Send what the service replies."""
        url = urlsplit(self.path)
        fields = dict(parse_qsl(f"{url.query}&{form}"))
        base = f"http://{self.headers['Host']}/reconcile"
        try:
            found = reply(SERVICE, base, url.path.removeprefix("/reconcile"), fields)
        except UsageError as error:
            self.send_error(400, str(error))
            return
        if found is None:
            self.send_error(404)
            return
        body = (found if isinstance(found, str) else json.dumps(found)).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """The URL that the service is mounted at."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Mount)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/reconcile"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_client_follows_the_manifest(base: str) -> None:
    manifest = requests.get(base, timeout=10).json()
    suggest = manifest["suggest"]["entity"]
    found = requests.get(suggest["service_url"] + suggest["service_path"], params={"prefix": "Oslo"}, timeout=10).json()
    assert found["result"][0]["id"] == "Q585"
    page = requests.get(manifest["preview"]["url"].replace("{{id}}", "Q585"), timeout=10).text
    assert "<h1>Oslo" in page
    more = manifest["extend"]["propose_properties"]
    proposed = requests.get(more["service_url"] + more["service_path"], params={"type": "Q515"}, timeout=10).json()
    asked = {"ids": ["Q585"], "properties": proposed["properties"][:2]}
    rows = requests.post(base, data={"extend": json.dumps(asked)}, timeout=10).json()["rows"]
    assert rows["Q585"]["P17"] == [{"id": "Q20", "name": "Norway"}]


def test_a_batch_may_be_posted_or_stand_in_the_address(base: str) -> None:
    queries = {"queries": json.dumps({"q0": {"query": "Oslo", "type": "Q515"}})}
    posted = requests.post(base, data=queries, timeout=10).json()
    assert posted["q0"]["result"][0]["id"] == "Q585"
    assert requests.get(f"{base}/", params=queries, timeout=10).json() == posted


def test_more_is_suggested_from_a_cursor_on(base: str) -> None:
    asked = {"prefix": "news"}
    first = requests.get(f"{base}/suggest/type", params=asked, timeout=10).json()["result"]
    rest = requests.get(f"{base}/suggest/type", params=asked | {"cursor": "2"}, timeout=10).json()["result"]
    assert rest == first[2:]


def test_clients_may_ask_at_the_same_time(base: str) -> None:
    names = ["Oslo", "Baghdad", "La Paz", "Kerman", "Norway", "Barcelona", "NATO", "Angela Merkel"] * 4

    def best(name: str) -> str:
        queries = {"queries": json.dumps({"q0": {"query": name}})}
        return str(requests.post(base, data=queries, timeout=30).json()["q0"]["result"][0]["id"])

    with ThreadPoolExecutor(8) as clients:
        together = list(clients.map(best, names))
    assert together == [best(name) for name in names]


def test_a_service_of_another_server_is_opened_in_one_thread_and_asked_in_others(tmp_path: Path) -> None:
    with running() as wikidata:
        wikidata.add(*WORLD)
        told = Settings(linker=("starter", "live"), wikidata_api=wikidata.url, cache=str(tmp_path), rate=1000.0)
        service = open_reconciliation(told)
        queries = {"queries": json.dumps({"q0": {"query": "Orla Tamm"}, "q1": {"query": "Oslo"}})}
        with ThreadPoolExecutor(2) as clients:
            first, second = clients.map(lambda _: reply(service, "", "", queries), range(2))
    assert first == second
    found = json.loads(json.dumps(first))
    assert [found[key]["result"][0]["id"] for key in ("q0", "q1")] == ["Q900003", "Q585"]


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("", {"queries": "{"}, 400),
        ("", {"extend": "[]"}, 400),
        ("/suggest/type", {"prefix": "news", "cursor": "x"}, 400),
        ("/suggest/type", {"prefix": "news", "cursor": "9" * 40}, 200),
        ("/preview", {"id": "Q999999999"}, 404),
        ("/preview", {"id": "<script>"}, 404),
        ("/preview", {}, 404),
        ("/suggest/colour", {}, 404),
        ("/../etc", {}, 404),
        ("/suggest/entity", {}, 200),
        ("/suggest/type", {"prefix": "x" * 3000}, 200),
    ],
)
def test_what_is_malformed_is_told_from_what_is_not_there(
    base: str, path: str, fields: dict[str, str], status: int
) -> None:
    assert requests.get(base + path, params=fields, timeout=10).status_code == status


def test_without_items_there_is_no_service() -> None:
    with pytest.raises(UsageError, match="choose a linker other than none"):
        open_reconciliation(Settings(linker=("none",)))
