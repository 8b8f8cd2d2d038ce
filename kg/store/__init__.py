"""Where graphs live: embedded or in memory, one named graph an article."""

from kg.store.embedded import EmbeddedStore
from kg.store.files import graph_files, load_files, load_into, read_quads
from kg.store.opening import STORES, open_store

__all__ = ["STORES", "EmbeddedStore", "graph_files", "load_files", "load_into", "open_store", "read_quads"]
