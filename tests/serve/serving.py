"""A server as a process of its own, and the data that the protocol's tests ask for."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import requests

ADDRESS = "http://127.0.0.1:8020/"
TOKEN = "a-token-for-tests"  # noqa: S105 - it opens nothing but the tests' own servers
GRAPHS = tuple(f"http://example.org/data{number}" for number in range(3))
DATA = " ".join(
    f"INSERT DATA {{ GRAPH <{graph}> {{ <{graph}#a> <http://example.org/name> 'in graph {number}' }} }} ;"
    for number, graph in enumerate(GRAPHS)
)
ROWS_JSON = "application/sparql-results+json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running `kg serve`."""

    address: str
    process: "subprocess.Popen[str]"

    def end(self) -> int:
        """Tell it to stop, and wait; its exit code."""
        self.process.terminate()
        try:
            return self.process.wait(timeout=20)
        finally:
            self.process.kill()
            self.process.communicate()


def server_of(folder: Path, arguments: Sequence[str], environment: Mapping[str, str]) -> Server:
    """Start `kg serve` on a free port in that folder, and wait until it answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "--port", "0", *arguments],
        cwd=folder,
        env={**os.environ, **environment},  # noqa: TID251 - the command gets ours
        stderr=subprocess.PIPE,
        text=True,
    )
    said = ""
    for line in process.stderr or ():
        said += line
        if found := re.match(r"SPARQL\s+(http://\S+/)sparql", line):
            assert requests.get(f"{found[1]}health", timeout=30).status_code == 200
            return Server(address=found[1], process=process)
    raise AssertionError(f"the server did not start: {said}")
