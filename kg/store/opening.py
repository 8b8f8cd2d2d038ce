"""Opens a store by what its target looks like."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from kg.errors import StoreError
from kg.store.embedded import EmbeddedStore


def _folder(target: str, *, create: bool) -> EmbeddedStore:
    folder = Path(target.removeprefix("file://"))
    if not create and not folder.is_dir():
        raise StoreError(f"no store at {folder}: make one with kg load FILE... --to {folder}")
    return EmbeddedStore(folder)


StoreFactory = Callable[..., EmbeddedStore]

STORES: Mapping[str, StoreFactory] = {  # how a target begins -> what opens it; a plain path is a folder
    "": _folder,
    "file": _folder,
}


def open_store(target: str, *, create: bool = False) -> EmbeddedStore:
    """The store at a folder, or at a URL whose scheme is in `STORES`; `create` makes one where there is none."""
    found = re.match(r"([a-z][a-z0-9+.-]+)://", target, re.IGNORECASE)
    scheme = found.group(1).lower() if found else ""
    if scheme not in STORES:
        known = ", ".join(f"{name}://" for name in STORES if name)
        raise StoreError(f"no store for {target!r}: give a folder, or a URL that starts with {known}")
    return STORES[scheme](target, create=create)
