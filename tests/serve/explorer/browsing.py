"""What the tests in a browser share: servers over graphs, and an address for every kind of page."""

import threading
from pathlib import Path
from urllib.parse import quote

from kg.store import load_files
from tests.serve.explorer.conftest import NAMES, ROOT, TOKEN
from tests.serve.serving import Server, server_of

MARKET = ROOT / "output" / "market-bombing.ttl"
TALKS = ROOT / "output" / "border-talks.ttl"
PREFIX = "PREFIX kg: <https://w3id.org/dateline/ontology#>"


def serve(folder: Path, *graphs: Path) -> Server:
    """A writable server over those graphs, with a folder of articles of its own."""
    (folder / "graphs").mkdir()
    for graph in graphs:
        (folder / "graphs" / graph.name).write_bytes(graph.read_bytes())
    arguments = ("--data", str(folder / "graphs"), "--articles", str(folder / "articles"), "--writable")
    server = server_of(folder, arguments, {"KG_SERVE_TOKEN": TOKEN})
    log = server.process.stderr
    if log is not None:  # a browser asks for much: a log that nobody reads would stop the server when its pipe is full
        threading.Thread(target=log.read, daemon=True).start()
    return server


def serve_samples(folder: Path) -> Server:
    """The same over the samples, with their texts."""
    (folder / "articles").mkdir()
    for name in NAMES:
        (folder / "articles" / f"{name}.txt").write_bytes((ROOT / "tests" / "samples" / f"{name}.txt").read_bytes())
    return serve(folder, *(ROOT / "output" / f"{name}.ttl" for name in NAMES))


def addresses(graph: Path = MARKET) -> dict[str, str]:
    """A path for every kind of page, over what the graph of the market bombing holds."""
    store = load_files([graph])

    def first(pattern: str) -> str:
        found = store.select(f"{PREFIX} SELECT ?s {{ {pattern} }} ORDER BY ?s", {})
        return quote(found[1][0]["s"], safe="")

    event = first("?s kg:eventType kg:CarBombing")
    group = first("?claim kg:speaker ?s ; kg:about ?e . ?s a kg:Organisation ; kg:name ?n . ?p kg:organisation ?s")
    return {
        "articles": "explorer/articles",
        "search": "explorer/articles?words=b",
        "article": f"explorer/article?iri={first('?s kg:textSha256 ?hash')}",
        "event": f"explorer/event?iri={event}",
        "group": f"explorer/thing?iri={group}",
        "place": f"explorer/thing?iri={first('?e a kg:Place ; kg:item ?s')}",
        "timeline": "explorer/timeline",
        "map": "explorer/map",
        "people": "explorer/people",
        "choice": "explorer/graph",
        "graph": f"explorer/graph?iri={event}",
        "graph-of-a-group": f"explorer/graph?iri={group}",
        "ask": "explorer/ask?name=claims",
        "review": "explorer/review",
        "sign-in": "explorer/sign-in",
    }
