"""The process that builds one article after another, and tells how far it is."""

import sys
from collections.abc import Iterator
from dataclasses import replace

import orjson

from kg.assemble import write_file
from kg.errors import KgError
from kg.link import make_linker
from kg.model import Article
from kg.pipeline import Stages, make_stages, read, unread_language
from kg.serve.explorer.building import Failed, Finished, Order, Step, Told, order_of, told_line
from kg.serve.explorer.decisions import FILE_NAME
from kg.settings import Settings


def main(arguments: list[str]) -> None:
    """The process: an order a line on standard input, what there is to tell a line on standard output, both as JSON.

    The first argument is the settings; the language model is loaded once.
    """
    given = orjson.loads(arguments[0])
    settings = Settings(**{**given, "format": tuple(given["format"]), "linker": tuple(given["linker"])})
    target, sys.stdout = sys.stdout.buffer, sys.stderr  # what a library prints must not stand between the lines
    stages = make_stages(settings)
    for line in sys.stdin.buffer:
        for told in build_one(order_of(line), stages, settings):
            target.write(told_line(told))
            target.flush()


def build_one(order: Order, stages: Stages, settings: Settings) -> Iterator[Told]:
    """The steps from file to checked graph, and at last how it ended; the graph is written beside the article."""
    try:
        yield from _steps(order, stages, settings)
    except KgError as error:
        yield Failed(words=" ".join(str(error).split()).replace(str(order.path), order.path.name))


def _steps(order: Order, stages: Stages, settings: Settings) -> Iterator[Told]:
    article = _article(order, settings)
    yield Step(name="read", told=f"{len(article.text.split()):,} words")
    annotated = next(iter(stages.annotate([article])))
    yield Step(name="annotate", told=f"{len(annotated.doc):,} tokens")
    found = stages.extract(annotated)
    yield Step(
        name="extract", told=f"{len(found.entities)} things, {len(found.events)} events, {len(found.claims)} claims"
    )
    # Decisions change while the process stays, so each order has a linker of its own, and the model is loaded once.
    link = make_linker(replace(settings, decisions=str(order.path.parent / FILE_NAME)))
    linked = link(found)
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
    given = replace(settings, published=order.published or None, publisher=order.publisher or None)
    found = next(iter(read([str(order.path)], given)))
    if isinstance(found, Article):
        return found
    raise found


if __name__ == "__main__":
    main(sys.argv[1:])
