"""Load figures of `kg serve` beside the plain `oxigraph` server on the same data: `python -m tests.serve.bench`.

Needs `wrk` (Debian) and the `oxigraph` command (PyPI). The data are the sample graphs, each renamed so often that there
are as many articles as asked for. The two servers run side by side and are asked in turn, so that whatever else the
machine does falls on both. Nothing may be lost, and no answer may be anything but 200.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Self
from urllib.parse import urlencode

import pyoxigraph
import requests

from kg.query import find_query
from kg.store import read_quads

SAMPLES = sorted((Path(__file__).parents[2] / "output").glob("*.ttl"))
OWN = re.compile(
    r"<https://w3id\.org/dateline/"
    r"(article|carriage|claim|count|description|entity|event|fact|graph|link|passage|post|run|sentence|wording)/([^>]+)>"
)
EACH = ("attacks", "casualties", "claims")  # named queries, asked of one article after the other by default-graph-uri
ALL = "causes"  # and one over all articles at once, which only one client at a time asks: it takes seconds
CLIENTS = (1, 16, 64)
LUA = """local query = {query}
local addresses = {{ {addresses} }}
local headers = {{ ["Content-Type"] = "application/sparql-query", Accept = "application/sparql-results+json" }}
local asked = 0
request = function()
  asked = asked + 1
  return wrk.format("POST", addresses[asked % #addresses + 1], headers, query)
end
"""
PATIENCE = 600  # seconds that a client waits before its answer counts as lost
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
COLUMNS = (
    *("query", "clients", "server", "a second", "median ms", "99 % ms", "processor ms"),
    *("answers", "not 200", "lost"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A named query, of one graph after the other, or of all at once where none is given."""

    query: str
    graphs: tuple[str, ...]
    clients: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What wrk saw; times in milliseconds. `work` is processor time of the server an answer."""

    rate: float
    median: float
    slowest: float  # the 99th percentile
    work: float
    answers: int
    wrong: int
    lost: int


def main() -> None:
    """Make the data where they are not there, start both servers, ask them in turn, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--seconds", type=int, default=15, help="of each measurement")
    parser.add_argument("--folder", type=Path, default=Path("bench"))
    given = parser.parse_args()
    stores = [given.folder / name for name in ("kg", "oxigraph")]
    if not stores[0].is_dir():
        make_store(given.articles, stores[0])
    if not stores[1].is_dir():
        shutil.copytree(stores[0], stores[1])
    print(f"| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}", flush=True)  # noqa: T201 - a program's own output
    with kg_server(stores[0]) as kg, oxigraph_server(stores[1]) as oxigraph:
        for asked in plan(given.articles):
            for server in (kg, oxigraph):
                print(line(asked, server.name, measured(server, asked, given.seconds)), flush=True)  # noqa: T201 - as above


def plan(articles: int) -> Iterator[Asked]:
    """What is asked, by how many clients at a time."""
    graphs = [getattr(read_quads(sample)[0].graph_name, "value", "") for sample in SAMPLES]
    named = [f"{graph}-c{copy}" for copy in range(articles // len(SAMPLES)) for graph in graphs]
    for name in EACH:
        for clients in CLIENTS:
            yield Asked(query=name, graphs=tuple(named), clients=clients)
    yield Asked(query=ALL, graphs=(), clients=1)


def make_store(articles: int, folder: Path) -> None:
    """A store with copies of the sample graphs; what articles share (items, outlets, the ontology) keeps its IRI."""
    sample = pyoxigraph.Store()
    for file in SAMPLES:
        sample.extend(read_quads(file))
    folder.parent.mkdir(parents=True, exist_ok=True)
    renamed = folder.with_suffix(".nq")
    lines = str(sample).splitlines()
    with renamed.open("w", encoding="utf-8") as out:
        for copy in range(articles // len(SAMPLES)):
            out.writelines(OWN.sub(rf"<https://w3id.org/dateline/\1/\2-c{copy}>", line) + "\n" for line in lines)
    store = pyoxigraph.Store(str(folder))
    store.bulk_load(path=str(renamed), format=pyoxigraph.RdfFormat.N_QUADS)
    store.optimize()
    renamed.unlink()


class Running:
    """A server for as long as a `with` lasts."""

    def __init__(self, name: str, command: list[str], endpoint: str) -> None:
        """Start nothing yet."""
        self.name, self.endpoint = name, endpoint
        self._command = command

    def __enter__(self) -> Self:
        """Start it, and wait until it answers."""
        self._process = subprocess.Popen(self._command, stderr=subprocess.DEVNULL)
        for _ in range(300):
            time.sleep(0.2)
            try:
                requests.get(self.endpoint, params={"query": "ASK {}"}, timeout=10)
            except requests.ConnectionError:
                continue
            return self
        raise TimeoutError(f"{self._command[0]} does not answer")

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self._process.terminate()
        self._process.wait()

    def work(self) -> float:
        """The processor time in seconds that it and its workers have used."""
        pid = self._process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        return sum(_work(Path("/proc") / one / "stat") for one in (str(pid), *children))


def _work(stat: Path) -> float:
    """User and system time of a process, the 14th and 15th field of its `stat`."""
    fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def kg_server(store: Path) -> Running:
    """Ours, with time and room for whatever is asked: what is measured is speed."""
    limits = ["--timeout", "120", "--max-rows", "1000000", "--workers", "2"]
    command = [sys.executable, "-m", "kg", "serve", "--quiet", "--port", "18031", "--store", str(store), *limits]
    return Running("kg serve", command, "http://127.0.0.1:18031/sparql")


def oxigraph_server(store: Path) -> Running:
    """The plain server, which also takes the union of all graphs for the default graph."""
    binary = shutil.which("oxigraph") or "oxigraph"
    options = ["--location", str(store), "--bind", "127.0.0.1:18032", "--union-default-graph"]
    return Running("oxigraph", [binary, "serve-read-only", *options], "http://127.0.0.1:18032/query")


def measured(server: Running, asked: Asked, seconds: int) -> Measured:
    """What wrk sees with so many clients at a time."""
    threads = str(min(2, asked.clients))
    options = ["-t", threads, "-c", str(asked.clients), "-d", f"{seconds}s", "--timeout", f"{PATIENCE}s", "--latency"]
    before = server.work()
    with NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(_script(server, asked))
        script.flush()
        command = ["wrk", *options, "-s", script.name, server.endpoint]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    answers = int(_number(r"(\d+) requests in", said))
    return Measured(
        rate=_number(r"Requests/sec:\s+([\d.]+)", said),
        median=_milliseconds("50%", said),
        slowest=_milliseconds("99%", said),
        work=1000 * (server.work() - before) / max(answers, 1),
        answers=answers,
        wrong=int(_number(r"Non-2xx or 3xx responses: (\d+)", said)),
        lost=sum(map(int, re.findall(r"(?:connect|read|write|timeout) (\d+)", said))),
    )


def _script(server: Running, asked: Asked) -> str:
    """What wrk is to send."""
    path = "/" + server.endpoint.removeprefix("http://").partition("/")[2]
    addresses = [f"{path}?{urlencode({'default-graph-uri': graph})}" for graph in asked.graphs] or [path]
    query = json.dumps(find_query(asked.query).sparql, ensure_ascii=False).replace("\\/", "/")
    return LUA.format(query=query, addresses=", ".join(f'"{address}"' for address in addresses))


def _number(pattern: str, said: str) -> float:
    found = re.search(pattern, said)
    return float(found[1]) if found else 0


def _milliseconds(percentile: str, said: str) -> float:
    found = re.search(rf"{percentile}\s+([\d.]+)(us|ms|s|m)", said)
    return float(found[1]) * UNITS[found[2]] if found else 0


def line(asked: Asked, server: str, row: Measured) -> str:
    """A row of the table."""
    of = "article by article" if asked.graphs else "all articles"
    times = f"{row.rate:,.1f} | {row.median:,.1f} | {row.slowest:,.1f} | {row.work:,.1f}"
    return f"| {asked.query}, {of} | {asked.clients} | {server} | {times} | {row.answers} | {row.wrong} | {row.lost} |"


if __name__ == "__main__":
    main()
