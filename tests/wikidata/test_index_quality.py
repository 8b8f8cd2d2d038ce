"""What an index must stand: a real slice, kills, and questions in a hurry."""

import random  # noqa: TID251 - seeded
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.wikidata.build import build_index
from kg.wikidata.dump import open_dump
from kg.wikidata.index import Index
from tests.wikidata.entities import ENTITIES
from tests.wikidata.generate import entities, write_dump
from tests.wikidata.indexing import order
from tests.wikidata.measure import look_up

pytestmark = pytest.mark.quality
SLICE = Path("../shared/wikidata/slice-recorded.json.gz")
KILLS, LOOK_UPS = 10, 20_000


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dump of 20,000 varied entities of our own."""
    path = tmp_path_factory.mktemp("dump") / "varied.json.gz"
    write_dump(path, entities(list(ENTITIES), 20_000, seed=1, even=True))
    return path


def test_a_real_slice_is_indexed_whole(tmp_path: Path) -> None:
    if not SLICE.exists():
        pytest.skip("needs ../shared/wikidata/slice-recorded.json.gz")
    with open_dump(SLICE) as opened:
        built = build_index(opened, tmp_path / "index", order(everything=True), lambda *_: None)
    assert (built.items, built.tally.properties, built.tally.malformed) == (1026, 6, 0)


def test_a_killed_run_never_leaves_a_broken_index(dump: Path, tmp_path: Path) -> None:
    """Each run is killed at a random moment, over an older index, which stays whole or is replaced by a whole one."""
    out = tmp_path / "index.kgw"
    command = [sys.executable, "-m", "kg", "wikidata", "index", str(dump), "--out", str(out), "-q", "--processes", "2"]
    started = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    whole, took = Index(out).facts, time.monotonic() - started
    chance = random.Random(20)  # noqa: S311 - no secret
    for _ in range(KILLS):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(chance.uniform(0.1, 1.0) * took)
            process.send_signal(signal.SIGKILL)
        assert dict(Index(out).facts) == dict(whole)
        assert Index(out).bearing(["veldania"])
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    assert [path.name for path in tmp_path.iterdir()] == ["index.kgw"]


def test_twenty_thousand_names_are_looked_up_in_a_second(dump: Path, tmp_path: Path) -> None:
    with open_dump(dump) as opened:
        build_index(opened, tmp_path / "index", order(processes=2), lambda *_: None)
    assert look_up(tmp_path / "index") >= LOOK_UPS
