"""The body of a request, no larger and no slower than it may be."""

import asyncio
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from kg.serve.limits import Limits

BAD_REQUEST, TIMED_OUT, TOO_LARGE, WRONG_TYPE = 400, 408, 413, 415
MOST_FIELDS = 200
Fields = list[tuple[str, str]]


async def read_text(request: Request, limits: Limits) -> str:
    """The body as text, which must be UTF-8."""
    charset = _charset(request)
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise HTTPException(WRONG_TYPE, f"the charset {charset} is not read here: send UTF-8")
    return text_of(await read_bytes(request, limits))


async def read_bytes(request: Request, limits: Limits) -> bytes:
    """The body."""
    announced = request.headers.get("content-length", "0")
    if announced.isdecimal() and int(announced) > limits.body_bytes:
        raise _too_large(limits)
    try:
        async with asyncio.timeout(limits.seconds):
            return await _gathered(request, limits)
    except TimeoutError as error:
        raise HTTPException(TIMED_OUT, f"the request did not come whole within {limits.seconds:g} seconds") from error
    except ClientDisconnect as error:
        raise HTTPException(BAD_REQUEST, "the request broke off") from error


async def _gathered(request: Request, limits: Limits) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > limits.body_bytes:
            raise _too_large(limits)
    return bytes(body)


def fields_of(encoded: str) -> Fields:
    """The fields of a form, or of an address after its question mark, in their order."""
    try:
        return parse_qsl(encoded, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except UnicodeDecodeError as error:
        raise HTTPException(BAD_REQUEST, "a parameter is not UTF-8") from error
    except ValueError as error:
        raise HTTPException(BAD_REQUEST, f"there are more than {MOST_FIELDS} parameters") from error


def address_fields(request: Request) -> Fields:
    """The parameters in the address."""
    return fields_of(request.scope["query_string"].decode("latin-1"))


def media_type(request: Request) -> str:
    """The Content-Type without its parameters, in lower case; "" where there is none."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def text_of(body: bytes) -> str:
    """The text that a body is."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HTTPException(BAD_REQUEST, f"byte {error.start} is not UTF-8") from error


def _charset(request: Request) -> str:
    parameters = request.headers.get("content-type", "").lower().split(";")[1:]
    named = (
        one.strip().removeprefix("charset=").strip('"') for one in parameters if one.strip().startswith("charset=")
    )
    return next(named, "utf-8")


def _too_large(limits: Limits) -> HTTPException:
    return HTTPException(TOO_LARGE, f"the request is larger than {limits.body_bytes:,} bytes")
