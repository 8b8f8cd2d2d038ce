"""`kg diff`: what two graphs tell differently."""

import sys
from pathlib import Path

import click

from kg.cli.options import debug, quiet, row_format
from kg.cli.terminal import say, show

COLUMNS = ("change", "about", "what", "column", "before", "after")


@click.command()
@click.argument("before", metavar="A", type=click.Path(path_type=Path))
@click.argument("after", metavar="B", type=click.Path(path_type=Path))
@click.option("--exit-code", is_flag=True, help="Exit 1 when anything differs.")
@row_format
@quiet
@debug
def diff(*, before: Path, after: Path, exit_code: bool, form: str, quiet: bool) -> None:
    r"""Say in words what changed from graph A to graph B: files, or folders of them.

    \b
    Example:
      kg diff old/market.ttl new/market.ttl
      kg diff output/ rebuilt/ --format csv
    """
    from kg.query.changes import changes
    from kg.store import load_files

    found = list(changes(load_files([before]), load_files([after])))
    if found:
        show(COLUMNS, [{name: getattr(one, name) for name in COLUMNS} for one in found], form=form)
    say(f"{len(found)} differences" if found else "no difference", quiet=quiet)
    if found and exit_code:
        sys.exit(1)
