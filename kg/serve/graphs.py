"""/graphs: the Graph Store Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/), `?graph=IRI` or `?default`."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence

from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.serve.access import may_write
from kg.serve.body import BAD_REQUEST, WRONG_TYPE, address_fields, media_type, read_text
from kg.serve.context import Context
from kg.serve.cors import CORS
from kg.serve.engine.forms import TRIPLES
from kg.serve.engine.frames import Question
from kg.serve.negotiate import acceptable
from kg.serve.protocol import checked_iri
from kg.serve.replies import asked, check, respond

CREATED, NO_CONTENT, FORBIDDEN, NOT_FOUND = 201, 204, 403, 404
EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
Handler = Callable[[Request, Context, str | None], Awaitable[Response]]


def routes(context: Context) -> Sequence[Route]:
    """Where the graphs are."""

    async def graphs(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=NO_CONTENT, headers={"Allow": ", ".join((*HANDLERS, "OPTIONS"))})
        return await HANDLERS[request.method](request, context, _graph_of(request))

    return [Route("/graphs", graphs, methods=[*HANDLERS, "OPTIONS"], middleware=[CORS])]


def _graph_of(request: Request) -> str | None:
    """The IRI of the graph that is meant, None for the default graph."""
    fields = address_fields(request)
    named = [value for name, value in fields if name == "graph"]
    default = any(name == "default" for name, _ in fields)
    if len(named) + default != 1:
        raise HTTPException(BAD_REQUEST, "say which graph: ?graph=IRI, or ?default for the union of all")
    return None if default else checked_iri(named[0], "graph")


async def _get(request: Request, context: Context, graph: str | None) -> Response:
    if graph is not None and not await asyncio.to_thread(_holds, context, graph):
        raise _unknown(graph)
    media = acceptable(request, tuple(TRIPLES))
    default = None if graph is None else (graph,)
    return await respond(request, context, Question(text=EVERYTHING, triples=media, default_graphs=default))


async def _put(request: Request, context: Context, graph: str | None) -> Response:
    iri, quads = await _sent(request, context, graph)
    known = await asyncio.to_thread(_holds, context, iri)
    await asyncio.to_thread(context.store.replace, iri, quads)
    context.changed()
    return Response(status_code=NO_CONTENT if known else CREATED)


async def _post(request: Request, context: Context, graph: str | None) -> Response:
    iri, quads = await _sent(request, context, graph)
    known = await asyncio.to_thread(_holds, context, iri)
    await asyncio.to_thread(context.store.append, quads)
    context.changed()
    return Response(status_code=NO_CONTENT if known else CREATED)


async def _delete(request: Request, context: Context, graph: str | None) -> Response:
    may_write(request, context)
    iri = _writable(graph)
    if not await asyncio.to_thread(_holds, context, iri):
        raise _unknown(iri)
    await asyncio.to_thread(context.store.remove, iri)
    context.changed()
    return Response(status_code=NO_CONTENT)


HANDLERS: Mapping[str, Handler] = {"GET": _get, "HEAD": _get, "PUT": _put, "POST": _post, "DELETE": _delete}


async def _sent(request: Request, context: Context, graph: str | None) -> tuple[str, list[Quad]]:
    """The graph that is meant and the quads sent for it, as a worker read them: some syntaxes can take long."""
    may_write(request, context)
    iri = _writable(graph)
    media = media_type(request)
    if media not in TRIPLES:
        raise HTTPException(WRONG_TYPE, f"send a graph as one of {', '.join(TRIPLES)}")
    sent = Question(text=await read_text(request, context.limits), base=iri, graph=media)
    read = check(await asked(request, context, sent))
    return iri, await asyncio.to_thread(_quads, read.body, NamedNode(iri))


def _quads(triples: bytes, graph: NamedNode) -> list[Quad]:
    read = parse(triples, format=RdfFormat.N_TRIPLES)
    return [Quad(one.subject, one.predicate, one.object, graph) for one in read]


def _holds(context: Context, iri: str) -> bool:
    """Whether there is anything in the graph; a term writes itself, escaped."""
    return bool(context.store.answer(f"ASK {{ GRAPH {NamedNode(iri)} {{ ?s ?p ?o }} }}"))


def _writable(graph: str | None) -> str:
    if graph is None:
        raise HTTPException(FORBIDDEN, "the default graph is the union of all: name the graph to write, ?graph=IRI")
    return graph


def _unknown(graph: str) -> HTTPException:
    return HTTPException(NOT_FOUND, f"there is no graph {graph}")
