"""Finds out what kind of SPARQL server a URL belongs to."""

import re
from collections.abc import Mapping

import requests

from kg.errors import KgError, StoreError
from kg.store.profiles import PROFILES, Profile
from kg.store.wire import Wire

_SERVER = re.compile(r"oxigraph|virtuoso|fuseki|qlever", re.IGNORECASE)  # in the header of that name
_PATHS: Mapping[str, re.Pattern[str]] = {
    "rdf4j": re.compile(r"/repositories/[^/]+$"),  # GraphDB's are the same
    "blazegraph": re.compile(r"/(blazegraph|bigdata)/(namespace/[^/]+/)?sparql$"),
}
_ANY = "SELECT * WHERE { } LIMIT 1"


def profile_of(url: str, wire: Wire) -> Profile:
    """The profile of the server at a URL: by its path, by the name it gives itself, else any that answers a query."""
    for name, path in _PATHS.items():
        if path.search(url):
            return PROFILES[name]
    named = _SERVER.search(wire.send(requests.Request("GET", url)).headers.get("Server", ""))
    if named:
        return PROFILES[named[0].lower()]
    try:
        wire.query(url, _ANY).json()
    except (KgError, requests.JSONDecodeError) as error:
        kinds = ", ".join(PROFILES)
        raise StoreError(
            f"no SPARQL server known at {url}: put its kind in front, as in fuseki+{url}: {kinds}"
        ) from error
    return PROFILES["sparql"]


def base_of(url: str, profile: Profile) -> str:
    """What the paths of a profile's services follow, also where the URL is that of one of them."""
    bare = url.rstrip("/")
    for path in filter(None, (profile.query, profile.update, profile.graphs, *profile.signed.values())):
        bare = bare.removesuffix(path)
    return bare
