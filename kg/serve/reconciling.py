"""The Reconciliation API (0.2) at /reconcile, so that OpenRefine can use our linkers as its service."""

from collections.abc import Mapping, Sequence

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from kg.errors import NoAnswerError
from kg.link.reconcile import Reconciliation, open_reconciliation, reply
from kg.serve.body import address_fields, fields_of, read_text
from kg.serve.context import Context
from kg.serve.cors import CORS
from kg.serve.errors import told

PATH = "/reconcile"
NOT_FOUND, NOT_THERE = 404, 503
FRAMED = {"Content-Security-Policy": "default-src 'none'; frame-ancestors *"}  # clients show previews in a frame


def routes(context: Context) -> Sequence[Route]:
    """Where it is; without a linker there is nothing to reconcile with."""
    if set(context.settings.linker) == {"none"}:
        return []
    opened: list[Reconciliation] = []

    async def answer(request: Request) -> Response:
        fields = await _fields(request, context)
        if not opened:
            opened.append(await anyio.to_thread.run_sync(open_reconciliation, context.settings))
        path = request.path_params.get("path", "")
        base = f"{str(request.base_url).rstrip('/')}{PATH}"
        try:
            found = await anyio.to_thread.run_sync(reply, opened[0], base, f"/{path}" if path else "", fields)
        except NoAnswerError as error:
            return told(request, NOT_THERE, str(error))
        if found is None:
            return told(request, NOT_FOUND, "There is nothing at this address.")
        return HTMLResponse(found, headers=FRAMED) if isinstance(found, str) else JSONResponse(found)

    return [
        Route(PATH, answer, methods=["GET", "POST"], middleware=[CORS]),
        Route(f"{PATH}/{{path:path}}", answer, methods=["GET", "POST"], middleware=[CORS]),
    ]


async def _fields(request: Request, context: Context) -> Mapping[str, str]:
    form = await read_text(request, context.limits) if request.method == "POST" else ""
    return dict([*address_fields(request), *fields_of(form)])
