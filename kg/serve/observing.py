"""One log line and one count a request: its path, never what was asked or the token that was sent."""

import logging
import time
from collections.abc import Collection
from datetime import UTC, datetime

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.figures import Figures

LOG = logging.getLogger("kg.serve")
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
OTHER = "other"  # what clients can make up must not become a figure of its own
BROKEN, LONGEST_PATH = 500, 300


class Observed:
    """ASGI middleware that logs and counts every request."""

    def __init__(self, app: ASGIApp, *, figures: Figures, places: Collection[str]) -> None:
        """Stand before `app`; `places` are the first parts of the paths that are served."""
        self._app, self._figures, self._places = app, figures, places

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and tell of it when it is answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        seen = {"status": BROKEN, "bytes": 0}
        begun = time.perf_counter()

        async def watched(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen["status"] = message["status"]
            seen["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            self._tell(scope, seen, time.perf_counter() - begun)

    def _tell(self, scope: Scope, seen: dict[str, int], seconds: float) -> None:
        first = scope["path"].split("/")[1] if "/" in scope["path"] else ""
        place = first if first in self._places else OTHER
        method = scope["method"] if scope["method"] in METHODS else OTHER
        self._figures.requests.labels(place or "start", method, seen["status"]).inc()
        self._figures.seconds.labels(place or "start").observe(seconds)
        request = {"method": method, "path": scope["path"][:LONGEST_PATH], **seen, "ms": round(seconds * 1000, 1)}
        LOG.info("request", extra={"request": request})


class JsonLines(logging.Formatter):
    """A log record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
            **getattr(record, "request", {}),
        }
        if record.exc_info:
            told["exception"] = self.formatException(record.exc_info)
        return orjson.dumps(told, default=str).decode()


def log_to_stderr(*, quiet: bool) -> None:
    """Write everything that is logged as JSON lines on stderr; quiet, only what went wrong."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    LOG.setLevel(logging.WARNING if quiet else logging.INFO)
