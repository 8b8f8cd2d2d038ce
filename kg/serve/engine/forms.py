"""The media types of answers; the first of each table is what a client gets that does not mind."""

from collections.abc import Mapping

from pyoxigraph import QueryResultsFormat, RdfFormat

RESULTS: Mapping[str, QueryResultsFormat] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
    "application/json": QueryResultsFormat.JSON,
    "application/xml": QueryResultsFormat.XML,
}
TRIPLES: Mapping[str, RdfFormat] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/json": RdfFormat.JSON_LD,
    "text/plain": RdfFormat.N_TRIPLES,
}
WITH_CHARSET = frozenset({"text/csv", "text/tab-separated-values", "text/turtle", "text/plain"})


def content_type(media: str) -> str:
    """The Content-Type of a media type; everything here is UTF-8."""
    return f"{media}; charset=utf-8" if media in WITH_CHARSET else media


def only_used_prefixes(turtle: bytes) -> bytes:
    """Turtle without the prefixes that it begins with and never uses."""
    lines = turtle.split(b"\n")
    first = next((number for number, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    body = b"\n".join(lines[first:])
    kept = [line for line in lines[:first] if line.split(b" ", 2)[1] in body]
    return b"\n".join([*kept, body])
