"""The command `kg`: a file a verb, and one place where errors become exit codes."""

import os
import sys

import typer

from kg.cli import annotate, build, evaluate, load, query, validate, verify
from kg.errors import KgError

FOUND_SOMETHING, WRONG_USE, INTERRUPTED = 1, 2, 130

app = typer.Typer(
    name="kg",
    help="Turn news articles into checked RDF graphs. Start with: kg build article.txt",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("build")(build.build)
app.command("annotate")(annotate.annotate)
app.command("query")(query.query)
app.command("validate")(validate.validate)
app.command("verify")(verify.verify)
app.command("load")(load.load)
app.add_typer(evaluate.app, name="evaluate")


@app.callback(invoke_without_command=True)
def show_version(
    *, version: bool = typer.Option(False, "--version", help="Print the version and stop.", is_eager=True)
) -> None:
    """Turn news articles into checked RDF graphs: who did what to whom, where and when, and who says so.

    Start with: kg build article.txt && kg query attacks --data output
    """
    if version:
        from kg import __version__

        typer.echo(__version__)
        raise typer.Exit


def main() -> None:
    """Run the command; a `KgError` becomes one line on stderr and exit code 2."""
    try:
        app()
    except KgError as error:
        if "--debug" in sys.argv:
            raise
        print(f"kg: {error}", file=sys.stderr)
        sys.exit(WRONG_USE)
    except KeyboardInterrupt:
        print("kg: stopped; files already written are whole", file=sys.stderr)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has gone (`kg query … | head`); leave without a second complaint at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
