"""Train the network of `--profile accurate` and write its weights.

Example: python -m kg.train --gum GUM/news --gum GUM/more --own gold.jsonl --out mentions.npz
"""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import click
import numpy as np

from kg.extract.entities.voting_network import PARTING
from kg.train.corpus import read_gum, read_own
from kg.train.examples import make_examples
from kg.train.learning import NETWORKS, Weights, together, train, vocabulary

OWN_WEIGHT = 5.0  # our own articles are few, but drawn as we draw mentions
FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(help=__doc__)
@click.option("--gum", "folders", type=FOLDER, multiple=True, required=True, help="A folder of GUM's WebAnno TSV.")
@click.option("--own", type=FILE, help="Articles of our own in the stand-off format.")
@click.option("--out", type=FILE, required=True, help="The file to write.")
@click.option("--seed", type=int, default=1, show_default=True)
def main(*, folders: tuple[Path, ...], own: Path | None, out: Path, seed: int) -> None:
    """Read, train, write."""
    texts = [one for folder in folders for one in read_gum(folder)]
    examples = make_examples(texts, weight=1.0)
    if own is not None:
        examples += make_examples(read_own(own), weight=OWN_WEIGHT)
    features = vocabulary(examples)
    networks = [train(examples, features, seed=seed + i) for i in range(NETWORKS)]
    out.write_bytes(stored(features, together(networks)))
    click.echo(f"{len(texts)} texts, {len(examples)} examples, {len(features)} features: {out}", err=True)


def stored(features: Sequence[str], weights: Weights) -> bytes:
    """The bytes of a weights file: half-precision numbers, and the features in the order of their weights."""
    content = BytesIO()
    names = np.frombuffer(PARTING.join(features).encode("utf-8"), np.uint8)
    halves = {name: value.astype(np.float16) for name, value in sorted(weights.items())}
    np.savez_compressed(content, features=names, **halves)  # type: ignore[arg-type]  # the stub takes keywords for flags
    return content.getvalue()


if __name__ == "__main__":
    main()
