"""Where a web server mounts the Reconciliation API: paths and form fields in, JSON or a page out."""

from collections.abc import Callable, Mapping, Sequence

from kg.errors import UsageError
from kg.link.asked import LinkSettings
from kg.link.candidates import CandidateItem
from kg.link.chain import ChainSource
from kg.link.linkers import LINKERS
from kg.link.queries import Query
from kg.link.reconcile.locked import LockedSource
from kg.link.reconcile.questions import Json
from kg.link.reconcile.service import SUGGESTED, Reconciliation, class_labels
from kg.model import EntityId
from kg.wikidata.kinds import read_roots

__all__ = ["ROUTES", "open_reconciliation", "reply"]

Fields = Mapping[str, str]  # of the query string and of a form in the body, as one
Route = Callable[[Reconciliation, str, Fields], Json | str | None]


def open_reconciliation(settings: LinkSettings) -> Reconciliation:
    """A service over the linkers that the settings name: the next is asked about what those before it do not know.

    Threads may share it.
    """
    sources = [make(settings) for name in settings.linker if (make := LINKERS[name])]
    if not sources:
        raise UsageError("a reconciliation service needs items to offer: choose a linker other than none")
    return Reconciliation(LockedSource(ChainSource(sources, _unknown)), read_roots(), class_labels())


def reply(service: Reconciliation, base: str, path: str, fields: Fields) -> Json | str | None:
    """What to send for a path below `base` ("" for `base` itself): JSON, an HTML page, or None for "not found".

    GET and POST are answered alike. A `UsageError` is the client's fault.
    """
    route = ROUTES.get(path.rstrip("/"))
    return route(service, base, fields) if route else None


def _root(service: Reconciliation, base: str, fields: Fields) -> Json:
    if "queries" in fields:
        return service.reconcile(fields["queries"])
    return service.extend(fields["extend"]) if "extend" in fields else service.manifest(base)


def _suggestions(kind: str) -> Route:
    def suggest(service: Reconciliation, _base: str, fields: Fields) -> Json:
        cursor = fields.get("cursor", "0")
        if not cursor.isdecimal():
            raise UsageError(f"cursor cannot be {cursor!r}: give how many suggestions you have already")
        return service.suggest(kind, fields.get("prefix", ""), int(cursor[:9]))

    return suggest


ROUTES: Mapping[str, Route] = {
    "": _root,
    **{f"/suggest/{kind}": _suggestions(kind) for kind in SUGGESTED},
    "/properties": lambda service, _, fields: service.properties(fields.get("type", "")),
    "/preview": lambda service, _, fields: service.preview(fields.get("id", "")),
}


def _unknown(queries: Sequence[Query], found: Sequence[tuple[CandidateItem, ...]]) -> frozenset[EntityId]:
    return frozenset(query.entity for query, items in zip(queries, found, strict=True) if not items)
