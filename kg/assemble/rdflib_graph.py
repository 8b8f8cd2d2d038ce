"""The graph as rdflib's, for those who go on in Python."""

from typing import TYPE_CHECKING

from kg.assemble.formats import write
from kg.stages import Graph

if TYPE_CHECKING:
    import rdflib


def to_rdflib(graph: Graph) -> "rdflib.Graph":
    """An `rdflib.Graph` of the same triples under the named graph's IRI, with the prefixes that the files use."""
    import rdflib

    found = rdflib.Graph(identifier=rdflib.URIRef(graph.iri), bind_namespaces="none")
    return found.parse(data=write(graph, "turtle"), format="turtle")
