"""Linked Data: a page and its data for every IRI that the graphs hold."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.schema.vocabulary import KINDS, PREFIXES
from kg.serve.body import BAD_REQUEST, address_fields
from kg.serve.context import Context
from kg.serve.cors import CORS
from kg.serve.described import in_triples
from kg.serve.engine.forms import TRIPLES
from kg.serve.explorer.pages import address
from kg.serve.html import page
from kg.serve.negotiate import acceptable
from kg.serve.protocol import checked_iri
from kg.serve.resource import resource_of, triples_about

HTML, NOT_FOUND = "text/html", 404
FORMATS: Mapping[str, str] = {  # what a link on a page asks for
    "turtle": "text/turtle",
    "jsonld": "application/ld+json",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "html": HTML,
}
WEB = ("http://", "https://")


def routes(context: Context) -> Sequence[Route]:
    """Where the pages are: the IRIs minted under the base by their own path, every other by `?iri=`."""

    def any_iri(request: Request) -> Response:
        fields = dict(address_fields(request))
        if not fields.get("iri"):
            raise HTTPException(BAD_REQUEST, "say which thing: ?iri=IRI")
        return _described(request, context, checked_iri(fields["iri"], "iri"))

    def minted(request: Request) -> Response:
        path = quote(request.scope["path"].removeprefix("/"), safe="/:@!$&'()*+,;=-._~")
        return _described(request, context, checked_iri(context.base + path, "the address"))

    paths = [Route(f"/{kind}/{{name:path}}", minted, middleware=[CORS]) for kind in sorted(KINDS)]
    return [Route("/resource", any_iri, middleware=[CORS]), *paths]


def _described(request: Request, context: Context, iri: str) -> Response:
    media = _wanted(request)
    triples = triples_about(context.store, iri)
    if not triples:
        raise HTTPException(NOT_FOUND, f"the graphs do not hold {iri}")
    if media != HTML:
        minted = {kind: f"{context.base}{kind}/" for kind in sorted(KINDS)}
        return in_triples(request, triples, {**PREFIXES, **minted}, media=media)
    thing = resource_of(context.store, iri, triples)
    return page(
        request,
        "resource.html",
        title=thing.label,
        thing=thing,
        formats=FORMATS,
        here=resource_address,
        article=lambda article: address("article", article),
        on_the_web=iri.startswith(WEB),
    )


def resource_address(iri: str, form: str = "") -> str:
    """Where this server describes an IRI, in one of `FORMATS` where one is given.

    >>> resource_address("https://e.org/a?b", "turtle")
    '/resource?iri=https%3A%2F%2Fe.org%2Fa%3Fb&format=turtle'
    """
    return f"/resource?iri={quote(iri, safe='')}" + (f"&format={form}" if form else "")


def _wanted(request: Request) -> str:
    form = dict(address_fields(request)).get("format")
    if form is None:
        return acceptable(request, (*TRIPLES, HTML)) if "accept" in request.headers else HTML
    if form not in FORMATS:
        raise HTTPException(BAD_REQUEST, f"there is no format {form!r}: choose from {', '.join(FORMATS)}")
    return FORMATS[form]
