"""Puts graph files into a store, each article's graph in one step."""

from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.errors import StoreError
from kg.stages import Store
from kg.store.files import read_quads


def load_file(store: Store, file: Path, *, append: bool = False) -> dict[str, int]:
    """Put every named graph of a file into the store; returns how many triples each holds now, by IRI.

    A graph takes the place of the one of its name, or with `append` is added to it.
    """
    graphs: dict[str, list[Quad]] = {}
    for quad in read_quads(file):
        if not isinstance(quad.graph_name, NamedNode):
            raise StoreError(f"{file}: its triples belong to no article: build it with kg, or give a TriG file")
        graphs.setdefault(quad.graph_name.value, []).append(quad)
    return {
        name: store.append(quads) if append else store.replace(name, quads) for name, quads in sorted(graphs.items())
    }
