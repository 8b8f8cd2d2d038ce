"""The graph as rdflib's."""

from kg.assemble import make_assembler, to_rdflib
from kg.schema import Schema
from tests.invented import LINKED


def test_rdflib_holds_the_same_triples_under_the_named_graphs_iri(schema: Schema) -> None:
    """And writes them with the prefixes that the files use."""
    graph = make_assembler(schema, version="0")(LINKED)
    found = to_rdflib(graph)
    assert (len(found), str(found.identifier)) == (len(set(graph.triples)), graph.iri)
    assert "kg:Article" in found.serialize(format="turtle")
