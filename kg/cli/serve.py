"""`kg serve`: the graph over HTTP."""

import functools
import os
from dataclasses import replace
from pathlib import Path

import click

from kg.cli.options import Verb, debug, quiet
from kg.cli.terminal import say
from kg.errors import UsageError
from kg.settings import load_settings

TOKEN = "KG_SERVE_TOKEN"  # noqa: S105 - the name of the variable, not what it holds


def with_limits(verb: Verb) -> Verb:
    """A decorator that adds the options of limits, and passes what they set as `limits`."""

    @click.option("--timeout", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Seconds a query has.")
    @click.option("--max-rows", type=click.IntRange(1), default=100_000, show_default=True, help="Rows of an answer.")
    @click.option("--workers", type=click.IntRange(1), default=2, show_default=True, help="Queries at a time.")
    @click.option("--queue", type=click.IntRange(0), default=128, show_default=True, help="Queries that may wait.")
    @functools.wraps(verb)
    def run(*, timeout: float, max_rows: int, workers: int, queue: int, **given: object) -> None:
        verb(limits={"seconds": timeout, "rows": max_rows, "running": workers, "waiting": queue}, **given)

    return run


def with_place(verb: Verb) -> Verb:
    """A decorator that adds `--host` and `--port`, and passes them as `place`."""

    @click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
    @click.option("--port", type=click.IntRange(0, 65535), default=8020, show_default=True, help="0 takes a free one.")
    @functools.wraps(verb)
    def run(*, host: str, port: int, **given: object) -> None:
        verb(place=(host, port), **given)

    return run


def with_graphs(verb: Verb) -> Verb:
    """A decorator that adds `--store` and `--data`, and passes them as `graphs`."""

    @click.option("--store", help="A store that `kg load` made.")
    @click.option("--data", type=click.Path(path_type=Path), help="A graph file, or a folder.  [default: output]")
    @functools.wraps(verb)
    def run(*, store: str | None, data: Path | None, **given: object) -> None:
        if store is not None and data is not None:
            raise UsageError("--data and --store exclude each other: give one")
        verb(graphs=store if store is not None else data or Path("output"), **given)

    return run


def with_desk(verb: Verb) -> Verb:
    """A decorator that adds `--writable` and `--articles`, and passes the token and the folder as `desk`."""

    @click.option("--writable", is_flag=True, help=f"Let whoever sends the token in ${TOKEN} write.")
    @click.option(
        "--articles",
        type=click.Path(path_type=Path, file_okay=False),
        help="The folder of the articles, to show their text; new ones and decisions.tsv are kept there.",
    )
    @functools.wraps(verb)
    def run(*, writable: bool, articles: Path | None, **given: object) -> None:
        # This is the border: the one place where the environment comes in.
        token = os.environ.get(TOKEN) if writable else None  # noqa: TID251
        if writable and not token:
            raise UsageError(f"--writable needs a token: put one into the environment variable {TOKEN}")
        verb(desk=(token, articles), **given)

    return run


Desk = tuple[str | None, Path | None]


@click.command()
@with_graphs
@with_place
@with_limits
@with_desk
@quiet
@debug
def serve(*, graphs: str | Path, place: tuple[str, int], limits: dict[str, float], desk: Desk, quiet: bool) -> None:
    r"""Serve graphs over HTTP: SPARQL endpoint, Linked Data pages and the explorer.

    Read-only unless --writable; queries that take too long are stopped; one JSON line a request goes to stderr.
    Ctrl-C or SIGTERM stops the server when the running queries are done.

    \b
    Example:
      kg load output --to store && kg serve --store store
      kg serve --data output --port 8021 --articles articles
    """
    from kg.serve.limits import Limits
    from kg.serve.server import Serving, run

    host, port = place
    token, articles = desk
    settings = load_settings({}, environment=os.environ)  # noqa: TID251 - the border again
    told = functools.partial(say, quiet=quiet)
    serving = Serving(graphs=graphs, host=host, port=port, limits=Limits(**limits), quiet=quiet, say=told)  # type: ignore[arg-type]  # click has checked
    run(replace(serving, token=token, articles=articles, settings=settings))
