"""The desk of jobs: takes an article in, has it built in another process, and puts its graph into the store."""

import multiprocessing
import secrets
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from kg.errors import ArticleError, KgError, UsageError
from kg.serve.context import Context
from kg.serve.explorer.building import Failed, Finished, Order, Step, Told, work
from kg.store import read_quads

STEPS = ("start", "read", "annotate", "extract", "link", "assemble", "validate", "load")
PATIENCE = 180.0  # seconds without a word from the process, until it is taken for stuck
JOBS_KEPT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """How far an article is: the steps done with what came of each, then the article's IRI or what went wrong."""

    id: str
    name: str
    done: tuple[Step, ...] = ()
    article: str = ""
    failed: str = ""
    violations: tuple[str, ...] = ()

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return bool(self.article or self.failed)


class Workshop:
    """Builds one article at a time; the process starts with the first and stays, so that the model is loaded once."""

    def __init__(self, context: Context) -> None:
        """A workshop for the store of the context."""
        self._context = context
        self._jobs: dict[str, Job] = {}
        self._busy = threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def job(self, key: str) -> Job | None:
        """A job by its id."""
        return self._jobs.get(key)

    def begin(self, order: Order) -> Job:
        """Start building; refused while another article is being built."""
        if not self._busy.acquire(blocking=False):
            raise UsageError("another article is being built: wait until it is done, then try again")
        job = Job(id=secrets.token_hex(8), name=order.path.name)
        self._jobs = {**dict(list(self._jobs.items())[-JOBS_KEPT:]), job.id: job}
        threading.Thread(target=self._run, args=(job, order), name="kg-build", daemon=True).start()
        return job

    def close(self) -> None:
        """Stop the process."""
        if self._process is not None:
            self._process.terminate()
            self._process.join()
        self._process = self._pipe = None

    def _run(self, job: Job, order: Order) -> None:
        try:
            for told in self._told(order):
                job = self._noted(job, told)
        except KgError as error:
            job = self._keep(replace(job, failed=str(error)))
        finally:
            if not job.over:
                self._keep(replace(job, failed="the build stopped without a word: see the server's log"))
            self._busy.release()

    def _told(self, order: Order) -> Iterator[Told]:
        """What the process tells until it is done; one that dies or hangs is given up."""
        pipe = self._started()
        yield Step(name="start")
        try:
            pipe.send(order)
            told: Told = Step(name="")
            while not isinstance(told, Finished | Failed):
                if not pipe.poll(PATIENCE):
                    raise ArticleError(f"{order.path.name}: took longer than {PATIENCE:.0f} seconds and was stopped")
                told = pipe.recv()
                yield told
        except (EOFError, OSError) as error:
            self.close()
            raise ArticleError(f"{order.path.name}: the process that built it has died: try again") from error
        except ArticleError:
            self.close()
            raise

    def _started(self) -> Connection:
        if self._process is None or not self._process.is_alive() or self._pipe is None:
            spawning = multiprocessing.get_context("spawn")
            self._pipe, theirs = spawning.Pipe()
            self._process = spawning.Process(target=work, args=(theirs, self._context.settings), daemon=True)
            self._process.start()
            theirs.close()  # so that the process's end is noticed here
        return self._pipe

    def _noted(self, job: Job, told: Told) -> Job:
        if isinstance(told, Failed):
            return self._keep(replace(job, failed=told.words))
        if isinstance(told, Step):
            return self._keep(replace(job, done=(*job.done, told)))
        held = self._context.store.replace(told.graph, read_quads(told.file))
        self._context.changed()
        loaded = (*job.done, Step(name="load", told=f"{held:,} triples"))
        article = told.graph.replace("/graph/", "/article/", 1)
        return self._keep(replace(job, done=loaded, article=article, violations=told.violations))

    def _keep(self, job: Job) -> Job:
        self._jobs = {**self._jobs, job.id: job}
        return job
