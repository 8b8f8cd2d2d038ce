"""A SOURCE as the user names it, to its articles: a file, a folder, JSON Lines or standard input."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from kg.errors import ArticleError, UsageError
from kg.model import Article
from kg.read.dates import checked_published
from kg.read.decode import decode
from kg.read.html import html_article, is_html
from kg.read.jsonl import is_json_line, json_lines
from kg.read.known import MAX_BYTES, Known, checked_bytes
from kg.read.names import each_id_once, safe_id
from kg.read.plain import make_article
from kg.stages import Reader

LINES = frozenset({".jsonl", ".ndjson"})
PAGES = frozenset({".html", ".htm"})
SUFFIXES = LINES | PAGES | {".txt", ".text", ".md"}
STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "stdin"

Read = Iterator[Article | ArticleError]


def make_reader(*, published: str | None = None, publisher: str | None = None, stdin: BinaryIO | None = None) -> Reader:
    """A reader of all sources of a run, which gives each article an id of its own.

    `published` and `publisher` stand for articles that do not say; `stdin` is what the source `-` reads.
    """
    day = _checked_option(published) if published is not None else None

    def read(sources: Iterable[str]) -> Read:
        """The articles of the sources; wrong use is raised before anything is read."""
        names = tuple(sources)
        articles = chain.from_iterable([read_source(name, stdin=stdin) for name in names])
        filled = (_with_defaults(article, day, publisher) for article in articles)
        return each_id_once(filled, shared=_shared_ids(names))

    return read


def read_source(source: str, *, stdin: BinaryIO | None = None) -> Read:
    """The articles of a source in order, with an `ArticleError` in place of each that cannot be used.

    Wrong use (a URL, `-` without a standard input) raises `UsageError` at once, before anything is read.
    """
    if "://" in source:
        raise UsageError(f"{source}: reading from the web comes later: save the page and give the file")
    if source != STANDARD_INPUT:
        return _files(Path(source))
    if stdin is None:
        raise UsageError("-: there is no standard input to read here: give a file or a folder")
    return _stream(stdin)


def _checked_option(published: str) -> str:
    try:
        return checked_published(published, "--published")
    except ArticleError as error:
        raise UsageError(str(error)) from error


def _with_defaults(
    article: Article | ArticleError, published: str | None, publisher: str | None
) -> Article | ArticleError:
    if isinstance(article, ArticleError):
        return article
    return replace(article, published=article.published or published, publisher=article.publisher or publisher)


def _shared_ids(sources: Iterable[str]) -> frozenset[str]:
    """The ids that several of the sources' files would bear, so that none depends on the order of the sources."""
    paths = {file.absolute() for source in sources if source != STANDARD_INPUT for file in _single(Path(source))}
    count = Counter(safe_id(path.stem).casefold() for path in paths)
    return frozenset(name for name, files in count.items() if files > 1)


def _single(path: Path) -> Iterator[Path]:
    """The files of one article each at a path; nothing where the path cannot be read."""
    try:
        yield from (file for file in (_listed(path) if path.is_dir() else [path]) if file.suffix.lower() not in LINES)
    except OSError:
        return  # reading it will say so


def _listed(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.suffix.lower() in SUFFIXES and file.is_file())


def _files(path: Path) -> Read:
    try:
        if path.is_dir():
            yield from _folder(path)
        else:
            yield from _file(path)
    except OSError as error:
        yield _unreadable(path, error)


def _folder(path: Path) -> Read:
    """The folder's own files that bear an article's ending, by name; folders inside it are left alone."""
    files = _listed(path)
    if not files:
        endings = ", ".join(sorted(SUFFIXES))
        yield ArticleError(f"{path}: a folder without articles: put files into it that end in {endings}")
    for file in files:
        yield from _files(file)


def _file(path: Path) -> Read:
    if path.suffix.lower() in LINES:
        with path.open("rb") as lines:
            yield from json_lines(lines, path.name)
        return
    yield _one(path)


def _one(path: Path) -> Article | ArticleError:
    known = Known(id=safe_id(path.stem), source=path.name)
    try:
        checked_bytes(path.stat().st_size, str(path))
        return _article(path.read_bytes(), known, str(path), marked_up=path.suffix.lower() in PAGES)
    except ArticleError as error:
        return error


def _article(raw: bytes, known: Known, where: str, *, marked_up: bool) -> Article:
    text = decode(raw, where, marked_up=marked_up or raw.lstrip()[:1] == b"<")
    return (html_article if marked_up or is_html(text) else make_article)(text, known, where)


def _stream(stdin: BinaryIO) -> Read:
    """Standard input: JSON Lines, read as they come, when the first line is an article; else one page or text."""
    first = stdin.readline(MAX_BYTES + 1)
    if is_json_line(first):
        yield from json_lines(chain([first], stdin), STANDARD_INPUT_NAME)
        return
    known = Known(id=STANDARD_INPUT_NAME, source=STANDARD_INPUT_NAME)
    try:
        raw = first + stdin.read(MAX_BYTES + 1)
        checked_bytes(len(raw), STANDARD_INPUT_NAME)
        yield _article(raw, known, STANDARD_INPUT_NAME, marked_up=False)
    except ArticleError as error:
        yield error


def _unreadable(path: Path, error: OSError) -> ArticleError:
    if isinstance(error, FileNotFoundError):
        return ArticleError(f"{path}: no such file or folder: check the name")
    return ArticleError(f"{path}: cannot be read ({error.strerror}): check its rights")
