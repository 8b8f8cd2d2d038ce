"""`kg build` with the live linker, from the command line to the graph: served, and with nobody at the address."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.link.asking import WORLD
from tests.wikidata_server import Service, running

pytestmark = [pytest.mark.model, pytest.mark.service]
ARTICLE = """Coast guard calms Port Varnem

PORT VARNEM, Varnland, Jan. 3 (Harbour Wire) - Orla Tamm, a captain of the Varnland Coast Guard, said on Friday that two
fishing boats had been brought back to Port Varnem after a storm. Orla Tamm thanked the government in Oslo.
"""


@pytest.fixture
def service() -> Iterator[Service]:
    """A service that holds the invented country."""
    with running() as service:
        service.add(*WORLD)
        yield service


def build(folder: Path, url: str) -> "subprocess.CompletedProcess[str]":
    """The command, run in the folder, with the address in the environment."""
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    told = {"KG_LINKER": "starter,live", "KG_WIKIDATA_API": url, "KG_CACHE": str(folder / "cache"), "KG_RATE": "1000"}
    environment = {**os.environ, **told}  # noqa: TID251  # the child's own copy
    words = [sys.executable, "-m", "kg", "build", "a.txt", "--published", "2020-01-03"]
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def graph(folder: Path) -> str:
    """What was written."""
    return (folder / "output" / "a.ttl").read_text(encoding="utf-8")


def test_a_build_links_to_what_the_service_finds_and_says_where_from(service: Service, tmp_path: Path) -> None:
    done = build(tmp_path, service.url)
    assert done.returncode == 0
    assert "kg: " not in done.stderr
    assert {"wd:Q900002", "wd:Q900003", "wd:Q585"} <= set(graph(tmp_path).split())
    assert "Wikidata's API" in graph(tmp_path)
    assert max(service.ids().values()) == 1


def test_a_build_goes_on_without_links_when_the_service_is_down(tmp_path: Path) -> None:
    with running() as service:
        nowhere = service.url
    done = build(tmp_path, nowhere)
    assert done.returncode == 0
    assert [line for line in done.stderr.splitlines() if line.startswith("kg: ")] == [
        f"kg: Wikidata did not answer: {nowhere}: no connection: look at the network, or link without it"
    ]
    assert '"Wikidata did not answer"' in graph(tmp_path)
    assert "wd:Q585" in graph(tmp_path)
    assert "wd:Q9000" not in graph(tmp_path)
