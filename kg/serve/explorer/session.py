"""Who may write: a browser that was given the server's token once, and forms that this server made for it.

The cookie and the field of each form are keyed hashes of the token: neither gives it away, a page of another site can
neither read nor send them (SameSite=Strict), and both end when the token changes.
"""

import hashlib
import hmac

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.serve.context import Context

COOKIE, FIELD = "kg-session", "form-token"
FORBIDDEN = 403


def signed_in(context: Context, request: Request) -> bool:
    """Whether the browser has given the token."""
    given = request.cookies.get(COOKIE, "")
    return context.token is not None and hmac.compare_digest(given.encode(), _seal(context.token, "session").encode())


def is_token(context: Context, given: str) -> bool:
    """Whether this is the server's token."""
    return context.token is not None and hmac.compare_digest(given.encode(), context.token.encode())


def sign_in(context: Context, response: Response) -> Response:
    """The response, with the cookie that lets the browser write until it is closed."""
    if context.token is not None:
        response.set_cookie(
            COOKIE,
            _seal(context.token, "session"),
            httponly=True,
            samesite="strict",
            path="/explorer",
            secure=context.address.startswith("https:"),
        )
    return response


def form_token(context: Context, request: Request) -> str:
    """What a form carries to show that this server made it; "" for who may not write."""
    return _seal(context.token, "form") if context.token is not None and signed_in(context, request) else ""


def require_writer(context: Context, request: Request, given: str) -> None:
    """Refuse with 403 whoever may not write, or whose form was not made here."""
    if not context.writable:
        raise HTTPException(FORBIDDEN, "this server only shows: start it with kg serve --writable to change anything")
    expected = form_token(context, request)
    if not expected or not hmac.compare_digest(given.encode(), expected.encode()):
        raise HTTPException(FORBIDDEN, "sign in with the server's token first, then send the form again")


def _seal(token: str, purpose: str) -> str:
    return hmac.new(token.encode(), f"kg explorer {purpose}".encode(), hashlib.sha256).hexdigest()
