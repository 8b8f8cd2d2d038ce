"""`kg verify`: open the article again and check every piece of evidence."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Config, Debug, Quiet, settings_of
from kg.cli.terminal import say


def verify(
    file: Annotated[Path, typer.Argument(help="A graph file in any format that kg writes.", show_default=False)],
    source: Annotated[str, typer.Option("--source", help="The article the graph was made from.", show_default=False)],
    config: Config = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Check that quotes, offsets and the text's hash still stand where the graph says; exit 1 names what does not.

    Example: kg verify output/bombing.ttl --source samples/bombing.txt
    """
    from kg import pipeline

    report, checked = pipeline.verify_file(file, source, settings_of(config))
    for violation in report.violations:
        print(f"{file}: {violation.node}: {violation.message}")
    say(f"{file}: {checked} pieces of evidence, {len(report.violations)} unsupported", quiet=quiet)
    if not report.conforms:
        raise typer.Exit(1)
