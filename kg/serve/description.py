"""What the service says of itself: SPARQL 1.1 Service Description at /sparql, VoID at /.well-known/void."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Triple
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.schema.vocabulary import DCTERMS, PREFIXES, RDF_TYPE, RDFS
from kg.serve.context import Context
from kg.serve.cors import CORS
from kg.serve.described import in_triples
from kg.serve.engine.forms import TRIPLES
from kg.serve.explorer.nodes import words_of
from kg.serve.html import page
from kg.serve.negotiate import acceptable
from kg.serve.resources import resource_address
from kg.serve.statistics import Counted, Statistics

HTML = "text/html"
# Vocabularies that only a server speaks: no graph of an article holds them.
SPACES: Mapping[str, str] = {
    **PREFIXES,
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "void": "http://rdfs.org/ns/void#",
    "formats": "http://www.w3.org/ns/formats/",
}
SYNTAXES = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)
UNION = (
    "The default graph is the union of all named graphs, one an article, unless the query or the request names others."
)


def routes(context: Context) -> Sequence[Route]:
    """Where the endpoint and the data are described."""
    counted = Counted(context)

    async def void(request: Request) -> Response:
        wanted = acceptable(request, (*TRIPLES, HTML))
        figures = await asyncio.to_thread(counted)
        if wanted == HTML:
            return _page(request, context, figures)
        return in_triples(request, _dataset(context, figures), SPACES, media=wanted)

    return [Route("/.well-known/void", void, middleware=[CORS])]


def _page(request: Request, context: Context, figures: Statistics) -> Response:
    return page(
        request,
        "void.html",
        title="About the data",
        figures=figures,
        context=context,
        union=UNION,
        here=resource_address,
        words=words_of,
    )


def describe_service(request: Request, context: Context) -> Response:
    """What the endpoint can do, for programs; for people, with a form."""
    wanted = acceptable(request, (*TRIPLES, HTML))
    if wanted == HTML:
        return page(request, "sparql.html", title="SPARQL", context=context, union=UNION)
    return in_triples(request, _service(context), SPACES, media=wanted)


def _service(context: Context) -> Iterator[Triple]:
    endpoint, dataset = NamedNode(f"{context.address}sparql"), NamedNode(f"{context.address}.well-known/void#dataset")
    graph = NamedNode(f"{context.address}.well-known/void#union")
    yield Triple(endpoint, RDF_TYPE, _term("sd:Service"))
    yield Triple(endpoint, _term("sd:endpoint"), endpoint)
    yield Triple(endpoint, _term("sd:supportedLanguage"), _term("sd:SPARQL11Query"))
    if context.writable:
        yield Triple(endpoint, _term("sd:supportedLanguage"), _term("sd:SPARQL11Update"))
    yield Triple(endpoint, _term("sd:feature"), _term("sd:UnionDefaultGraph"))
    for syntax in SYNTAXES:
        yield Triple(endpoint, _term("sd:resultFormat"), _term(f"formats:{syntax}"))
    yield Triple(endpoint, _term("sd:defaultDataset"), dataset)
    yield Triple(dataset, RDF_TYPE, _term("sd:Dataset"))
    yield Triple(dataset, RDFS.comment, Literal(UNION, language="en"))
    yield Triple(dataset, _term("sd:defaultGraph"), graph)
    yield Triple(graph, RDF_TYPE, _term("sd:Graph"))


def _dataset(context: Context, figures: Statistics) -> Iterator[Triple]:
    dataset = NamedNode(f"{context.address}.well-known/void#dataset")
    yield Triple(dataset, RDF_TYPE, _term("void:Dataset"))
    yield Triple(dataset, DCTERMS.title, Literal("News as graphs, by Dateline", language="en"))
    yield Triple(dataset, DCTERMS.description, Literal(UNION, language="en"))
    yield Triple(dataset, _term("void:sparqlEndpoint"), NamedNode(f"{context.address}sparql"))
    yield Triple(dataset, _term("void:uriSpace"), Literal(context.base))
    yield Triple(dataset, _term("void:vocabulary"), NamedNode(PREFIXES["kg"]))
    yield Triple(dataset, _term("void:triples"), Literal(figures.triples))
    yield Triple(dataset, _term("void:documents"), Literal(figures.graphs))
    if figures.example:
        yield Triple(dataset, _term("void:exampleResource"), NamedNode(figures.example))
    yield from _partitions(dataset, "class", "entities", figures.classes)
    yield from _partitions(dataset, "property", "triples", figures.properties)


def _partitions(dataset: NamedNode, kind: str, counted: str, counts: Mapping[str, int]) -> Iterator[Triple]:
    for number, (iri, count) in enumerate(counts.items(), 1):
        part = NamedNode(f"{dataset.value}-{kind}-{number}")
        yield Triple(dataset, _term(f"void:{kind}Partition"), part)
        yield Triple(part, _term(f"void:{kind}"), NamedNode(iri))
        yield Triple(part, _term(f"void:{counted}"), Literal(count))


def _term(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(SPACES[prefix] + local)
