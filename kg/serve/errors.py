"""Errors as the client can read them: a page, a problem document (RFC 9457) or plain text."""

from collections.abc import Callable, Mapping
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from kg.errors import KgError
from kg.serve.html import page
from kg.serve.negotiate import preferred
from kg.serve.security import HEADERS

HTML, JSON, PLAIN = "text/html", "application/problem+json", "text/plain"
OFFERS = (PLAIN, JSON, "application/json", HTML)
BAD_REQUEST, BROKEN = 400, 500


def told(request: Request, status: int, words: str, headers: Mapping[str, str] | None = None) -> Response:
    """An answer of that status with the words, in the type the client wants."""
    wanted = preferred(request, OFFERS) or PLAIN
    title = HTTPStatus(status).phrase
    if wanted == HTML:
        response: Response = page(request, "error.html", status=status, title=title, words=words)
    elif wanted == PLAIN:
        response = PlainTextResponse(words + "\n", status)
    else:
        problem = {"type": "about:blank", "title": title, "status": status, "detail": words}
        response = JSONResponse(problem, status, media_type=JSON)
    response.headers.update({**(headers or {}), "Cache-Control": "no-store"})
    return response


def _http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    words = error.detail if error.detail != HTTPStatus(error.status_code).phrase else _usual(request, error.status_code)
    return told(request, error.status_code, words, error.headers)


def _usual(request: Request, status: int) -> str:
    if status == HTTPStatus.NOT_FOUND:
        return "There is nothing at this address."
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        return f"{request.method} cannot be used at this address."
    return HTTPStatus(status).phrase


def _ours(request: Request, error: Exception) -> Response:
    return told(request, BAD_REQUEST, str(error))


def _unforeseen(request: Request, _error: Exception) -> Response:
    """The outermost answer: no middleware of ours sees it any more."""
    response = told(request, BROKEN, "The server made a mistake; its log says more.")
    response.headers.update(HEADERS)
    return response


HANDLERS: Mapping[type[Exception], Callable[[Request, Exception], Response]] = {
    HTTPException: _http,
    KgError: _ours,
    Exception: _unforeseen,
}
