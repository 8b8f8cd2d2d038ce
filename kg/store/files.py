"""Graph files: which there are, and the named graphs in them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad

from kg.errors import UsageError
from kg.schema.graphs import SYNTAXES, in_graphs, read_graph
from kg.schema.vocabulary import KG, RDF_TYPE
from kg.store.embedded import EmbeddedStore


def load_files(paths: Iterable[Path]) -> EmbeddedStore:
    """A store in memory with the graphs of files and folders; one article in several formats is there once."""
    store = EmbeddedStore()
    for path in paths:
        for file in graph_files(path):
            store.append(read_quads(file))
    return store


def graph_files(path: Path) -> tuple[Path, ...]:
    """The file itself, or every graph file of a folder and the folders in it, sorted."""
    if path.is_dir():
        found = tuple(sorted(p for p in path.rglob("*") if p.suffix in SYNTAXES and p.is_file()))
        if not found:
            raise UsageError(f"no graph in {path}: it holds no {', '.join(SYNTAXES)} file")
        return found
    if not path.is_file():
        raise UsageError(f"no such file or folder: {path}")
    return (path,)


def read_quads(path: Path) -> list[Quad]:
    """The quads of a file; triples without a graph go into the graphs that their article names."""
    return named(path, read_graph(path))


def named(path: Path, quads: list[Quad]) -> list[Quad]:
    """Quads with those of no graph in the graphs that their article names, where it names any."""
    loose = [quad for quad in quads if isinstance(quad.graph_name, DefaultGraph)]
    if len({q.subject for q in loose if q.predicate == RDF_TYPE and q.object == KG.ArticleGraph}) > 1:
        raise UsageError(f"{path}: triples of several articles without a graph: give N-Quads or TriG")
    return in_graphs(quads)


def by_graph(path: Path, quads: Iterable[Quad]) -> dict[str, list[Quad]]:
    """Quads by the IRI of their graph, graphs of an article's third-party facts before the article's own.

    A `UsageError` where a store could not tell whose they are: triples without a graph, or blank nodes.
    """
    found: dict[str, list[Quad]] = {}
    for quad in quads:
        if not isinstance(quad.graph_name, NamedNode):
            raise UsageError(f"{path}: triples without a named graph, and no kg:ArticleGraph tells it: give N-Quads")
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise UsageError(f"{path}: a blank node would be another one at each load: give every node an IRI")
        found.setdefault(quad.graph_name.value, []).append(quad)
    first = {facts for facts_of in map(facts_graphs, found.values()) for facts in facts_of}
    return dict(sorted(found.items(), key=lambda item: item[0] not in first))


def facts_graphs(quads: Iterable[Quad]) -> Iterator[str]:
    """The graphs of third-party facts that an article's graph names."""
    return (q.object.value for q in quads if q.predicate == KG.factsGraph and isinstance(q.object, NamedNode))
