"""/sparql: queries, updates, and what the service says of itself."""

import asyncio
from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.serve.access import may_write
from kg.serve.body import BAD_REQUEST
from kg.serve.context import Context
from kg.serve.cors import CORS
from kg.serve.description import describe_service
from kg.serve.engine.forms import RESULTS, TRIPLES
from kg.serve.engine.frames import Question
from kg.serve.negotiate import preferred
from kg.serve.protocol import Operation, operation_of
from kg.serve.replies import asked, check, respond
from kg.serve.using import with_using

NO_CONTENT = 204
METHODS = ["GET", "HEAD", "POST", "OPTIONS"]


def routes(context: Context) -> Sequence[Route]:
    """Where the endpoint is."""

    async def sparql(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=NO_CONTENT, headers={"Allow": ", ".join(METHODS)})
        operation = await operation_of(request, context.limits)
        if operation is None:
            return describe_service(request, context)
        if operation.update:
            return await _update(request, context, operation)
        return await respond(request, context, _question(request, context, operation))

    return [Route("/sparql", sparql, methods=METHODS, middleware=[CORS])]


def _question(request: Request, context: Context, operation: Operation) -> Question:
    return Question(
        text=operation.text,
        base=_base(context),
        results=preferred(request, tuple(RESULTS)),
        triples=preferred(request, tuple(TRIPLES)),
        default_graphs=operation.default_graphs,
        named_graphs=operation.named_graphs,
    )


def _base(context: Context) -> str:
    """What relative IRIs in a query stand against: the endpoint's own address (RFC 3986, 5.1.3)."""
    return f"{context.address}sparql"


async def _update(request: Request, context: Context, operation: Operation) -> Response:
    """Do an update: a worker reads it first, so that nothing that breaks the engine reaches this process."""
    may_write(request, context)
    text = operation.text
    check(await asked(request, context, Question(text=text, base=_base(context), update=True)))
    if operation.default_graphs or operation.named_graphs:
        text = with_using(text, operation.default_graphs or (), operation.named_graphs or ())
    try:
        await asyncio.to_thread(context.store.update, f"BASE <{_base(context)}>\n{text}")
    except RuntimeError as error:
        raise HTTPException(BAD_REQUEST, f"the update cannot be done: {error}") from error
    context.changed()
    return Response(status_code=NO_CONTENT)
