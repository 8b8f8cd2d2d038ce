"""How fast a dump is indexed, against decompressing it; how much memory that takes; how fast names are looked up.

`python -m tests.wikidata.measure dump.json.gz --processes 2 --rounds 3`: rounds alternate, the best of each counts.
"""

import argparse
import json
import random  # noqa: TID251 - seeded: the same names every time
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from kg.wikidata.dump import open_dump
from kg.wikidata.index import Index

ITEMS = 115_000_000  # of Wikidata
BATCH, KEYS = 100, 50_000  # keys of a document; keys looked up


class Spent(NamedTuple):
    """Seconds by the clock, and of the processors."""

    wall: float
    cpu: float


def spent(work: Callable[[], object], who: int = resource.RUSAGE_SELF) -> Spent:
    """What the work took, of this process or of those that it starts."""
    wall, before = time.perf_counter(), _cpu(who)
    work()
    return Spent(time.perf_counter() - wall, _cpu(who) - before)


def _cpu(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def decompress(path: Path, processes: int) -> int:
    """Read the dump with so many threads of decompression and throw it away; returns its bytes."""
    import rapidgzip

    opens = rapidgzip.IndexedBzip2File if path.suffix == ".bz2" else rapidgzip.open
    size = 0
    with opens(str(path), parallelization=processes) as file:
        while block := file.read(4 << 20):
            size += len(block)
    return size


def index(path: Path, out: Path, processes: int) -> int:
    """Index the dump by the command, and return the most memory that all its processes took together, in bytes."""
    command = [sys.executable, "-m", "kg", "wikidata", "index", str(path), "--out", str(out), "--quiet"]
    most = 0
    with subprocess.Popen([*command, "--processes", str(processes)], stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, sum(_memory(one) for one in (process.pid, *_children(process.pid))))
            time.sleep(0.5)
    if process.returncode:
        raise SystemExit(process.returncode)
    return most


def _children(process: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def _memory(process: int) -> int:
    """The process's share of the memory it uses (Linux's PSS)."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return sum(int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:"))
    except OSError:
        return 0


def look_up(path: Path) -> float:
    """Exact look-ups a second, of names of the index in any order, a hundred to a document."""
    keys = [row[0] for row in sqlite3.connect(path).execute("SELECT DISTINCT key FROM names")]
    random.Random(7).shuffle(keys)  # noqa: S311 - no secret
    asked = (keys * (KEYS // len(keys) + 1))[:KEYS]
    index = Index(path)
    index.bearing(asked[:BATCH])
    took = min(spent(lambda: _all(index, asked)).cpu for _ in range(3))  # nobody else's work counts
    return len(asked) / took


def _all(index: Index, keys: list[str]) -> None:
    for begin in range(0, len(keys), BATCH):
        index.bearing(keys[begin : begin + BATCH])


def measured(path: Path, *, processes: int, rounds: int) -> dict[str, float]:
    """The figures, of the best round each."""
    unpacked: list[int] = []
    memory: list[int] = []
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        out = Path(folder) / "index.kgw"
        plain: list[Spent] = []
        indexing: list[Spent] = []
        for _ in range(rounds):
            plain += [spent(lambda n=threads: unpacked.append(decompress(path, n))) for threads in {1, processes}]  # type: ignore[misc]
            indexing.append(spent(lambda: memory.append(index(path, out, processes)), resource.RUSAGE_CHILDREN))
        lines, size = int(Index(out).facts["lines"]), out.stat().st_size
        looked_up = look_up(out)
    best, least = _best(indexing), _best(plain)
    return {
        "unpacked MB": unpacked[0] / 1e6,
        "memory MB": max(memory) / 1e6,
        "look-ups a second": looked_up,
        "decompress s": least.wall,
        "decompress cpu s": least.cpu,
        "index s": best.wall,
        "index cpu s": best.cpu,
        "speed against decompressing": least.wall / best.wall,
        "cpu against decompressing": best.cpu / least.cpu,
        "hours for Wikidata": best.wall / lines * ITEMS / 3600,
        "index GB for Wikidata": size / lines * ITEMS / 1e9,
    }


def _best(rounds: Iterable[Spent]) -> Spent:
    several = list(rounds)
    return Spent(min(one.wall for one in several), min(one.cpu for one in several))


def main() -> None:
    """Print the figures of a dump as JSON."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("dump", type=Path)
    ask.add_argument("--processes", type=int, default=2)
    ask.add_argument("--rounds", type=int, default=3)
    given = ask.parse_args()
    with open_dump(given.dump) as dump:
        next(iter(dump.chunks()))  # whatever is wrong with it is told before the clock runs
    figures = measured(given.dump, processes=given.processes, rounds=given.rounds)
    print(json.dumps({name: round(value, 2) for name, value in figures.items()}, indent=1))  # noqa: T201


if __name__ == "__main__":
    main()
