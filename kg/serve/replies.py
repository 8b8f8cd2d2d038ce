"""Replies of the engine as HTTP answers; a reply that cannot have changed is not asked for again."""

import asyncio
import hashlib
import re
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.serve.context import Context
from kg.serve.engine.forms import content_type
from kg.serve.engine.frames import Outcome, Question, Reply

NOT_MODIFIED = 304
STATUS: Mapping[Outcome, int] = {
    Outcome.ANSWERED: 200,
    Outcome.MALFORMED: 400,
    Outcome.REFUSED: 403,
    Outcome.UNACCEPTABLE: 406,
    Outcome.EXCESSIVE: 422,
    Outcome.TIMED_OUT: 503,
    Outcome.BUSY: 503,
    Outcome.BROKEN: 500,
}
RETRY_AFTER: Mapping[Outcome, str] = {Outcome.BUSY: "1", Outcome.TIMED_OUT: "30"}  # seconds
LOOKING = 1.0  # seconds between two looks whether the client is still there
_CHANGING = re.compile(r"\b(?:now|rand|uuid|struuid|bnode)\s*\(", re.IGNORECASE)


async def respond(request: Request, context: Context, question: Question) -> Response:
    """The answer to a question; an error where there is none."""
    tag = _tag(context, question)
    varying = {"Vary": "Accept", "Cache-Control": "no-cache"} | ({"ETag": tag} if tag else {})
    if tag and tag in request.headers.get("if-none-match", ""):
        return Response(status_code=NOT_MODIFIED, headers=varying)
    reply = check(await asked(request, context, question))
    return Response(reply.body, headers={**varying, "Content-Type": content_type(reply.media)})


async def asked(request: Request, context: Context, question: Question) -> Reply:
    """The engine's reply; a client that leaves takes its question with it."""
    task = asyncio.ensure_future(context.engine.ask(question))
    try:
        while not (await asyncio.wait({task}, timeout=LOOKING))[0]:
            if await request.is_disconnected():
                raise HTTPException(503, "the client has gone")
    except asyncio.CancelledError as error:
        raise HTTPException(503, "the server is stopping", {"Retry-After": "10"}) from error
    finally:
        task.cancel()
    context.figures.replies.labels(task.result().outcome).inc()
    return task.result()


def check(reply: Reply) -> Reply:
    """The reply where it is an answer; an error of its status otherwise."""
    if reply.outcome is Outcome.ANSWERED:
        return reply
    headers = {"Retry-After": RETRY_AFTER[reply.outcome]} if reply.outcome in RETRY_AFTER else None
    raise HTTPException(STATUS[reply.outcome], reply.words, headers)


def _tag(context: Context, question: Question) -> str | None:
    """An ETag that changes with the question and with the data; None where an answer is new each time."""
    if _CHANGING.search(question.text):
        return None
    asked = f"{context.started}\x1f{context.engine.version}\x1f{question}"
    return f'W/"{hashlib.sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()[:24]}"'
