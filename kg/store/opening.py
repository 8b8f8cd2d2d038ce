"""Opens a store by what its target looks like."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from kg.errors import StoreError
from kg.stages import Store
from kg.store.embedded import EmbeddedStore
from kg.store.login import Login
from kg.store.profiles import PROFILES

StoreFactory = Callable[..., Store]


def folder_of(target: str) -> Path | None:
    """The folder that a target names, None where it names a server."""
    return Path(target.removeprefix("file://")) if "://" not in target or target.startswith("file://") else None


def open_folder(target: str, *, create: bool = False) -> EmbeddedStore:
    """The store in a folder, given by path or as file://; `create` makes one where there is none."""
    folder = Path(target.removeprefix("file://"))
    if not create and not folder.is_dir():
        raise StoreError(f"no store at {folder}: make one with kg load FILE... --to {folder}")
    return EmbeddedStore(folder)


def open_server(target: str, *, login: Login | None = None) -> Store:
    """The SPARQL server at a URL, whose scheme may say its kind, as in virtuoso+http://."""
    from kg.store.discovery import base_of, profile_of
    from kg.store.remote import RemoteStore
    from kg.store.wire import Wire

    kind, _, scheme = target.partition("://")[0].lower().rpartition("+")
    url = f"{scheme}://{target.partition('://')[2]}"
    wire = Wire(url, login or Login())
    profile = PROFILES[kind] if kind else profile_of(url, wire)
    return RemoteStore(wire, base_of(url, profile), profile)


def _folder(target: str, *, create: bool, login: Login | None) -> Store:
    if login:
        raise StoreError(f"{target} is a folder: it wants no name, password or token")
    return open_folder(target, create=create)


def _server(target: str, *, create: bool, login: Login | None) -> Store:  # noqa: ARG001  # a server makes its own
    return open_server(target, login=login)


STORES: Mapping[str, StoreFactory] = {  # how a target begins -> what opens it; a plain path is a folder
    "": _folder,
    "file": _folder,
    "http": _server,
    "https": _server,
    **{f"{kind}+{scheme}": _server for kind in PROFILES for scheme in ("http", "https")},
}


def open_store(target: str, *, create: bool = False, login: Login | None = None) -> Store:
    """The store at a folder, or at a URL whose scheme is in `STORES`; `create` makes a folder that is not there."""
    if "@" in target.partition("://")[2].partition("/")[0]:
        raise StoreError("the store's URL holds a name or password: leave it out, use --user with --password-env")
    found = re.match(r"([a-z][a-z0-9+.-]+)://", target, re.IGNORECASE)
    scheme = found.group(1).lower() if found else ""
    if scheme not in STORES:
        known = ", ".join(f"{name}://" for name in STORES if name)
        raise StoreError(f"no store for {target!r}: give a folder, or a URL that starts with {known}")
    return STORES[scheme](target, create=create, login=login)
