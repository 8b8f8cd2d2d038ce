"""The desk of jobs: takes an article in, has it built in another process, and puts its graph into the store."""

import secrets
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace

import orjson

from kg.errors import ArticleError, KgError, UsageError
from kg.serve.explorer.building import Failed, Finished, Order, Step, Told, order_line, told_of
from kg.settings import Settings
from kg.stages import Store
from kg.store import load_into

BUILDER = "kg.serve.explorer.builder"  # the module that the process runs
STEPS = ("start", "read", "annotate", "extract", "link", "assemble", "validate", "load")
PATIENCE = 180.0  # seconds that one article has, the loading of the model included
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

    def __init__(self, store: Store, settings: Settings, changed: Callable[[], None]) -> None:
        """A workshop that puts graphs into the store, and says so by `changed`."""
        self._store, self._settings, self._changed = store, settings, changed
        self._jobs: dict[str, Job] = {}
        self._busy = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

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
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

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
        """What the process tells until it is done; one that hangs is ended."""
        process = self._started()
        watch = threading.Timer(PATIENCE, process.kill)
        watch.start()
        try:
            yield from _exchanged(process, order)
        except OSError as error:
            self.close()
            raise ArticleError(f"{order.path.name}: the process that builds has died, or took too long") from error
        finally:
            watch.cancel()

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            settings = orjson.dumps(asdict(self._settings)).decode()
            command = [sys.executable, "-m", BUILDER, settings]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - ours
        return self._process

    def _noted(self, job: Job, told: Told) -> Job:
        if isinstance(told, Failed):
            return self._keep(replace(job, failed=told.words))
        if isinstance(told, Step):
            return self._keep(replace(job, done=(*job.done, told)))
        held = sum(load_into(self._store, [told.file]).values())
        self._changed()
        loaded = (*job.done, Step(name="load", told=f"{held:,} triples"))
        article = told.graph.replace("/graph/", "/article/", 1)
        return self._keep(replace(job, done=loaded, article=article, violations=told.violations))

    def _keep(self, job: Job) -> Job:
        self._jobs = {**self._jobs, job.id: job}
        return job


def _exchanged(process: "subprocess.Popen[bytes]", order: Order) -> Iterator[Told]:
    """Send the order; what comes back, up to how it ended. A process that dies raises `OSError`."""
    if process.stdin is None or process.stdout is None:
        raise OSError
    process.stdin.write(order_line(order))
    process.stdin.flush()
    yield Step(name="start")
    told: Told = Step(name="")
    while not isinstance(told, Finished | Failed):
        line = process.stdout.readline()
        if not line:
            raise OSError
        told = told_of(line)
        yield told
