"""Graph files: which there are, and loading them, each article into its named graph."""

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad

from kg.errors import UsageError
from kg.schema.graphs import SYNTAXES, in_graphs, read_graph
from kg.store.embedded import EmbeddedStore


def load_files(paths: Iterable[Path]) -> EmbeddedStore:
    """A store in memory with the graphs of files and folders; one article in several formats is there once."""
    store = EmbeddedStore()
    load_into(store, paths, append=True)
    return store


def load_into(store: EmbeddedStore, paths: Iterable[Path], *, append: bool = False) -> dict[str, int]:
    """Put files and folders into a store, each graph in place of what it held unless `append`; triples by graph."""
    loaded: dict[str, int] = {}
    for file in (file for path in paths for file in graph_files(path)):
        for name, quads in _by_graph(read_quads(file)).items():
            loaded[name] = store.append(quads) if append or not name else store.replace(name, quads)
    return loaded


def _by_graph(quads: Iterable[Quad]) -> dict[str, list[Quad]]:
    """Quads by the IRI of their graph, "" for the default graph."""
    found: dict[str, list[Quad]] = {}
    for quad in quads:
        name = "" if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name.value
        found.setdefault(name, []).append(quad)
    return found


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
    return in_graphs(read_graph(path))
