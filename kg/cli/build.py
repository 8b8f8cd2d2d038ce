"""`kg build`: the main job, articles in, checked graphs out."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import LINKING, debug, quiet, sources, with_settings
from kg.cli.terminal import Failures, progress, say, show
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.pipeline import Built
    from kg.stages import Row

FOUND_SOMETHING, UNREADABLE = 1, 2
COLUMNS = ("article", "entities", "linked", "events", "claims", "triples", "conforms", "file")


@click.command()
@sources
@with_settings("out", "format", "published", "publisher", "evidence", "profile", "model", *LINKING, "base")
@quiet
@debug
def build(*, sources: tuple[str, ...], settings: Settings, quiet: bool) -> None:
    r"""Read articles, build and check their graphs, write one file an article.

    A SOURCE is a text or HTML file, a folder of them, a JSON Lines file with one article a line, or - for standard
    input. Exit 0 when every article was built and conforms, 1 when one was not, 2 when none could be read.

    Nothing is sent anywhere, unless the linker is live or sparql: then the names in the articles are.

    \b
    Example:
      kg build articles/ --published 2020-01-28 --format turtle --format trig
      kg build article.txt --linker starter,live --contact desk@example.org
    """
    failures = Failures()
    rows = list(_rows(sources, settings, failures, quiet=quiet))
    if rows and not quiet:
        show(COLUMNS, rows, form="table")
    if failures and not rows:
        sys.exit(UNREADABLE)
    if failures or any(row["conforms"] != "yes" for row in rows):
        sys.exit(FOUND_SOMETHING)


def _rows(sources: tuple[str, ...], settings: Settings, failures: Failures, *, quiet: bool) -> Iterator["Row"]:
    from kg import pipeline

    articles = pipeline.read(sources, settings, stdin=sys.stdin.buffer)
    stages = pipeline.make_stages(settings)
    for built in progress(pipeline.build(stages, articles, failed=failures.add), "articles", quiet=quiet):
        if unread := pipeline.unread_language(built.linked):
            say(f"kg: {built.graph.article}: its language is {unread!r}: nothing was extracted, only English is read")
        for violation in built.report.violations:
            say(f"kg: {built.graph.article}: {violation.message}")
        yield _row(built, pipeline.write_files(built.graph, settings))


def _row(built: "Built", files: list[Path]) -> "Row":
    found = built.linked.extraction
    violations = len(built.report.violations)
    return {
        "article": found.article.id,
        "entities": str(len(found.entities)),
        "linked": str(sum(link.item is not None for link in built.linked.links)),
        "events": str(len(found.events)),
        "claims": str(len(found.claims)),
        "triples": str(len(built.graph)),
        "conforms": f"no ({violations})" if violations else "yes",
        "file": " ".join(str(file) for file in files),
    }
