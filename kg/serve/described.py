"""Answers made of triples that this server states itself, in whatever syntax the client wants."""

from collections.abc import Iterable, Mapping

from pyoxigraph import Triple, serialize
from starlette.requests import Request
from starlette.responses import Response

from kg.serve.engine.forms import TRIPLES, content_type
from kg.serve.negotiate import acceptable


def in_triples(
    request: Request, triples: Iterable[Triple], prefixes: Mapping[str, str], *, media: str | None = None
) -> Response:
    """The triples in `media`, or in the syntax that the request wants most; each once, sorted."""
    wanted = media or acceptable(request, tuple(TRIPLES))
    ordered = sorted(set(triples), key=str)
    body = serialize(ordered, format=TRIPLES[wanted], prefixes=used(prefixes, ordered))
    return Response(body, headers={"Content-Type": content_type(wanted), "Vary": "Accept", "Cache-Control": "no-cache"})


def used(prefixes: Mapping[str, str], triples: Iterable[Triple]) -> dict[str, str]:
    """The prefixes that some term begins with."""
    terms = {str(term)[1:] for triple in triples for term in (triple.subject, triple.predicate, triple.object)}
    terms |= {term.rpartition("^^<")[2] for term in terms}
    return {name: space for name, space in prefixes.items() if any(term.startswith(space) for term in terms)}
