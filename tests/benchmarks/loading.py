"""How fast `kg load` fills a new store, beside `oxigraph load` on the same N-Quads.

  python -m tests.benchmarks.loading GRAPHS.nq... --articles 1000 --rounds 3

Copies of the graphs under names of their own make the articles. The two take turns; of each the quickest round counts.
One line of JSON a round, and one with the ratios: above 1, kg is the faster.
"""

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from kg.schema.vocabulary import BASE
from kg.store import open_folder
from tests.store.servers import oxigraph_program

Figures = Mapping[str, float]


@click.command(help=__doc__)
@click.argument("graphs", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--articles", type=click.IntRange(1), default=1000)
@click.option("--rounds", type=click.IntRange(1), default=3)
def main(*, graphs: tuple[Path, ...], articles: int, rounds: int) -> None:
    """Take turns and say the figures."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        file = folder / "articles.nq"
        with file.open("wb") as out:
            out.writelines(copies([path.read_bytes() for path in graphs], articles))
        commands = {
            "kg": [sys.executable, "-m", "kg", "load", str(file), "--quiet", "--to"],
            "oxigraph": [oxigraph_program(), "load", "--file", str(file), "--location"],
        }
        best: dict[str, dict[str, float]] = {}
        for number in range(rounds):
            for name, command in commands.items():
                found = measured([*command, str(folder / name)])
                triples = len(open_folder(str(folder / name)))
                shutil.rmtree(folder / name)
                click.echo(json.dumps({"round": number, "loader": name, "triples": triples, **found}))
                known = best.setdefault(name, dict(found))
                known.update({what: min(known[what], value) for what, value in found.items()})
    ratios = {f"{what}_speed": round(best["oxigraph"][what] / best["kg"][what], 3) for what in ("cpu", "wall")}
    click.echo(json.dumps({"articles": articles, **ratios}))


def copies(graphs: list[bytes], number: int) -> Iterator[bytes]:
    """So many articles: the graphs by turns, each time under a base of its own; the ontology's terms stay."""
    ours, terms = f"<{BASE}".encode(), f"<{BASE}ontology".encode()
    for count in range(number):
        base = b"<https://example.org/copy-%d/" % count
        yield graphs[count % len(graphs)].replace(ours, base).replace(base + b"ontology", terms)


def measured(command: list[str]) -> Figures:
    """Seconds of processor and of clock that a command takes."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"cpu": round(cpu, 2), "wall": round(time.perf_counter() - began, 2)}


if __name__ == "__main__":
    main()
