"""Opens a store by what its target looks like."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from kg.errors import StoreError
from kg.store.embedded import EmbeddedStore


def _folder(target: str) -> EmbeddedStore:
    return EmbeddedStore(Path(target.removeprefix("file://")))


StoreFactory = Callable[[str], EmbeddedStore]

STORES: Mapping[str, StoreFactory] = {  # how a target begins -> what opens it; a plain path is a folder
    "": _folder,
    "file": _folder,
}


def open_store(target: str) -> EmbeddedStore:
    """The store at a folder, or at a URL whose scheme is in `STORES`."""
    found = re.match(r"([a-z][a-z0-9+.-]+)://", target, re.IGNORECASE)
    scheme = found.group(1).lower() if found else ""
    if scheme not in STORES:
        known = ", ".join(f"{name}://" for name in STORES if name)
        raise StoreError(f"no store for {target!r}: give a folder, or a URL that starts with {known}")
    return STORES[scheme](target)
