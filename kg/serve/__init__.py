"""The graph over HTTP: SPARQL endpoint, Linked Data pages, health and figures, and the explorer."""

from kg.serve.app import make_app
from kg.serve.context import Context, Limits

__all__ = ["Context", "Limits", "make_app"]
