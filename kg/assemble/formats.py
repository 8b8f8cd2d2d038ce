"""Writes a graph in any of the formats; the same graph gives the same bytes everywhere."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from kg.errors import UsageError
from kg.schema.vocabulary import KINDS, PREFIXES, RDF_TYPE
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


_BEFORE_NAMES = frozenset({b"", b"\n", b"\t", b" ", b"^"})


def format_of(name: str) -> Format:
    """The format of that name."""
    if name not in FORMATS:
        raise UsageError(f"unknown format {name!r}: choose from {', '.join(FORMATS)}")
    return FORMATS[name]


def write(graph: Graph, format_name: str = "turtle") -> bytes:
    """The graph's bytes; Turtle, N-Triples and RDF/XML leave out the graph's name, which a triple still tells."""
    chosen = format_of(format_name)
    content = quads(graph) if chosen.named else graph.triples
    written = serialize(content, format=chosen.syntax, prefixes=_prefixes(graph, chosen)) or b""
    return _FINISH.get(chosen.syntax, bytes)(written)


def quads(graph: Graph) -> list[Quad]:
    """The triples as quads of the named graph."""
    name = NamedNode(graph.iri)
    return [Quad(t.subject, t.predicate, t.object, name) for t in graph.triples]


def prefixes_of(graph: Graph) -> dict[str, str]:
    """Every prefix a graph may use: the fixed vocabularies, and one for each kind of node it mints."""
    base = graph.iri.rpartition("graph/")[0]
    return {**{kind: f"{base}{kind}/" for kind in sorted(KINDS)}, **PREFIXES}


def _prefixes(graph: Graph, chosen: Format) -> dict[str, str]:
    """RDF/XML shortens nothing but predicates and classes."""
    if chosen.syntax is not RdfFormat.RDF_XML:
        return prefixes_of(graph)
    terms = {t.predicate for t in graph.triples} | {t.object for t in graph.triples if t.predicate == RDF_TYPE}
    names = [term.value for term in terms if isinstance(term, NamedNode)]
    return {p: space for p, space in PREFIXES.items() if any(name.startswith(space) for name in names)}


def _only_used(written: bytes) -> bytes:
    """Turtle or TriG with the prefixes it uses, sorted: the writer gives all, and in no fixed order."""
    header, body = _split(written)
    return b"\n".join([*sorted(line for line in header if _uses(body, line.split()[1])), body])


def _split(written: bytes) -> tuple[list[bytes], bytes]:
    lines = written.split(b"\n", len(KINDS) + len(PREFIXES))
    count = next((i for i, line in enumerate(lines) if not line.startswith(b"@prefix")), len(lines))
    return lines[:count], b"\n".join(lines[count:])


def _uses(body: bytes, prefix: bytes) -> bool:
    """Whether `prefix:` stands somewhere as a name, not within a literal."""
    return any(_is_name(body, place) for place in _places(body, prefix))


def _places(body: bytes, sought: bytes) -> Iterator[int]:
    place = body.find(sought)
    while place >= 0:
        yield place
        place = body.find(sought, place + 1)


def _is_name(body: bytes, place: int) -> bool:
    """A name begins a line or follows a space, a tab or ^^, with all quotes before it on its line closed."""
    if body[place - 1 : place] not in _BEFORE_NAMES:
        return False
    line = body[body.rfind(b"\n", 0, place) + 1 : place]
    return re.sub(rb"\\.", b"", line).count(b'"') % 2 == 0


def _plain_xml(written: bytes) -> bytes:
    """XML has no way to write most control characters: each becomes the replacement character."""
    return re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", "\N{REPLACEMENT CHARACTER}".encode(), written)


_FINISH: Mapping[RdfFormat, Callable[[bytes], bytes]] = {
    RdfFormat.TURTLE: _only_used,
    RdfFormat.TRIG: _only_used,
    RdfFormat.RDF_XML: _plain_xml,
}
