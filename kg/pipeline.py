"""Joins the stages: the only module that knows them all."""

import gc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg import __version__
from kg.annotate import make_annotator, reads
from kg.assemble import make_assembler, write_file
from kg.errors import ArticleError
from kg.extract.finders import PROFILES, make_extractor
from kg.link import make_gazetteer, make_linker
from kg.model import Article, Linked, Report
from kg.read import make_reader
from kg.schema import load_schema
from kg.settings import Settings
from kg.stages import Annotator, Assembler, Extractor, Graph, Linker, Validator
from kg.validate import make_validator, verify

VALUES_BETWEEN_COLLECTIONS = 50_000
OnFailure = Callable[[ArticleError], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """The stages of one run, each made once."""

    annotate: Annotator
    extract: Extractor
    link: Linker
    assemble: Assembler
    validate: Validator


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """One article's graph, what it was made from, and whether it conforms."""

    linked: Linked
    graph: Graph
    report: Report


def make_stages(settings: Settings) -> Stages:
    """The stages as the settings ask for them."""
    schema = load_schema()
    stages = Stages(
        annotate=make_annotator(settings.model),
        extract=make_extractor(schema, make_gazetteer(), PROFILES[settings.profile]),
        link=make_linker(settings),
        assemble=make_assembler(schema, base=settings.base, evidence=settings.evidence, version=__version__),
        validate=make_validator(),
    )
    # What is loaded by now lives as long as the run, and an article makes its thousands of values to be gone at once:
    # the collector looks through neither so often. Worth a tenth of our own time (CPU time on the samples).
    gc.freeze()
    gc.set_threshold(VALUES_BETWEEN_COLLECTIONS, 20, 100)
    return stages


def read(
    sources: Iterable[str], settings: Settings, *, stdin: BinaryIO | None = None
) -> Iterator[Article | ArticleError]:
    """The articles of every source in order; one that cannot be used comes as the error that says so."""
    return make_reader(published=settings.published, publisher=settings.publisher, stdin=stdin)(sources)


def read_on(stages: Stages, articles: Iterable[Article | ArticleError], *, failed: OnFailure) -> Iterator[Linked]:
    """Every article read and linked, in order, one at a time; what cannot be used goes to `failed`."""
    for annotated in stages.annotate(_usable(articles, failed)):
        try:
            yield stages.link(stages.extract(annotated))
        except ArticleError as error:
            failed(error)


def build(stages: Stages, articles: Iterable[Article | ArticleError], *, failed: OnFailure) -> Iterator[Built]:
    """The checked graph of every article, in order, one at a time."""
    for linked in read_on(stages, articles, failed=failed):
        try:
            graph = stages.assemble(linked)
            yield Built(linked=linked, graph=graph, report=stages.validate(graph))
        except ArticleError as error:
            failed(error)


def unread_language(linked: Linked) -> str | None:
    """The article's language when the annotator does not read it, so that nothing could be found."""
    article = linked.extraction.article
    return None if reads(article) else article.language


def write_files(graph: Graph, settings: Settings) -> list[Path]:
    """Write the graph in every format asked for, each file whole or not at all; returns the files' paths."""
    return [write_file(graph, form, folder=Path(settings.out)) for form in settings.format]


def verify_file(file: Path, source: str, settings: Settings) -> tuple[Report, int]:
    """What of a graph file's evidence no longer stands in the article, and how many pieces were checked."""
    article = next(iter(read([source], settings)), None)
    if not isinstance(article, Article):
        raise article or ArticleError(f"{source}: no article there")
    return verify(file, article)


def _usable(articles: Iterable[Article | ArticleError], failed: OnFailure) -> Iterator[Article]:
    for one in articles:
        if isinstance(one, ArticleError):
            failed(one)
        else:
            yield one
