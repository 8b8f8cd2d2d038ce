"""Questions to the graph: named queries with bound parameters, or any SELECT."""

from kg.query.answer import run
from kg.query.named import NamedQuery, find_query, named_queries, read_query

__all__ = ["NamedQuery", "find_query", "named_queries", "read_query", "run"]
