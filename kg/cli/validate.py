"""`kg validate`: a SHACL report in plain words."""

import sys
from pathlib import Path

import click

from kg.cli.options import debug, quiet
from kg.cli.terminal import put, say


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@quiet
@debug
def validate(*, files: tuple[Path, ...], quiet: bool) -> None:
    r"""Check graphs against the ontology's shapes; each violation comes with the sentence it rests on.

    Exit 0 when every file conforms, 1 when one does not.

    \b
    Example:
      kg validate output/market-bombing.ttl
    """
    from kg.validate import validate_file

    conform = True
    for file in files:
        report = validate_file(file)
        conform = conform and report.conforms
        for violation in report.violations:
            put(f"{file}: {violation.node}: {violation.message}")
            put(f"    in: {violation.sentence}" if violation.sentence else "    in no sentence of the article")
        say(f"{file}: {'conforms' if report.conforms else f'{len(report.violations)} violations'}", quiet=quiet)
    if not conform:
        sys.exit(1)
