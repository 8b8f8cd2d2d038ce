"""Who may write: whoever sends the token, and no page of another site in a reader's name."""

import hmac

from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.serve.context import Context

UNAUTHORIZED, FORBIDDEN = 401, 403
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="kg serve"'}


def may_write(request: Request, context: Context) -> None:
    """Pass a request that holds the token; an error of status 401, or 403 where nothing can be written."""
    if context.token is None:
        raise HTTPException(FORBIDDEN, "this server is read-only: start it with --writable")
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise HTTPException(UNAUTHORIZED, "writing needs the token: send it as Authorization: Bearer", CHALLENGE)
    if not hmac.compare_digest(given.strip().encode(), context.token.encode()):
        raise HTTPException(UNAUTHORIZED, "the token is wrong", CHALLENGE)
