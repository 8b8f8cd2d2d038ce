"""The running server: opens the store, takes the port, serves until it is told to stop."""

import errno
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

import uvicorn

from kg.errors import StoreError, UsageError
from kg.serve.app import make_app
from kg.serve.context import Context
from kg.serve.engine.snapshots import sweep
from kg.serve.limits import Limits
from kg.serve.observing import log_to_stderr
from kg.settings import Settings
from kg.store import EmbeddedStore, load_into, open_folder
from kg.store.opening import folder_of

BACKLOG = 1024
MARK = "CURRENT"  # the file that every store's folder holds
LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")  # no other name is answered to: it would be a page's trick


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """What to serve and where: `graphs` is a store by its name, or a file or folder by its path."""

    graphs: str | Path
    host: str
    port: int
    limits: Limits
    quiet: bool
    say: Callable[[str], None]
    token: str | None = None
    articles: Path | None = None
    settings: Settings = field(default_factory=Settings)


def run(serving: Serving) -> None:
    """Serve until SIGTERM or SIGINT."""
    with closing(listening(serving.host, serving.port)) as listener, _opened(serving) as (store, folder):
        address = _address(listener)
        context = Context(
            store=store,
            clock=_now,
            address=address,
            limits=serving.limits,
            token=serving.token,
            hosts=LOOPBACK if serving.host in LOOPBACK else ("*",),
            folder=folder,
            articles=serving.articles,
            settings=serving.settings,
        )
        log_to_stderr(quiet=serving.quiet)
        config = uvicorn.Config(
            make_app(context),
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=round(serving.limits.grace),
        )
        for ending in (signal.SIGTERM, signal.SIGINT):
            signal.signal(ending, _leave)  # uvicorn raises it again when it has shut down
        serving.say(f"explorer  {address}\nSPARQL    {address}sparql")
        uvicorn.Server(config).run(sockets=[listener])


def _leave(_number: int, _frame: FrameType | None) -> None:
    """End the program in order, so that what it made for itself is deleted."""
    sys.exit(0)


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - this is the border where the clock comes in


@contextmanager
def _opened(serving: Serving) -> Iterator[tuple[EmbeddedStore, Path]]:
    """The store named, or one in a temporary folder with the files named; and a folder on its disk."""
    if isinstance(serving.graphs, str):
        folder = _folder(serving.graphs)
        store = open_folder(str(folder))
        sweep(folder)
        yield store, folder
        return
    with tempfile.TemporaryDirectory(prefix="kg-serve-") as made:
        store = EmbeddedStore(Path(made) / "store")
        load_into(store, [serving.graphs], append=True)
        yield store, Path(made)


def _folder(name: str) -> Path:
    """The folder of the store named, where there is one: opening would make a store of any other folder."""
    folder = folder_of(name)
    if folder is None:
        raise UsageError(f"cannot serve {name}: it has an endpoint of its own; give a folder that kg load made")
    if not name or not (folder / MARK).is_file():
        raise StoreError(f"no store at {name!r}: make one with kg load FILE... --to FOLDER")
    return folder


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends small packets at once only on sockets that say TCP: without it an answer waits 40 ms for the client.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        taken = error.errno == errno.EADDRINUSE
        reason = "another program uses it: give another --port" if taken else error.strerror or str(error)
        raise UsageError(f"cannot listen on {host} port {port}: {reason}") from error
    return listener


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
