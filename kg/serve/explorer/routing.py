"""The explorer's pages by path."""

from collections.abc import Sequence

from starlette.routing import Route

from kg.serve.context import Context


def routes(_context: Context) -> Sequence[Route]:
    """Every page of the explorer."""
    return []
