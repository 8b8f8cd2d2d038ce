"""The web application: a table of what it serves, and what all pages share."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route

from kg.serve import description, endpoint, explorer, graphs, resources, static
from kg.serve.context import Context
from kg.serve.errors import HANDLERS
from kg.serve.security import SecurityHeaders

Routes = Sequence[Route | Mount]

ROUTES: tuple[Callable[[Context], Routes], ...] = (  # the first that fits a path answers
    endpoint.routes,
    graphs.routes,
    description.routes,
    static.routes,
    explorer.routes,
    resources.routes,
)


def make_app(context: Context) -> Starlette:
    """The application that serves a store."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        await context.engine.start()
        yield
        await context.engine.stop()

    return Starlette(
        lifespan=lifespan,
        routes=[route for routes in ROUTES for route in routes(context)],
        middleware=[Middleware(SecurityHeaders)],
        exception_handlers=HANDLERS,
    )
