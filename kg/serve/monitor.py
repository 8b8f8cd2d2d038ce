"""/health for whoever restarts the server, /metrics for Prometheus."""

from collections.abc import Sequence

from prometheus_client import generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kg.serve.context import Context
from kg.serve.engine.frames import Outcome, Question

READY, NOT_READY = 200, 503
NOTHING = Question(text="ASK {}", results="application/sparql-results+json")
BUT_BUSY = (Outcome.ANSWERED, Outcome.BUSY)  # a full queue is no reason to start the server anew


def routes(context: Context) -> Sequence[Route]:
    """Where they are."""

    async def live(_request: Request) -> Response:
        return JSONResponse({"status": "live"})

    async def ready(_request: Request) -> Response:
        reply = await context.engine.ask(NOTHING)
        well = reply.outcome in BUT_BUSY
        told = {"status": "ready" if well else reply.outcome}
        return JSONResponse({**told, "running": context.engine.running, "waiting": context.engine.waiting}, _code(well))

    async def metrics(_request: Request) -> Response:
        context.figures.running.set(context.engine.running)
        context.figures.waiting.set(context.engine.waiting)
        return Response(generate_latest(context.figures.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    return [
        Route("/health", ready),
        Route("/health/live", live),
        Route("/health/ready", ready),
        Route("/metrics", metrics),
    ]


def _code(well: bool) -> int:  # noqa: FBT001 - a truth value is what it is about
    return READY if well else NOT_READY
