"""Content negotiation (RFC 9110, 12.5.1): which of the types on offer a client wants most."""

from collections.abc import Sequence

import mimeparse
from starlette.exceptions import HTTPException
from starlette.requests import Request

NOT_ACCEPTABLE = 406


def preferred(request: Request, offers: Sequence[str]) -> str | None:
    """The offer that the request wants most, the earlier of two it wants alike; None where it wants none of them."""
    asked = ",".join(request.headers.getlist("accept")) or "*/*"
    best_last = list(reversed(offers))
    try:
        return mimeparse.best_match(best_last, asked) or None
    except mimeparse.MimeTypeParseException:
        return None


def acceptable(request: Request, offers: Sequence[str]) -> str:
    """The offer that the request wants most; an error of status 406 where it wants none of them."""
    found = preferred(request, offers)
    if found is None:
        raise HTTPException(NOT_ACCEPTABLE, f"this can be had as {', '.join(offers)}: ask for one of them in Accept")
    return found
