"""Answers made of triples that this server states itself, in whatever syntax the client wants."""

from collections.abc import Iterable, Mapping

from pyoxigraph import RdfFormat, Triple, serialize
from starlette.requests import Request
from starlette.responses import Response

from kg.serve.engine.forms import TRIPLES, content_type, only_used_prefixes
from kg.serve.negotiate import acceptable


def in_triples(
    request: Request, triples: Iterable[Triple], prefixes: Mapping[str, str], *, media: str | None = None
) -> Response:
    """The triples in `media`, or in the syntax that the request wants most; each once, sorted."""
    wanted = media or acceptable(request, tuple(TRIPLES))
    body = serialize(sorted(set(triples), key=str), format=TRIPLES[wanted], prefixes=dict(prefixes)) or b""
    trimmed = only_used_prefixes(body) if TRIPLES[wanted] is RdfFormat.TURTLE else body
    headers = {"Content-Type": content_type(wanted), "Vary": "Accept", "Cache-Control": "no-cache"}
    return Response(trimmed, headers=headers)
