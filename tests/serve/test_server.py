"""`kg serve` as users start it: a process, a port, a store, real clients."""

import json
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest
import rdflib
import requests
from click.testing import CliRunner
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

from kg.cli import kg
from kg.errors import KgError
from kg.serve.server import listening
from kg.store import EmbeddedStore, load_into
from tests.serve.conftest import SAMPLE
from tests.serve.serving import TOKEN, Server, server_of
from tests.serve.test_limits import ENDLESS

pytestmark = pytest.mark.service

Start = Callable[..., Server]
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
EVENTS = (
    "SELECT DISTINCT ?label WHERE { ?e <https://w3id.org/dateline/ontology#typeLabel> ?label } ORDER BY ?label LIMIT 2"
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over one article, for every test that changes nothing."""
    running = server_of(tmp_path_factory.mktemp("shared"), ["--data", str(SAMPLE)], {})
    yield running
    running.end()


def refused(folder: Path, *arguments: str) -> tuple[int, str]:
    """The exit code and words of a `kg serve` that does not start."""
    done = subprocess.run(
        [sys.executable, "-m", "kg", "serve", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout == ""
    return done.returncode, done.stderr


def test_it_serves_files_and_says_where(shared: Server) -> None:
    assert requests.get(shared.address + "health", timeout=10).json()["status"] == "ready"


def test_an_answer_does_not_wait_for_the_client() -> None:
    """Only on a socket that says TCP does asyncio turn Nagle's algorithm off: else each answer takes 40 ms."""
    with closing(listening("127.0.0.1", 0)) as listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_sparqlwrapper_asks_for_rows_and_graphs(shared: Server) -> None:
    wrapper = SPARQLWrapper(shared.address + "sparql", returnFormat=JSON)
    wrapper.setQuery(EVENTS)
    rows = wrapper.queryAndConvert()["results"]["bindings"]
    assert [row["label"]["value"] for row in rows] == ["accusation", "arms transfer"]
    wrapper.setMethod(POST)
    wrapper.setReturnFormat(TURTLE)
    wrapper.setQuery("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 3")
    assert len(rdflib.Graph().parse(data=wrapper.query().convert(), format="turtle")) == 3


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_reads_the_endpoint_as_a_graph(shared: Server, method: str) -> None:
    graph = rdflib.Graph(SPARQLStore(shared.address + "sparql", method=method))
    assert [str(row[0]) for row in graph.query(EVENTS)] == ["accusation", "arms transfer"]
    assert (
        len(list(graph.triples((None, rdflib.RDF.type, rdflib.URIRef("https://w3id.org/dateline/ontology#Article")))))
        == 1
    )


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_asks_by_get_by_form_and_by_body(shared: Server) -> None:
    endpoint = shared.address + "sparql"
    ways = (
        ["-G", "--data-urlencode", f"query={COUNT}"],
        ["--data-urlencode", f"query={COUNT}"],
        ["-H", "Content-Type: application/sparql-query", "--data-binary", COUNT],
    )
    csv = ["curl", "-sS", "--compressed", "-H", "Accept: text/csv", endpoint]
    said = {subprocess.run([*csv, *way], capture_output=True, check=True, text=True).stdout for way in ways}
    assert said == {f"n\n{len(SAMPLE.read_text(encoding='utf-8').splitlines())}\n"}


def test_a_store_is_served_while_nobody_else_can_open_it(server: Start, tmp_path: Path) -> None:
    load_into(EmbeddedStore(tmp_path / "store"), [SAMPLE])
    server("--store", "store")
    code, words = refused(tmp_path, "--store", "store", "--port", "0")
    assert code == 2
    assert words.startswith("kg: cannot open the store store:")
    assert words.count("\n") == 1


def test_a_port_that_is_taken_is_one_line(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        told = refused(tmp_path, "--data", str(SAMPLE), "--port", str(port))
    words = f"kg: cannot listen on 127.0.0.1 port {port}: another program uses it: give another --port\n"
    assert told == (2, words)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--store", "none"], "kg: no store at 'none': make one with kg load"),
        (["--store", ""], "kg: no store at '': make one with kg load"),
        (["--store", "."], "kg: no store at '.': make one with kg load"),
        (["--store", "http://127.0.0.1:1/sparql"], "kg: cannot serve http://127.0.0.1:1/sparql: it has an endpoint of"),
        (["--data", "none"], "kg: no such file or folder: none"),
        (["--data", "a", "--store", "b"], "kg: --data and --store exclude each other: give one"),
        (["--writable"], "kg: --writable needs a token: put one into the environment variable KG_SERVE_TOKEN"),
        (["--host", "192.0.2.1"], "kg: cannot listen on 192.0.2.1 port 0: "),
        (["--host", "no.such.host.invalid"], "kg: cannot listen on no.such.host.invalid port 0: "),
    ],
)
def test_what_cannot_be_served_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    error = CliRunner().invoke(kg, ["serve", "--quiet", "--port", "0", *arguments]).exception
    assert isinstance(error, KgError)
    assert f"kg: {error}".startswith(words)
    assert "\n" not in str(error)
    assert list(tmp_path.iterdir()) == []


def test_what_is_written_is_there_after_a_restart_and_the_token_is_nowhere(server: Start, tmp_path: Path) -> None:
    load_into(EmbeddedStore(tmp_path / "store"), [SAMPLE])
    running = server("--store", "store", "--writable", KG_SERVE_TOKEN=TOKEN)
    update = {"update": "INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 'written' } }"}
    sent = requests.post(
        running.address + "sparql", data=update, headers={"Authorization": f"Bearer {TOKEN}"}, timeout=10
    )
    assert sent.status_code == 204
    for worker in _workers():
        assert TOKEN.encode() not in (Path("/proc") / worker / "environ").read_bytes()
    running.process.terminate()
    assert TOKEN not in (running.process.stderr.read() if running.process.stderr else "")
    assert running.process.wait(20) == 0
    assert not list((tmp_path / "store").glob("serving-*"))
    again = server("--store", "store")
    ask = {"query": "ASK { ?s ?p 'written' }"}
    assert requests.get(again.address + "sparql", params=ask, timeout=10).json()["boolean"] is True


def _worker(process: Path) -> bool:
    try:
        return b"kg.serve.engine.worker" in (process / "cmdline").read_bytes()
    except OSError:
        return False


def _workers() -> set[str]:
    return {process.name for process in Path("/proc").glob("[0-9]*") if _worker(process)}


def test_a_query_that_runs_when_the_server_is_told_to_stop_gets_its_answer(server: Start) -> None:
    running = server("--data", str(SAMPLE), "--timeout", "2")
    answers: list[requests.Response] = []
    asking = threading.Thread(
        target=lambda: answers.append(requests.post(running.address + "sparql", data={"query": ENDLESS}, timeout=20))
    )
    asking.start()
    time.sleep(0.5)
    running.process.send_signal(signal.SIGTERM)
    assert running.process.wait(15) == 0
    asking.join(5)
    assert [(answer.status_code, answer.text[:26]) for answer in answers] == [(503, "the query ran longer than ")]


def test_a_query_that_runs_past_the_grace_is_cut_and_no_worker_stays(tmp_path: Path) -> None:
    before = _workers()
    code = f"""
from kg.serve.limits import Limits
from kg.serve.server import Serving, run
from pathlib import Path
run(Serving(graphs=Path({str(SAMPLE)!r}), host="127.0.0.1", port=0,
    limits=Limits(grace=1), token=None, quiet=False, say=lambda words: print(words, flush=True)))
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=tmp_path) as process:
        assert process.stdout is not None
        process.stdout.readline()
        endpoint = process.stdout.readline().split()[1]
        threading.Timer(1, process.terminate).start()
        answer = requests.post(endpoint, data={"query": ENDLESS}, timeout=20)
        assert (answer.status_code, answer.text) == (503, "the server is stopping\n")
        assert process.wait(10) == 0
    assert _workers() - before == set()


def test_a_client_that_dawdles_keeps_nobody_waiting_and_is_sent_away(server: Start) -> None:
    running = server("--data", str(SAMPLE), "--timeout", "1")
    host, port = running.address.removeprefix("http://").rstrip("/").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as slow:
        head = (
            "POST /sparql HTTP/1.1",
            "Host: 127.0.0.1",
            "Content-Type: application/sparql-query",
            "Content-Length: 99",
        )
        slow.sendall("\r\n".join((*head, "", "ASK")).encode())
        begun = time.monotonic()
        assert requests.get(running.address + "sparql", params={"query": "ASK {}"}, timeout=10).status_code == 200
        assert time.monotonic() - begun < 1
        assert slow.recv(1000).startswith(b"HTTP/1.1 408 ")


def test_a_client_that_does_not_read_its_answer_keeps_nobody_waiting(shared: Server) -> None:
    host, port = shared.address.removeprefix("http://").rstrip("/").split(":")
    big = urlencode({"query": "SELECT * WHERE { ?s ?p ?o . ?o ?q ?r } LIMIT 90000"})
    connections = [socket.create_connection((host, int(port)), timeout=10) for _ in range(4)]
    for connection in connections:
        connection.sendall(f"GET /sparql?{big} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    time.sleep(0.5)
    assert requests.get(shared.address + "sparql", params={"query": "ASK {}"}, timeout=10).status_code == 200
    for connection in connections:
        connection.close()


def test_a_client_that_leaves_takes_its_query_with_it(server: Start) -> None:
    running = server("--data", str(SAMPLE), "--workers", "1", "--timeout", "60")
    with pytest.raises(requests.Timeout):
        requests.post(running.address + "sparql", data={"query": ENDLESS}, timeout=0.5)
    begun = time.monotonic()
    assert requests.get(running.address + "sparql", params={"query": "ASK {}"}, timeout=20).status_code == 200
    assert time.monotonic() - begun < 5


def test_a_page_that_has_another_name_resolve_to_this_machine_reads_nothing(shared: Server) -> None:
    response = requests.get(shared.address + "health", headers={"Host": "elsewhere.example"}, timeout=10)
    assert response.status_code == 400


def test_quiet_says_nothing(server: Start, tmp_path: Path) -> None:
    del server
    with subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "--data", str(SAMPLE), "--port", "18020", "--quiet"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        for _ in range(100):
            time.sleep(0.2)
            try:
                assert requests.get("http://127.0.0.1:18020/health", timeout=5).json() == {
                    "status": "ready",
                    "running": 0,
                    "waiting": 0,
                }
                break
            except requests.ConnectionError:
                continue
        process.terminate()
        assert process.communicate()[1] == ""


COMUNICA = {  # the newest undici needs a newer Node than Debian's
    "dependencies": {"@comunica/query-sparql": "5.4.1"},
    "overrides": {"undici": "^7.16.0"},
}


@pytest.fixture(scope="session")
def comunica(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Comunica's command, from npm."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("node and npm are not installed")
    folder = tmp_path_factory.mktemp("comunica")
    (folder / "package.json").write_text(json.dumps(COMUNICA), encoding="utf-8")
    install = [npm, "install", "--silent", "--no-audit", "--no-fund"]
    if subprocess.run(install, check=False, timeout=400, cwd=folder).returncode != 0:
        pytest.skip("npm could not install @comunica/query-sparql")
    return folder / "node_modules" / ".bin" / "comunica-sparql"


@pytest.mark.service
@pytest.mark.parametrize("kind", ["sparql@", ""], ids=["told what it is", "finds out by the description"])
def test_comunica_asks_the_endpoint(shared: Server, comunica: Path, kind: str) -> None:
    command = [str(comunica), f"{kind}{shared.address}sparql", EVENTS, "-t", "application/sparql-results+json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    rows = json.loads(done.stdout)["results"]["bindings"]
    assert [row["label"]["value"] for row in rows] == ["accusation", "arms transfer"]
