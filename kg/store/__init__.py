"""Where graphs live: embedded, in memory or in a SPARQL server, one named graph an article."""

from kg.store.embedded import EmbeddedStore
from kg.store.files import graph_files, load_files, read_quads
from kg.store.loading import Loaded, load, load_into
from kg.store.login import Login
from kg.store.opening import STORES, open_folder, open_store
from kg.store.unloading import unload

__all__ = [
    "STORES",
    "EmbeddedStore",
    "Loaded",
    "Login",
    "graph_files",
    "load",
    "load_files",
    "load_into",
    "open_folder",
    "open_store",
    "read_quads",
    "unload",
]
