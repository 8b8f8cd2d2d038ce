"""Builds one article after another in a process of its own, and tells how far it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from kg.errors import KgError
from kg.link.catalogue import Catalogue
from kg.model import Article
from kg.pipeline import Stages, make_stages, read, unread_language
from kg.serve.explorer.decisions import Decision, replayed
from kg.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An article's file to build, with what it does not say itself, and the decisions to replay."""

    path: Path
    published: str | None = None
    publisher: str | None = None
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step that was done, and what came of it."""

    name: str
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The file the graph was written to, its IRI, and what was found wrong with it."""

    file: Path
    graph: str
    violations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Why no graph was built, in one line."""

    words: str


Told = Step | Finished | Failed


def work(pipe: Connection, settings: Settings) -> None:
    """The process: builds what it is sent until it is sent None; the language model is loaded once."""
    stages, catalogue = make_stages(settings), Catalogue()
    try:
        for order in iter(pipe.recv, None):
            for told in build_one(order, stages, catalogue, settings):
                pipe.send(told)
    except (EOFError, BrokenPipeError):
        return  # the server has gone


def build_one(order: Order, stages: Stages, catalogue: Catalogue, settings: Settings) -> Iterator[Told]:
    """The steps from file to checked graph, and at last how it ended; the graph is written beside the article."""
    try:
        yield from _steps(order, stages, catalogue, settings)
    except KgError as error:
        yield Failed(words=" ".join(str(error).split()).replace(str(order.path), order.path.name))


def _steps(order: Order, stages: Stages, catalogue: Catalogue, settings: Settings) -> Iterator[Told]:
    from kg.assemble import write_file

    article = _article(order, settings)
    yield Step(name="read", told=f"{len(article.text.split()):,} words")
    annotated = next(iter(stages.annotate([article])))
    yield Step(name="annotate", told=f"{len(annotated.doc):,} tokens")
    found = stages.extract(annotated)
    yield Step(name="extract", told=f"{len(found.entities)} things, {len(found.events)} events, {len(found.claims)} claims")
    linked = replayed(stages.link(found), order.decisions, catalogue)
    taken = sum(link.item is not None for link in linked.links)
    yield Step(name="link", told=f"{taken} of {len(linked.links)} names have an item")
    graph = stages.assemble(linked)
    yield Step(name="assemble", told=f"{len(graph):,} triples")
    report = stages.validate(graph)
    yield Step(name="validate", told="conforms" if report.conforms else f"{len(report.violations)} violations")
    file = write_file(graph, "turtle", folder=order.path.parent)
    unread = unread_language(linked)
    words = (f"its language is {unread!r}: only English is read",) if unread else ()
    yield Finished(file=file, graph=graph.iri, violations=(*words, *(one.message for one in report.violations)))


def _article(order: Order, settings: Settings) -> Article:
    """The article of the file; what is wrong with it is raised."""
    from dataclasses import replace

    given = replace(settings, published=order.published or None, publisher=order.publisher or None)
    found = next(iter(read([str(order.path)], given)))
    if isinstance(found, Article):
        return found
    raise found
