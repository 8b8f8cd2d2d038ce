"""`kg build`: the main job, articles in, checked graphs out."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Config, Debug, Model, Profile, Published, Publisher, Quiet, Sources, settings_of
from kg.cli.terminal import progress, say, show
from kg.errors import ArticleError

if TYPE_CHECKING:
    from kg.pipeline import Built
    from kg.settings import Settings
    from kg.stages import Row

COLUMNS = ("article", "entities", "linked", "events", "claims", "triples", "conforms", "file")


def build(
    sources: Sources,
    out: Annotated[Path | None, typer.Option("--out", help="The folder to write to.  [default: output]")] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", help="turtle trig nquads ntriples jsonld rdfxml; may be given more than once."),
    ] = None,
    published: Published = None,
    publisher: Publisher = None,
    evidence: Annotated[
        str | None, typer.Option("--evidence", metavar="quotes|offsets", help="Copy the sentences, or only say where.")
    ] = None,
    profile: Profile = None,
    model: Model = None,
    linker: Annotated[str | None, typer.Option("--linker", metavar="starter|none", help="Where items come from.")] = None,
    config: Config = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Read articles, build and check their graphs, write one file an article.

    Example: kg build samples/ --published 2020-01-28 --format turtle --format trig --out output/
    """
    settings = settings_of(
        config,
        out=str(out) if out else None,
        format=tuple(formats or ()),
        published=published,
        publisher=publisher,
        evidence=evidence,
        profile=profile,
        model=model,
        linker=linker,
    )
    failures: list[ArticleError] = []
    rows = list(_build(sources, settings, failures, quiet=quiet))
    if not quiet and rows:
        show(COLUMNS, rows, form="table")
    if failures or any(row["conforms"] != "yes" for row in rows):
        raise typer.Exit(1)


def _build(
    sources: list[str], settings: "Settings", failures: list[ArticleError], *, quiet: bool
) -> Iterator["Row"]:
    from kg import pipeline

    def failed(error: ArticleError) -> None:
        failures.append(error)
        say(f"kg: {error}")

    articles = pipeline.read(sources, settings)
    stages = pipeline.make_stages(settings)
    for built in progress(pipeline.build(stages, articles, failed=failed), "articles", quiet=quiet):
        for violation in built.report.violations:
            say(f"kg: {built.graph.article}: {violation.message}")
        yield _summary(built, pipeline.write_files(built.graph, settings))


def _summary(built: "Built", files: list[Path]) -> "Row":
    found = built.linked.extraction
    return {
        "article": found.article.id,
        "entities": str(len(found.entities)),
        "linked": str(sum(link.item is not None for link in built.linked.links)),
        "events": str(len(found.events)),
        "claims": str(len(found.claims)),
        "triples": str(len(built.graph.triples)),
        "conforms": "yes" if built.report.conforms else f"no: {len(built.report.violations)}",
        "file": " ".join(str(file) for file in files),
    }
