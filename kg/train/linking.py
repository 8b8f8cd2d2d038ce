"""Learn the linker's weights from articles whose names are linked by hand, and write them.

Example: python -m kg.train.linking --data DATA --index facts.kgw --index closed.kgw

DATA holds ELEVANT's benchmarks (elevant/benchmarks/*.benchmark.jsonl). Each source of items gives its examples: the
packaged catalogue, and every index named.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from kg.link.weights import WEIGHTS, Weights
from kg.settings import Settings
from kg.train.linking_corpus import choices, read_marked
from kg.train.linking_fit import calibration, fit, held_out

FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command(help=__doc__)
@click.option("--data", type=FOLDER, required=True, help="The folder of data sets.")
@click.option("--index", "indexes", type=FILE, multiple=True, help="An index to learn from too.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), default=WEIGHTS, help="The file to write.")
def main(*, data: Path, indexes: tuple[Path, ...], out: Path) -> None:
    """Read, learn, write."""
    marked = read_marked(data)
    asked = [Settings(), *(Settings(linker=("index",), index=str(index)) for index in indexes)]
    found = [choice for settings in asked for choice in choices(marked, settings)]
    weights, told = fit(found), held_out(found)
    out.write_text(written(weights, calibration(told)), encoding="utf-8")
    right = sum(choice.right is not None for choice in found)
    click.echo(f"{len(marked)} articles, {len(found)} entities, {right} with the right candidate: {out}", err=True)


def written(weights: Weights, table: Sequence[tuple[float, float]]) -> str:
    """The weights as a file that people can read."""
    features = ",\n".join(f"  {json.dumps(name)}: {weight}" for name, weight in weights.features.items())
    rows = ",\n".join(f"  {json.dumps(row)}" for row in table)
    return f'{{\n "base": {weights.base},\n "features": {{\n{features}\n }},\n "calibration": [\n{rows}\n ]\n}}\n'


if __name__ == "__main__":
    main()
