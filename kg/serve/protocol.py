"""The SPARQL 1.1 Protocol: what a request asks for (https://www.w3.org/TR/sparql11-protocol/)."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode
from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.serve.body import BAD_REQUEST, WRONG_TYPE, Fields, address_fields, fields_of, media_type, read_text
from kg.serve.limits import Limits

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
Graphs = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A query, or an update, with the graphs that the request chose for it; None where it chose none."""

    text: str
    update: bool
    default_graphs: Graphs | None = None
    named_graphs: Graphs | None = None


async def operation_of(request: Request, limits: Limits) -> Operation | None:
    """What the request asks for; None where it asks for nothing and so wants the service's description."""
    if request.method != "POST":
        return _asked_in_address(address_fields(request))
    read = BODIES.get(media_type(request))
    if read is None:
        kinds = ", ".join(BODIES)
        raise HTTPException(WRONG_TYPE, f"send the operation as one of {kinds}", {"Accept-Post": kinds})
    return await read(request, limits)


def _asked_in_address(fields: Fields) -> Operation | None:
    if _of(fields, "update"):
        raise HTTPException(BAD_REQUEST, "an update is sent by POST")
    return _operation(fields, update=False) if _of(fields, "query") else None


async def _form(request: Request, limits: Limits) -> Operation:
    fields = fields_of(await read_text(request, limits))
    if bool(_of(fields, "query")) == bool(_of(fields, "update")):
        raise HTTPException(BAD_REQUEST, "the form needs either the field query or the field update")
    return _operation(fields, update=bool(_of(fields, "update")))


async def _query(request: Request, limits: Limits) -> Operation:
    return _operation([*address_fields(request), ("query", await read_text(request, limits))], update=False)


async def _update(request: Request, limits: Limits) -> Operation:
    return _operation([*address_fields(request), ("update", await read_text(request, limits))], update=True)


BODIES: Mapping[str, Callable[[Request, Limits], Awaitable[Operation]]] = {FORM: _form, QUERY: _query, UPDATE: _update}


def _operation(fields: Fields, *, update: bool) -> Operation:
    name, other = ("update", "query") if update else ("query", "update")
    texts = _of(fields, name)
    if len(texts) > 1 or _of(fields, other):
        raise HTTPException(BAD_REQUEST, "there is more than one query or update: send one")
    prefix = "using" if update else "default"
    return Operation(
        text=texts[0],
        update=update,
        default_graphs=_graphs(fields, f"{prefix}-graph-uri"),
        named_graphs=_graphs(fields, "using-named-graph-uri" if update else "named-graph-uri"),
    )


def _graphs(fields: Fields, name: str) -> Graphs | None:
    return tuple(checked_iri(iri, name) for iri in _of(fields, name)) or None


def checked_iri(iri: str, name: str) -> str:
    """The IRI; an error of status 400 where it is none."""
    try:
        return NamedNode(iri).value
    except ValueError as error:
        raise HTTPException(BAD_REQUEST, f"{name} is no IRI: {error}") from error


def _of(fields: Fields, name: str) -> list[str]:
    return [value for key, value in fields if key == name]
