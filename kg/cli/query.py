"""`kg query`: named queries, or any SPARQL, on files or on a store."""

import functools
import sys
from typing import TYPE_CHECKING

import click

from kg.cli.options import OpenStore, Verb, debug, quiet, row_format, with_store
from kg.cli.terminal import say, show
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.stages import Row


def with_bounds(verb: Verb) -> Verb:
    """A decorator that adds `--timeout` and `--limit`, and passes them as `bounds`."""

    @click.option(
        "--timeout", type=click.FloatRange(0, min_open=True), metavar="SECONDS", help="Give up after so long."
    )
    @click.option("--limit", type=click.IntRange(0), metavar="ROWS", help="Show the first so many rows.")
    @functools.wraps(verb)
    def run(*, timeout: float | None, limit: int | None, **given: object) -> None:
        verb(bounds=(timeout, limit), **given)

    return run


@click.command()
@click.argument("name", required=False, metavar="NAME|FILE.rq|-")
@with_store
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="Bind a parameter of the query.")
@with_bounds
@row_format
@quiet
@debug
def query(*, name: str | None, store: OpenStore, settings: tuple[str, ...], form: str, **given: object) -> None:
    r"""Ask graphs a question; without a name, list the questions there are.

    \b
    Example:
      kg query attacks --data output --format csv
      kg query attacks --set place=Baghdad
      kg query timeline --store http://127.0.0.1:7878 --limit 20 --timeout 5
    """
    from kg.query import named_queries

    if name is None:
        show(("name", "question"), [{"name": one.name, "question": one.question} for one in named_queries()], form=form)
        return
    bindings = dict(_binding(setting) for setting in settings)
    columns, rows = _answer(name, store, bindings, given["bounds"])
    show(columns, rows, form=form)
    say(f"{len(rows)} rows", quiet=bool(given["quiet"]) or form != "table")


def _answer(
    name: str, store: OpenStore, bindings: dict[str, str], bounds: object
) -> "tuple[tuple[str, ...], list[Row]]":
    """The answer to a question by its name, in a file, or on standard input."""
    from kg.query import find_query, read_query, run

    question = read_query("standard input", sys.stdin.read()) if name == "-" else find_query(name)
    timeout, limit = bounds if isinstance(bounds, tuple) else (None, None)
    return run(store(), question, bindings, timeout=timeout, limit=limit)


def _binding(setting: str) -> tuple[str, str]:
    name, equals, value = setting.partition("=")
    if not equals or not name.isidentifier():
        raise UsageError(f"--set cannot be {setting!r}: write NAME=VALUE")
    return name, value
