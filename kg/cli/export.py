"""`kg export`: the graphs in another shape."""

import sys
from pathlib import Path

import click

from kg.cli.options import OpenStore, debug, with_store
from kg.cli.terminal import show


@click.command()
@click.argument("name", required=False, metavar="[FORMAT]")
@with_store
@click.option("--out", type=click.Path(path_type=Path), help="A file to write, whole or not at all.  [default: stdout]")
@debug
def export(*, name: str | None, store: OpenStore, out: Path | None) -> None:
    r"""Write graphs in another shape; without a format, list the formats there are.

    \b
    Example:
      kg export nanopub --data output/market-bombing.ttl > claims.trig
    """
    from kg.assemble import put_file
    from kg.export import EXPORTS, find_export

    if name is None:
        rows = [{"name": one, "gives": found.gives} for one, found in EXPORTS.items()]
        show(("name", "gives"), rows, form="table")
        return
    content = find_export(name).write(store())
    if out is None:
        sys.stdout.buffer.write(content)
    else:
        put_file(out, content)
