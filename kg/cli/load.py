"""`kg load`: graphs into a store."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Debug, Quiet
from kg.cli.terminal import say


def load(
    files: Annotated[list[Path], typer.Argument(help="Graph files, or folders of them.", show_default=False)],
    to: Annotated[str, typer.Option("--to", help="A folder (embedded Oxigraph).", show_default=False)],
    append: Annotated[
        bool, typer.Option("--append/--replace", help="Add to an article's graph, or put this one in its place.")
    ] = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Put graphs into a store, one named graph an article; loading twice changes nothing.

    Example: kg load output/ --to store && kg query attacks --store store
    """
    from kg.store import load_into, open_store

    held = load_into(open_store(to, create=True), files, append=append)
    for name, triples in held.items():
        say(f"{name}: {triples} triples", quiet=quiet)
