"""NIF 2.0 for other language tools: each sentence a context, each mention in it a phrase with its class and item.

A graph keeps sentences and no whole article, so the sentence is the context, and offsets count from its start. They
are code points, half-open, as everywhere here. The terms are those of the NIF 2.0 core ontology and of ITS 2.0 in RDF.
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.errors import UsageError
from kg.export.nodes import rows_of
from kg.schema.vocabulary import RDF_TYPE, XSD
from kg.stages import Row, Store

__all__ = ["nif"]

_NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
_ITS = "http://www.w3.org/2005/11/its/rdf#"
_KINDS = ("Context", "Sentence", "RFC5147String")


def nif(store: Store) -> bytes:
    """Turtle, in the order of the sentences' IRIs and of the text in each."""
    rows = rows_of(store, "mentions")
    if not rows:
        raise UsageError("nothing to export: the graphs hold no quoted sentence (built with --evidence offsets?)")
    triples = list(dict.fromkeys(triple for row in rows for triple in _triples(row)))
    return serialize(triples, format=RdfFormat.TURTLE, prefixes={"nif": _NIF, "itsrdf": _ITS}) or b""


def _triples(row: Row) -> Iterator[Triple]:
    context = _at(row, 0, len(row["quote"]))
    for kind in _KINDS:
        yield Triple(context, RDF_TYPE, NamedNode(_NIF + kind))
    yield Triple(context, NamedNode(_NIF + "isString"), Literal(row["quote"]))
    yield from _offsets(context, 0, len(row["quote"]))
    begin, end = (int(row[name]) - int(row["sentence_begin"]) for name in ("begin", "end"))
    if not 0 <= begin < end <= len(row["quote"]):
        return  # the mention reaches beyond its sentence: no phrase of this context
    phrase = _at(row, begin, end)
    for kind in ("Phrase", "RFC5147String"):
        yield Triple(phrase, RDF_TYPE, NamedNode(_NIF + kind))
    yield Triple(phrase, NamedNode(_NIF + "referenceContext"), context)
    yield Triple(phrase, NamedNode(_NIF + "anchorOf"), Literal(row["quote"][begin:end]))
    yield from _offsets(phrase, begin, end)
    yield Triple(phrase, NamedNode(_ITS + "taClassRef"), NamedNode(row["class"]))
    yield Triple(phrase, NamedNode(_ITS + "taIdentRef"), NamedNode(row["item"] or row["thing"]))
    if row["score"]:
        yield Triple(phrase, NamedNode(_ITS + "taConfidence"), Literal(row["score"], datatype=XSD.double))


def _at(row: Row, begin: int, end: int) -> NamedNode:
    return NamedNode(f"{row['sentence']}#char={begin},{end}")


def _offsets(node: NamedNode, begin: int, end: int) -> Iterator[Triple]:
    for name, value in (("beginIndex", begin), ("endIndex", end)):
        yield Triple(node, NamedNode(_NIF + name), Literal(str(value), datatype=XSD.nonNegativeInteger))
