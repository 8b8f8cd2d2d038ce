"""Bytes to articles: text, HTML and JSON Lines, from files, folders and standard input."""

from kg.read.names import each_id_once
from kg.read.source import make_reader, read_source

__all__ = ["each_id_once", "make_reader", "read_source"]
