"""Graph files, read by whoever needs them: syntaxes by file extension, and a graph as properties of nodes."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse

from kg.errors import UsageError
from kg.schema.vocabulary import KG, RDF_TYPE

SYNTAXES: Mapping[str, RdfFormat] = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}


FACTS = frozenset({"kg:Item", "kg:Office", "kg:FactsGraph"})  # nodes of these classes tell what the catalogue knows
_FACTS = {KG.Item, KG.Office, KG.FactsGraph}


def facts_iri(graph: str) -> str:
    """The IRI, or term, of the graph of catalogue facts that goes with an article's graph.

    >>> facts_iri("graph:market-1af3")
    'facts:market-1af3'
    """
    before, _, name = graph.rpartition("graph/")
    return f"{before}facts/{name}" if before else graph.replace("graph:", "facts:", 1)


def in_graphs(quads: Iterable[Quad]) -> list[Quad]:
    """Quads, those without a graph put into the ones that their article names; as they are where it names none."""
    found = list(quads)
    bare = [quad for quad in found if _is_bare(quad)]
    name = next((q.subject for q in bare if q.predicate == RDF_TYPE and q.object == KG.ArticleGraph), None)
    if not isinstance(name, NamedNode):
        return found
    facts = {q.subject for q in bare if q.predicate == RDF_TYPE and q.object in _FACTS}
    known = NamedNode(facts_iri(name.value))
    return [
        Quad(q.subject, q.predicate, q.object, known if q.subject in facts else name) if _is_bare(q) else q
        for q in found
    ]


def _is_bare(quad: Quad) -> bool:
    return isinstance(quad.graph_name, DefaultGraph)


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
