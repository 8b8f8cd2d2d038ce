"""Graph files, read by whoever needs them: syntaxes by file extension, and a graph as properties of nodes."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from kg.errors import UsageError

SYNTAXES: Mapping[str, RdfFormat] = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}


def read_graph(path: Path) -> list[Quad]:
    """The quads of a graph file, in the file's order."""
    if path.suffix not in SYNTAXES:
        raise UsageError(f"{path}: not a graph file: its name must end in one of {', '.join(SYNTAXES)}")
    try:
        return list(parse(path.read_bytes(), format=SYNTAXES[path.suffix]))
    except SyntaxError as error:
        raise UsageError(f"{path}: cannot be read: {' '.join(str(error).split())}") from error
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error


class Nodes:
    """A graph as nodes with properties; every term is its plain value."""

    def __init__(self, triples: Iterable[Quad | Triple]) -> None:
        """Index the triples by subject and predicate."""
        self._values: dict[str, dict[str, list[str]]] = {}
        for triple in triples:
            known = self._values.setdefault(_value(triple.subject), {})
            known.setdefault(triple.predicate.value, []).append(_value(triple.object))

    def all(self, node: str, predicate: NamedNode) -> tuple[str, ...]:
        """The values of a property, in the graph's order."""
        return tuple(self._values.get(node, {}).get(predicate.value, ()))

    def one(self, node: str | None, predicate: NamedNode) -> str | None:
        """The first value of a property, or None; of no node, None."""
        return next(iter(self.all(node, predicate)), None) if node is not None else None

    def having(self, predicate: NamedNode, value: NamedNode | None = None) -> Iterator[str]:
        """The nodes that have a property, or that have it with a certain value, in the graph's order."""
        for node in self._values:
            values = self.all(node, predicate)
            if values and (value is None or value.value in values):
                yield node


def _value(term: object) -> str:
    return str(getattr(term, "value", term))
