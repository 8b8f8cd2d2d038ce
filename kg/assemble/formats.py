"""Writes a graph in any of the formats; the same graph gives the same bytes everywhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from kg.errors import UsageError
from kg.schema.vocabulary import KINDS, PREFIXES
from kg.stages import Graph


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
    """The graph's bytes; Turtle, N-Triples and RDF/XML leave out the graph's name, which its article still tells."""
    chosen = format_of(format_name)
    content = quads(graph) if chosen.named else graph.triples
    written = serialize(content, format=chosen.syntax, prefixes=_used_prefixes(graph))
    return _ordered_header(written or b"")


def quads(graph: Graph) -> list[Quad]:
    """The triples as quads of the named graph."""
    name = NamedNode(graph.iri)
    return [Quad(t.subject, t.predicate, t.object, name) for t in graph.triples]


def _used_prefixes(graph: Graph) -> dict[str, str]:
    """The prefixes some IRI of the graph starts with, sorted: fixed vocabularies, and one for each kind of node."""
    used = {_namespace(iri) for iri in _iris(graph.triples)}
    known = {namespace: prefix for prefix, namespace in PREFIXES.items()}
    kinds = {namespace: _kind(namespace) for namespace in used if _kind(namespace) in KINDS}
    return {prefix: namespace for namespace, prefix in sorted({**kinds, **known}.items()) if namespace in used}


def _iris(triples: Iterable[Triple]) -> set[str]:
    """Every IRI of the graph that a prefix can shorten."""
    found: set[str] = set()
    for triple in triples:
        found.add(triple.predicate.value)
        found.update(_named(term) for term in (triple.subject, triple.object))
    return found


def _named(term: object) -> str:
    if isinstance(term, NamedNode):
        return term.value
    datatype = getattr(term, "datatype", None)
    return datatype.value if isinstance(datatype, NamedNode) else ""


def _namespace(iri: str) -> str:
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    return iri[:cut]


def _kind(namespace: str) -> str:
    return namespace.rstrip("/").rpartition("/")[2]


def _ordered_header(written: bytes) -> bytes:
    """Turtle and TriG with the prefix lines sorted: the writer gives them in no fixed order."""
    if not written.startswith(b"@prefix"):
        return written
    lines = written.split(b"\n")
    count = next(i for i, line in enumerate(lines) if not line.startswith(b"@prefix"))
    return b"\n".join([*sorted(lines[:count]), *lines[count:]])
