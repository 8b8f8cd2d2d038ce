"""The explorer: pages for people over the graphs that a store holds."""

from kg.serve.explorer.routing import routes

__all__ = ["routes"]
