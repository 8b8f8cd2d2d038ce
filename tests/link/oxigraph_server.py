"""A real SPARQL server for tests: Oxigraph's own, on a free port of 127.0.0.1, loaded with Turtle."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

PATIENCE = 30.0  # seconds to come up in


def program() -> Path:
    """The server's program; the test is skipped where it is not installed."""
    try:
        files = distribution("oxigraph").files or []
    except PackageNotFoundError:
        pytest.skip("no oxigraph here: pip install oxigraph")
    return next(Path(str(file.locate())) for file in files if file.stem == "oxigraph")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@contextmanager
def serving(data: Path, folder: Path) -> Iterator[str]:
    """The query endpoint's URL, as long as the block lasts; `data` is an RDF file, `folder` for the store."""
    command, port = program(), free_port()
    load = [command, "load", "--lenient", "--location", folder, "--file", data]  # Wikidata has languages of its own
    subprocess.run(load, check=True, capture_output=True)
    words = [command, "serve-read-only", "--location", folder, "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(port, server)
            yield f"http://127.0.0.1:{port}/query"
        finally:
            server.terminate()


def wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    """Come back when the server listens."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    pytest.fail(f"the server did not come up on port {port}")
