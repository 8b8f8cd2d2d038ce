"""Requests to a server that is busy, asks for a name, loses triples, has moved, or is none."""

import base64
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep
from typing import ClassVar

import pytest
import requests
from click.testing import CliRunner

from kg.cli import kg
from kg.errors import KgError, QueryError, StoreError
from kg.store import Login, open_store
from kg.store.wire import Wire
from tests.store.invented_graphs import article, write

Answer = tuple[int, dict[str, str], bytes]
FEW = b'{"head": {"vars": ["g", "n"]}, "results": {"bindings": [{"g": {"type": "uri", "value": "https://example.org/graph/a"}, "n": {"type": "literal", "value": "3"}}]}}'  # noqa: E501


NONE = b'{"head": {"vars": ["graph", "facts"]}, "results": {"bindings": []}}'


class Scripted(BaseHTTPRequestHandler):
    """Answers each request by the next line of a script, its last line for ever; keeps what was asked."""

    script: ClassVar[list[Answer]] = []
    asked: ClassVar[list[tuple[str, str]]] = []

    def answer(self) -> None:
        """Read the request, give the next answer."""
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.asked.append((self.command, self.headers.get("Authorization", "")))
        status, headers, body = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if status == 0:
            sleep(1)
        self.send_response(status or 200)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(BrokenPipeError):  # who asked may have gone
            self.wfile.write(body)

    do_GET = do_POST = do_PUT = answer  # noqa: N815  # http.server's names

    def log_message(self, *_: object) -> None:
        """Say nothing."""


Serve = Callable[..., tuple[str, list[tuple[str, str]]]]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """A function that starts a server with a script; gives its URL and the list of what is asked."""
    started: list[ThreadingHTTPServer] = []

    def start(*script: Answer) -> tuple[str, list[tuple[str, str]]]:
        asked: list[tuple[str, str]] = []
        one = type("One", (Scripted,), {"script": list(script), "asked": asked})
        started.append(ThreadingHTTPServer(("127.0.0.1", 0), one))
        Thread(target=started[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{started[-1].server_port}", asked

    yield start
    for server in started:
        server.shutdown()
        server.server_close()


def get(url: str, login: Login = Login(), **options: float) -> requests.Response:  # noqa: B008  # a frozen value
    wire = Wire(url, login, tries=int(options.pop("tries", 3)))
    return wire.check(wire.send(requests.Request("GET", url), **options))


BUSY, FULL, DONE = (503, {}, b""), (429, {"Retry-After": "0"}, b""), (200, {}, b"done")


def test_a_busy_server_is_asked_again(serve: Serve) -> None:
    url, asked = serve(BUSY, FULL, DONE)
    assert (get(url).text, len(asked)) == ("done", 3)


def test_a_server_that_stays_busy_is_given_up(serve: Serve) -> None:
    url, asked = serve(BUSY)
    with pytest.raises(StoreError, match="answered 503"):
        get(url, tries=1)
    assert len(asked) == 2


def test_a_server_that_does_not_answer_is_given_up(serve: Serve) -> None:
    url, _ = serve((0, {}, b""))
    with pytest.raises(StoreError, match="gave no answer in time"):
        get(url, tries=0, timeout=0.1)


def test_basic_credentials_are_sent_when_they_are_asked_for(serve: Serve) -> None:
    url, asked = serve((401, {"WWW-Authenticate": 'Basic realm="x"'}, b""), DONE)
    wire = Wire(url, Login(user="Ada", password="pässword"))  # noqa: S106  # invented
    basic = "Basic " + base64.b64encode("Ada:pässword".encode()).decode()
    for _ in range(2):
        assert wire.send(requests.Request("GET", url)).text == "done"
    assert [word for _, word in asked] == ["", basic, basic]


def test_a_token_is_sent_with_every_request(serve: Serve) -> None:
    url, asked = serve(DONE)
    get(url, Login(token="t0ken"))  # noqa: S106  # invented
    assert asked == [("GET", "Bearer t0ken")]


def test_secrets_do_not_show_when_a_login_is_printed() -> None:
    assert "s3cret" not in repr(Login(user="Ada", password="s3cret", token="s3cret"))  # noqa: S106  # invented


def test_a_server_that_has_moved_is_not_followed(serve: Serve) -> None:
    url, asked = serve((302, {"Location": "http://127.0.0.1:1/there"}, b""))
    with pytest.raises(StoreError, match=r"it has moved to http://127\.0\.0\.1:1/there: give that URL"):
        Wire(url, Login()).update(url, "DROP ALL")
    assert len(asked) == 1


def test_a_web_site_is_no_store(serve: Serve) -> None:
    url, _ = serve((200, {"Content-Type": "text/html"}, b"<html>hello</html>"))
    with pytest.raises(StoreError, match=r"no SPARQL server known at .*: put its kind in front, as in fuseki\+http"):
        open_store(url)


def test_a_refused_query_is_told_in_the_servers_words(serve: Serve) -> None:
    url, _ = serve((400, {}, b"\nline 3: no such function\nmore"))
    with pytest.raises(QueryError, match=r"refuses the query: line 3: no such function$"):
        open_store(f"sparql+{url}").select("SELECT * { }", {})


def test_an_answer_that_is_no_result_is_told(serve: Serve) -> None:
    url, _ = serve((200, {}, b'{"head": {'))
    with pytest.raises(StoreError, match="answered what is no SPARQL result"):
        open_store(f"sparql+{url}").select("SELECT * { }", {})


def test_a_server_that_cuts_answers_is_told_of(serve: Serve) -> None:
    url, _ = serve((200, {"X-SPARQL-MaxRows": "1"}, FEW))
    store = open_store(f"virtuoso+{url}")
    assert len(store.select("SELECT ?g ?n { }", {}, limit=1)[1]) == 1
    with pytest.raises(StoreError, match="cuts answers at 1 rows: raise its ResultSetMaxRows"):
        store.select("SELECT ?g ?n { }", {})


def test_a_server_that_stores_less_than_was_sent_is_told_of(serve: Serve, tmp_path: Path) -> None:
    url, _ = serve((200, {}, NONE), (200, {}, FEW))
    file = write(tmp_path / "a.nq", article("a", triples=40))
    done = CliRunner().invoke(kg, ["load", str(file), "--to", f"blazegraph+{url}"])
    assert done.exit_code == 1
    assert "https://example.org/graph/a: 40 triples were sent, the store holds 3" in done.output


@pytest.mark.parametrize("scheme", ["http", "virtuoso+https", "gopher"])
def test_a_password_in_a_url_is_refused_and_not_repeated(scheme: str) -> None:
    with pytest.raises(StoreError, match="--password-env") as told:
        open_store(f"{scheme}://ada:s3cret@127.0.0.1/")
    assert "s3cret" not in str(told.value)


def test_a_server_that_is_not_there_is_told_in_one_line() -> None:
    with pytest.raises(KgError, match=r"^http://127\.0\.0\.1:1 cannot be reached: [^\n]+: is it running\?$"):
        get("http://127.0.0.1:1", tries=0)
