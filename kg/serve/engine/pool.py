"""The engine: so many workers, a queue before them, and an end to it."""

import asyncio
from pathlib import Path

from kg.serve.engine.frames import Outcome, Question, Reply
from kg.serve.engine.process import GONE, Worker
from kg.serve.engine.snapshots import Snapshots
from kg.serve.limits import Limits
from kg.store import EmbeddedStore


class Engine:
    """Answers questions over a store within limits, as many at a time as there are workers."""

    def __init__(self, store: EmbeddedStore, limits: Limits, folder: Path | None = None) -> None:
        """Start nothing yet; copies for the workers go into `folder`."""
        self._limits = limits
        self._snapshots = Snapshots(store, folder)
        self._workers: tuple[Worker, ...] = ()
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._renewals: set[asyncio.Task[None]] = set()
        self._starting = asyncio.Lock()
        self._stopped = False
        self.waiting = 0

    async def start(self) -> None:
        """Start the workers, unless they are."""
        async with self._starting:
            if self._workers:
                return
            self._stopped = False
            workers = tuple(Worker(self._snapshots, self._limits) for _ in range(self._limits.running))
            await asyncio.gather(*(worker.ready() for worker in workers))
            for worker in workers:
                self._idle.put_nowait(worker)
            self._workers = workers

    async def stop(self) -> None:
        """End the workers and delete their copies."""
        self._stopped = True
        for renewal in self._renewals:
            renewal.cancel()
        await asyncio.gather(*(worker.stop() for worker in self._workers))
        self._workers = ()
        self._snapshots.close()

    @property
    def version(self) -> int:
        """How often the store has changed since the start."""
        return self._snapshots.version

    @property
    def running(self) -> int:
        """How many questions are being answered."""
        return len(self._workers) - self._idle.qsize()

    def changed(self) -> None:
        """The store holds something new: who asks from now on sees it."""
        self._snapshots.changed()

    async def ask(self, question: Question) -> Reply:
        """The reply to a question when its turn has come; at once where too many wait already."""
        await self.start()
        if self._idle.empty() and self.waiting >= self._limits.waiting:
            return Reply(outcome=Outcome.BUSY, words="too many queries at a time: try again in a moment")
        self.waiting += 1
        try:
            worker = await self._idle.get()
        finally:
            self.waiting -= 1
        try:
            return await worker.ask(question)
        finally:
            self._give_back(worker)

    def _give_back(self, worker: Worker) -> None:
        """Let the next question have the worker when it is ready."""
        if worker.alive:
            self._idle.put_nowait(worker)
            return
        if self._stopped:
            return
        renewal = asyncio.create_task(self._renew(worker))
        self._renewals.add(renewal)
        renewal.add_done_callback(self._renewals.discard)

    async def _renew(self, worker: Worker) -> None:
        """Have the worker start before it is asked; one that cannot will say so when it is."""
        try:
            await worker.ready()
        except GONE:
            await worker.stop()
        finally:
            self._idle.put_nowait(worker)
