"""`kg annotate`: the same extraction as stand-off JSON Lines."""

import sys

import typer

from kg.cli.options import Config, Debug, Model, Profile, Published, Publisher, Quiet, Sources, settings_of
from kg.cli.terminal import progress, say
from kg.errors import ArticleError


def annotate(
    sources: Sources,
    published: Published = None,
    publisher: Publisher = None,
    profile: Profile = None,
    model: Model = None,
    config: Config = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Print what was found in each article as one line of JSON: offsets are code points into its text.

    Example: kg annotate samples/ --published 2020-01-28 > found.jsonl
    """
    import orjson

    from kg import pipeline
    from kg.standoff import standoff

    settings = settings_of(config, published=published, publisher=publisher, profile=profile, model=model)
    failures: list[ArticleError] = []

    def failed(error: ArticleError) -> None:
        failures.append(error)
        say(f"kg: {error}")

    articles = pipeline.read(sources, settings)
    stages = pipeline.make_stages(settings)
    for linked in progress(pipeline.read_on(stages, articles, failed=failed), "articles", quiet=quiet):
        sys.stdout.buffer.write(orjson.dumps(standoff(linked)) + b"\n")
    if failures:
        raise typer.Exit(1)
