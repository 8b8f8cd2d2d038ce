"""Articles that come in by the browser: checked, kept under a safe name, and built."""

from functools import partial
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from kg.errors import UsageError
from kg.read.dates import checked_published
from kg.read.names import safe_id
from kg.schema.iris import slugged
from kg.serve.context import Context
from kg.serve.explorer.article import NOT_FOUND, reading_of
from kg.serve.explorer.building import Order
from kg.serve.explorer.pages import ROOT, address, show
from kg.serve.explorer.session import FIELD, require_writer
from kg.serve.explorer.texts import source_path
from kg.serve.explorer.workshop import STEPS

MOST_BYTES = 2 * 2**20  # of one article
FIELDS = 16
TOO_LARGE, NO_LENGTH, SEE_OTHER = 413, 411, 303
ENDINGS = (".txt", ".text", ".md", ".html", ".htm")
LONGEST_TITLE = 60


async def form_of(context: Context, request: Request) -> FormData:
    """The form that was sent, of a bearable size, from a browser that may write."""
    length = request.headers.get("content-length", "")
    if not length.isdigit():
        raise HTTPException(NO_LENGTH, "the form came without its length: send it with Content-Length")
    if int(length) > MOST_BYTES:
        raise HTTPException(TOO_LARGE, f"larger than {MOST_BYTES // 2**20} MB: send one article, without its pictures")
    form = await request.form(max_files=1, max_fields=FIELDS, max_part_size=MOST_BYTES)
    require_writer(context, request, text_in(form, FIELD))
    return form


def text_in(form: FormData, name: str) -> str:
    """The field of a form, without outer white space, "" where it is missing or a file."""
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""


async def upload(context: Context, request: Request) -> Response:
    """Take in a file or a pasted text and build it; the answer leads to the page of its progress."""
    form = await form_of(context, request)
    name, content = await _sent(form)
    published = text_in(form, "published")
    if published:
        checked_published(published, "the date of publication")
    order = partial(Order, published=published or None, publisher=text_in(form, "publisher")[:200] or None)
    path = await run_in_threadpool(keep, folder_of(context), name, content)
    return _started(context, order(path=path))


async def _sent(form: FormData) -> tuple[str, bytes]:
    """The name and bytes of what was sent: the file, else the pasted text, named by its first line."""
    file = form.get("file")
    if isinstance(file, UploadFile) and file.filename:
        return file.filename, await file.read()
    text = text_in(form, "text")
    if not text:
        raise UsageError("nothing was sent: choose a file, or paste an article's text")
    title = slugged(text.splitlines()[0][:LONGEST_TITLE]) or "pasted"
    return f"{title}.txt", (text.replace("\r\n", "\n") + "\n").encode()


def folder_of(context: Context) -> Path:
    """Where articles are kept."""
    if context.articles is None:
        raise UsageError("there is no folder to keep articles in: start kg serve with --articles FOLDER")
    return context.articles


def keep(folder: Path, name: str, content: bytes) -> Path:
    """Write an article into the folder under a safe name of its own; the same bytes again are the same file."""
    given = Path(name.replace("\\", "/")).name
    ending = Path(given).suffix.lower()
    if ending not in ENDINGS:
        raise UsageError(f"{given[:80]}: not an article's file: its name must end in {', '.join(ENDINGS)}")
    stem = safe_id(Path(given).stem)
    for number in range(1, 1000):
        path = folder / f"{stem}{f'-{number}' if number > 1 else ''}{ending}"
        if _placed(path, content):
            return path
    raise UsageError(f"{stem}{ending}: too many articles of that name: give it another")


def _placed(path: Path, content: bytes) -> bool:
    """Whether the file holds the content now; a file that was there is never changed."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        return path.is_file() and path.read_bytes() == content
    except OSError as error:
        raise UsageError(f"cannot write into the folder of articles: {error.strerror}: check its rights") from error
    return True


async def rebuild(context: Context, request: Request) -> Response:
    """Build an article again from its file, with the decisions made about its links."""
    form = await form_of(context, request)
    iri = text_in(form, "article")
    reading = await run_in_threadpool(reading_of, context.store, iri)
    folder = folder_of(context)
    path = source_path(reading.document.source, folder)
    if path is None:
        raise UsageError(f"{reading.document.source}: not in the folder of articles, so it cannot be built again")
    publisher = reading.document.publisher
    order = Order(
        path=path,
        published=reading.document.issued or None,
        publisher=publisher or None,
    )
    return _started(context, order)


def _started(context: Context, order: Order) -> Response:
    return RedirectResponse(f"{ROOT}/jobs/{context.workshop.begin(order).id}", SEE_OTHER)


def job_page(context: Context, request: Request) -> Response:
    """The page of one build: it follows the steps by itself, and leads to the article at the end."""
    job = context.workshop.job(request.path_params["id"])
    if job is None:
        raise HTTPException(NOT_FOUND, "no such build: it was long ago, or the server was started again")
    return show(request, context, "job.html", title=f"Building {job.name}", here="articles", job=job, steps=STEPS)


def job_state(context: Context, request: Request) -> Response:
    """The same as JSON, for the page's script."""
    job = context.workshop.job(request.path_params["id"])
    if job is None:
        raise HTTPException(NOT_FOUND, "no such build")
    state = {
        "done": [{"name": step.name, "told": step.told} for step in job.done],
        "failed": job.failed,
        "article": address("article", job.article) if job.article else "",
        "violations": list(job.violations),
    }
    return JSONResponse(state, headers={"Cache-Control": "no-store"})
