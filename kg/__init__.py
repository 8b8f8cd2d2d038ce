"""Dateline: news articles in, checked RDF graphs out."""

__all__ = ["__version__"]

__version__ = "0.1.0"
