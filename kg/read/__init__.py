"""Bytes to articles."""

from kg.read.text import read_source

__all__ = ["read_source"]
