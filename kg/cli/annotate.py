"""`kg annotate`: the same extraction as stand-off JSON Lines."""

import sys

import click

from kg.cli.options import LINKING, debug, quiet, sources, with_settings
from kg.cli.terminal import Failures, progress
from kg.settings import Settings


@click.command()
@sources
@with_settings("published", "publisher", "profile", "model", *LINKING)
@quiet
@debug
def annotate(*, sources: tuple[str, ...], settings: Settings, quiet: bool) -> None:
    r"""Print what was found in each article as one line of JSON.

    Offsets are Unicode code points into the line's own "text", half-open.

    \b
    Example:
      kg annotate articles/ --published 2020-01-28 > found.jsonl
    """
    import orjson

    from kg import pipeline
    from kg.standoff import standoff

    failures = Failures()
    articles = pipeline.read(sources, settings, stdin=sys.stdin.buffer)
    stages = pipeline.make_stages(settings)
    for linked in progress(pipeline.read_on(stages, articles, failed=failures.add), "articles", quiet=quiet):
        sys.stdout.buffer.write(orjson.dumps(standoff(linked)) + b"\n")
    if failures:
        sys.exit(1)
