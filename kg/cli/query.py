"""`kg query`: named queries, or any SPARQL, on files or on a store."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Debug, Quiet
from kg.cli.terminal import say, show
from kg.errors import UsageError


def query(
    name: Annotated[
        str | None, typer.Argument(help="A named query, a file of SPARQL, or - for SPARQL on standard input.")
    ] = None,
    data: Annotated[Path | None, typer.Option("--data", help="A graph file, or a folder of them.")] = None,
    store: Annotated[str | None, typer.Option("--store", help="A store made by `kg load`.")] = None,
    form: Annotated[str, typer.Option("--format", metavar="table|csv|json", help="How to print the rows.")] = "table",
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="Bind a parameter of the query.")
    ] = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Ask a question of graphs; without a name, list the questions there are.

    Example: kg query attacks --data output --format csv --set place=Baghdad
    """
    from kg.query import find_query, named_queries, run
    from kg.store import load_files, open_store

    if name is None:
        rows = [{"name": known.name, "question": known.question} for known in named_queries()]
        show(("name", "question"), rows, form=form)
        return
    if data is not None and store is not None:
        raise UsageError("--data and --store exclude each other: give one")
    question = find_query(name)
    opened = open_store(store) if store is not None else load_files([data or Path("output")])
    columns, found = run(opened, question, dict(_binding(setting) for setting in settings or ()))
    show(columns, found, form=form)
    say(f"{len(found)} rows", quiet=quiet or form != "table")


def _binding(setting: str) -> tuple[str, str]:
    name, equals, value = setting.partition("=")
    if not equals or not name.isidentifier():
        raise UsageError(f"--set cannot be {setting!r}: write NAME=VALUE")
    return name, value
