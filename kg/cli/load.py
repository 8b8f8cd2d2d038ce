"""`kg load`: graphs into a store."""

from pathlib import Path

import click

from kg.cli.options import debug, quiet
from kg.cli.terminal import say


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--to", required=True, metavar="STORE", help="A folder (embedded Oxigraph).")
@click.option("--append/--replace", help="Add to an article's graph, or put this one in its place (the default).")
@quiet
@debug
def load(*, files: tuple[Path, ...], to: str, append: bool, quiet: bool) -> None:
    r"""Put graph files, or folders of them, into a store: one named graph an article.

    Loading twice changes nothing.

    \b
    Example:
      kg load output/ --to store
      kg query attacks --store store
    """
    from kg.store import load_into, open_store

    for name, triples in load_into(open_store(to, create=True), files, append=append).items():
        say(f"{name}: {triples} triples", quiet=quiet)
