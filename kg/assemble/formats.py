"""Writes a graph in any of the formats; the same graph gives the same bytes everywhere."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from kg.errors import UsageError
from kg.schema.turtle import A, Term, header, minted, paragraphs, triples, turtle
from kg.schema.vocabulary import KINDS, PREFIXES
from kg.stages import Graph

TAB = "\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A way to write RDF: the file extension, the syntax, and whether it can name the graph."""

    extension: str
    syntax: RdfFormat
    named: bool = False


FORMATS: Mapping[str, Format] = {
    "turtle": Format(extension=".ttl", syntax=RdfFormat.TURTLE),
    "trig": Format(extension=".trig", syntax=RdfFormat.TRIG, named=True),
    "nquads": Format(extension=".nq", syntax=RdfFormat.N_QUADS, named=True),
    "ntriples": Format(extension=".nt", syntax=RdfFormat.N_TRIPLES),
    "jsonld": Format(extension=".jsonld", syntax=RdfFormat.JSON_LD, named=True),
    "rdfxml": Format(extension=".rdf", syntax=RdfFormat.RDF_XML),
}


def format_of(name: str) -> Format:
    """The format of that name."""
    if name not in FORMATS:
        raise UsageError(f"unknown format {name!r}: choose from {', '.join(FORMATS)}")
    return FORMATS[name]


def write(graph: Graph, format_name: str = "turtle") -> bytes:
    """The graph's bytes; Turtle, N-Triples and RDF/XML leave out the graph's name, which a triple still tells."""
    chosen = format_of(format_name)
    if chosen.syntax in _DIRECT:
        return _DIRECT[chosen.syntax](graph).encode("utf-8")
    written = serialize(
        quads(graph) if chosen.named else graph.triples, format=chosen.syntax, prefixes=_prefixes(graph)
    )
    return _plain_xml(written or b"") if chosen.syntax is RdfFormat.RDF_XML else written or b""


def quads(graph: Graph) -> list[Quad]:
    """The triples as quads of the named graphs."""
    return [
        Quad(t.subject, t.predicate, t.object, NamedNode(name))
        for name, statements in graph.parts
        for t in triples(statements, graph.base)
    ]


def _prefixes(graph: Graph) -> dict[str, str]:
    """The prefixes of predicates and classes: RDF/XML shortens nothing else."""
    terms = {name for properties in graph.statements.values() for name in (*properties, *properties.get(A, ()))}
    used = {term.partition(":")[0] for term in terms}
    return {prefix: space for prefix, space in PREFIXES.items() if prefix in used or prefix == "rdf"}


def _turtle(graph: Graph) -> str:
    return turtle(graph.statements, graph.base)


def _trig(graph: Graph) -> str:
    """Turtle within the names of the graphs."""
    parts = {_name(iri, graph.base): statements for iri, statements in graph.parts}
    bodies = [f"{term} {{\n{paragraphs(statements, indent=TAB)}}}\n" for term, statements in parts.items()]
    return header({**{term: {} for term in parts}, **graph.statements}, graph.base) + "".join(bodies)


def _name(iri: str, base: str) -> Term:
    kind, _, name = iri.removeprefix(base).partition("/")
    return minted(kind, name) if kind in KINDS and name else f"<{iri}>"


def _plain_xml(written: bytes) -> bytes:
    """XML has no way to write most control characters: each becomes the replacement character."""
    return re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", "\N{REPLACEMENT CHARACTER}".encode(), written)


_DIRECT: Mapping[RdfFormat, Callable[[Graph], str]] = {RdfFormat.TURTLE: _turtle, RdfFormat.TRIG: _trig}
