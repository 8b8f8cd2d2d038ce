"""One worker process as the server sees it."""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from dataclasses import asdict

import orjson

from kg.serve.engine.frames import SIZES, Outcome, Question, Reply, pack, question_frame, reply_of
from kg.serve.engine.snapshots import Snapshots
from kg.serve.engine.worker import Bounds
from kg.serve.limits import Limits

SLACK = 5.0  # seconds after the alarm that a worker is waited for
GONE = (asyncio.IncompleteReadError, OSError)  # how it shows that a worker has died, or could not be started
PATIENCE = 1.0  # seconds in which a worker that has closed its output will be gone
NO_COPY = -1
TOO_MUCH_MEMORY = (Outcome.EXCESSIVE, "the query needs too much memory")
ENDS: Mapping[int, tuple[Outcome, str]] = {  # the signal that ended a worker -> what its question gets
    signal.SIGALRM: (Outcome.TIMED_OUT, "the query ran longer than it may: ask for less, or add a LIMIT"),
    signal.SIGSEGV: (Outcome.EXCESSIVE, "the query is nested too deeply"),
    signal.SIGABRT: TOO_MUCH_MEMORY,
    signal.SIGKILL: TOO_MUCH_MEMORY,  # of the kernel, when the machine has none left
}
FAILED = (Outcome.BROKEN, "the engine made a mistake; the server's log says more")


class Worker:
    """A process that answers questions one after the other, started again when it has died."""

    def __init__(self, snapshots: Snapshots, limits: Limits) -> None:
        """Start nothing yet."""
        self._snapshots = snapshots
        self._limits = limits
        self._process: asyncio.subprocess.Process | None = None
        self._copy = NO_COPY

    async def ask(self, question: Question) -> Reply:
        """The reply of the process, or what its death says. Cancelled, it ends the process."""
        try:
            await self.ready()
            async with asyncio.timeout(self._limits.seconds + SLACK):
                return await self._exchange(question_frame(question))
        except (asyncio.IncompleteReadError, ConnectionError):
            outcome, words = ENDS.get(await self.stop(patience=PATIENCE), FAILED)
        except TimeoutError:
            await self.stop()
            outcome, words = ENDS[signal.SIGALRM]
        except OSError:  # no copy could be made, or no process started
            await self.stop()
            outcome, words = FAILED
        except asyncio.CancelledError:
            await self.stop()
            raise
        return Reply(outcome=outcome, words=words)

    @property
    def alive(self) -> bool:
        """Whether there is a process."""
        return self._process is not None

    async def ready(self) -> None:
        """Have a process that reads the newest copy."""
        if self._process is None:
            self._process = await self._start()
        if self._copy != self._snapshots.version:
            newest = await self._snapshots.take()
            await self._exchange(pack({"open": str(self._snapshots.path(newest))}))
            self._leave_copy()
            self._copy = newest

    async def stop(self, *, patience: float = 0.0) -> int:
        """End the process, at once or after `patience` in seconds; returns the signal it ended of, 0 for none."""
        process, self._process = self._process, None
        self._leave_copy()
        if process is None:
            return 0
        try:
            async with asyncio.timeout(patience):
                return -await process.wait()
        except TimeoutError:
            if process.returncode is None:
                process.kill()
        return -await process.wait()

    def _leave_copy(self) -> None:
        if self._copy != NO_COPY:
            self._snapshots.leave(self._copy)
            self._copy = NO_COPY

    async def _exchange(self, frame: bytes) -> Reply:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise ConnectionError("no worker")
        process.stdin.write(frame)
        await process.stdin.drain()
        head, body = SIZES.unpack(await process.stdout.readexactly(SIZES.size))
        return reply_of(await process.stdout.readexactly(head), await process.stdout.readexactly(body))

    async def _start(self) -> asyncio.subprocess.Process:
        """A process with nothing of the server's environment but the path to its modules."""
        most = self._limits
        bounds = Bounds(seconds=most.seconds, rows=most.rows, size=most.answer_bytes, memory=most.memory)
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "kg.serve.engine.worker",
            orjson.dumps(asdict(bounds)).decode(),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env={"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            limit=2**20,
            start_new_session=True,  # Ctrl-C is for the server: it lets the running queries end
        )
