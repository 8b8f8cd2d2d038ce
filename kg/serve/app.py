"""The web application: a table of what it serves, and what all pages share."""

from collections.abc import Callable, Sequence

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route

from kg.serve import explorer, static
from kg.serve.context import Context
from kg.serve.errors import HANDLERS
from kg.serve.security import SecurityHeaders

Routes = Sequence[Route | Mount]

ROUTES: tuple[Callable[[Context], Routes], ...] = (  # the first that fits a path answers
    static.routes,
    explorer.routes,
)


def make_app(context: Context) -> Starlette:
    """The application that serves a store."""
    return Starlette(
        routes=[route for routes in ROUTES for route in routes(context)],
        middleware=[Middleware(SecurityHeaders)],
        exception_handlers=HANDLERS,
    )
