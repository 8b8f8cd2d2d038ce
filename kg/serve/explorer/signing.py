"""The page on which a browser gives the server's token."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.serve.context import Context
from kg.serve.explorer.pages import ROOT, asked, show
from kg.serve.explorer.session import FORBIDDEN, is_token, sign_in
from kg.serve.explorer.uploads import SEE_OTHER, text_in

MOST_BYTES = 10_000


def sign_in_page(context: Context, request: Request) -> Response:
    """The form."""
    return _form(context, request, back=_inside(asked(request, "back")["back"]), wrong=False)


async def signing_in(context: Context, request: Request) -> Response:
    """Check the token; a browser that has it may write until it is closed."""
    if int(request.headers.get("content-length") or MOST_BYTES + 1) > MOST_BYTES:
        raise HTTPException(FORBIDDEN, "that is no token")
    form = await request.form(max_files=0)
    back = _inside(text_in(form, "back"))
    if not is_token(context, text_in(form, "token")):
        return _form(context, request, back=back, wrong=True)
    return sign_in(context, RedirectResponse(back, SEE_OTHER))


def _form(context: Context, request: Request, *, back: str, wrong: bool) -> Response:
    response = show(request, context, "sign-in.html", title="Sign in", here="", back=back, wrong=wrong)
    response.status_code = FORBIDDEN if wrong else response.status_code
    return response


def _inside(path: str) -> str:
    """A page of the explorer to go back to, never another site."""
    return path if path.startswith(f"{ROOT}/") and "\\" not in path else f"{ROOT}/articles"
