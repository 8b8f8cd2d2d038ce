"""`kg verify`: open the article again and check every piece of evidence."""

import sys
from pathlib import Path

import click

from kg.cli.options import debug, quiet, with_settings
from kg.cli.terminal import put, say
from kg.settings import Settings


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--source", required=True, metavar="ARTICLE", help="The article that the graph was made from.")
@with_settings()
@quiet
@debug
def verify(*, file: Path, source: str, settings: Settings, quiet: bool) -> None:
    r"""Check that quotes, offsets and the text's hash still stand where the graph says.

    Exit 0 when all of it stands; 1, with the facts named, when some does not.

    \b
    Example:
      kg verify output/market-bombing.ttl --source articles/market-bombing.txt
    """
    from kg import pipeline

    report, checked = pipeline.verify_file(file, source, settings)
    for violation in report.violations:
        put(f"{file}: {violation.node}: {violation.message}")
    say(f"{file}: {checked} pieces of evidence, {len(report.violations)} unsupported", quiet=quiet)
    if not report.conforms:
        sys.exit(1)
