"""Graph files: which there are, and reading them, each article into its named graph."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse

from kg.errors import UsageError
from kg.schema.vocabulary import KG, RDF_TYPE
from kg.store.embedded import EmbeddedStore

SYNTAXES: Mapping[str, RdfFormat] = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}


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
    """The quads of a file; triples without a graph go into the graph that their article names."""
    if path.suffix not in SYNTAXES:
        raise UsageError(f"{path}: not a graph: the name must end in one of {', '.join(SYNTAXES)}")
    try:
        quads = list(parse(path.read_bytes(), format=SYNTAXES[path.suffix]))
    except SyntaxError as error:
        raise UsageError(f"{path}: cannot be read: {' '.join(str(error).split())}") from error
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    return _named(quads)


def _named(quads: list[Quad]) -> list[Quad]:
    if not any(isinstance(quad.graph_name, DefaultGraph) for quad in quads):
        return quads
    name = next((q.subject for q in quads if q.predicate == RDF_TYPE and q.object == KG.ArticleGraph), None)
    if not isinstance(name, NamedNode):
        return quads
    return [Quad(q.subject, q.predicate, q.object, name) for q in quads]
