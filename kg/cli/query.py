"""`kg query`: named queries, or any SPARQL, on files or on a store."""

import click

from kg.cli.options import OpenStore, debug, quiet, row_format, with_store
from kg.cli.terminal import say, show
from kg.errors import UsageError


@click.command()
@click.argument("name", required=False, metavar="NAME|FILE.rq|-")
@with_store
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="Bind a parameter of the query.")
@click.option("--timeout", type=click.FloatRange(0, min_open=True), metavar="SECONDS", help="Give up after so long.")
@click.option("--limit", type=click.IntRange(0), metavar="ROWS", help="Show the first so many rows.")
@row_format
@quiet
@debug
def query(  # noqa: PLR0913  # an option each
    *,
    name: str | None,
    store: OpenStore,
    settings: tuple[str, ...],
    timeout: float | None,
    limit: int | None,
    form: str,
    quiet: bool,
) -> None:
    r"""Ask graphs a question; without a name, list the questions there are.

    \b
    Example:
      kg query attacks --data output --format csv
      kg query attacks --set place=Baghdad
      kg query timeline --store http://127.0.0.1:7878 --limit 20 --timeout 5
    """
    from kg.query import find_query, named_queries, run

    if name is None:
        show(("name", "question"), [{"name": one.name, "question": one.question} for one in named_queries()], form=form)
        return
    question = find_query(name)
    bindings = dict(_binding(setting) for setting in settings)
    columns, rows = run(store(), question, bindings, timeout=timeout, limit=limit)
    show(columns, rows, form=form)
    say(f"{len(rows)} rows", quiet=quiet or form != "table")


def _binding(setting: str) -> tuple[str, str]:
    name, equals, value = setting.partition("=")
    if not equals or not name.isidentifier():
        raise UsageError(f"--set cannot be {setting!r}: write NAME=VALUE")
    return name, value
