"""`kg validate`: a SHACL report in plain words."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Debug, Quiet
from kg.cli.terminal import say

Files = Annotated[list[Path], typer.Argument(help="Graph files in any format that kg writes.", show_default=False)]


def validate(files: Files, quiet: Quiet = False, debug: Debug = False) -> None:
    """Check graphs against the shapes of the ontology; each violation comes with the sentence it rests on.

    Example: kg validate output/bombing.ttl
    """
    from kg.validate import validate_file

    found = 0
    for file in files:
        report = validate_file(file)
        found += len(report.violations)
        for violation in report.violations:
            print(f"{file}: {violation.node}: {violation.message}")
            if violation.sentence:
                print(f"    in: {violation.sentence}")
        say(f"{file}: {'conforms' if report.conforms else f'{len(report.violations)} violations'}", quiet=quiet)
    if found:
        raise typer.Exit(1)
