"""The web application: a table of what it serves, and what all pages share."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount, Route

from kg.serve import description, endpoint, graphs, monitor, reconciling, resources, static
from kg.serve.context import Context
from kg.serve.errors import HANDLERS
from kg.serve.explorer import routing
from kg.serve.observing import Observed
from kg.serve.security import SecurityHeaders

Routes = Sequence[Route | Mount]
WORTH_PACKING, GZIP_LEVEL = 1000, 4  # bytes; fast rather than small

ROUTES: tuple[Callable[[Context], Routes], ...] = (  # the first that fits a path answers
    endpoint.routes,
    graphs.routes,
    description.routes,
    monitor.routes,
    reconciling.routes,
    static.routes,
    routing.routes,
    resources.routes,
)


def make_app(context: Context) -> Starlette:
    """The application that serves a store."""
    served = [route for routes in ROUTES for route in routes(context)]
    places = {route.path.split("/")[1] for route in served}

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        await context.engine.start()
        yield
        await context.engine.stop()
        context.workshop.close()

    return Starlette(
        routes=served,
        lifespan=lifespan,
        middleware=[
            Middleware(Observed, figures=context.figures, places=places),
            Middleware(SecurityHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=context.hosts, www_redirect=False),
            Middleware(GZipMiddleware, minimum_size=WORTH_PACKING, compresslevel=GZIP_LEVEL),
        ],
        exception_handlers=HANDLERS,
    )
