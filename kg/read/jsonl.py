"""JSON Lines: one article a line."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

import orjson

from kg.errors import ArticleError
from kg.model import Article
from kg.read.dates import checked_published
from kg.read.decode import as_read
from kg.read.html import html_article
from kg.read.known import Known, checked_bytes, checked_length
from kg.read.names import safe_id, with_hash
from kg.read.plain import make_article

TEXTS = ("id", "title", "published", "url", "publisher", "author", "language")  # unknown fields are ignored
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

Fields = dict[str, str]


def json_lines(lines: Iterable[bytes], name: str) -> Iterator[Article | ArticleError]:
    """The article of each line that is not blank, or what is wrong with the line; `name` names the file in messages."""
    for number, line in enumerate(lines, 1):
        raw = line.removeprefix(BYTE_ORDER_MARK) if number == 1 else line
        if raw.strip():
            yield _article_or_error(raw, name, f"{name} line {number}")


def is_json_line(line: bytes) -> bool:
    """Whether a line is a JSON object with a text or HTML field."""
    try:
        row = orjson.loads(line.removeprefix(BYTE_ORDER_MARK))
    except orjson.JSONDecodeError:
        return False
    return isinstance(row, dict) and ("text" in row or "html" in row)


def _article_or_error(raw: bytes, name: str, where: str) -> Article | ArticleError:
    try:
        return _article(raw, name, where)
    except ArticleError as error:
        return error


def _article(raw: bytes, name: str, where: str) -> Article:
    checked_bytes(len(raw), where)
    row = _row(raw, where)
    fields = _fields(row, where)
    field = "text" if row.get("text") is not None else "html"
    content = row.get(field)
    if not isinstance(content, str) or not content.strip():
        raise ArticleError(f'{where}: no text: give each line a "text" or "html" field that holds the article')
    known = _known(fields, content, name, where)
    if field == "html":
        return html_article(content, known, where)
    return make_article(as_read(checked_length(content, where)), known, where)


def _row(raw: bytes, where: str) -> dict[str, object]:
    try:
        row = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise ArticleError(f"{where}: not JSON at column {error.colno}: write one JSON object a line") from error
    if not isinstance(row, dict):
        raise ArticleError(f"{where}: not a JSON object: write one JSON object a line")
    return row


def _fields(row: dict[str, object], where: str) -> Fields:
    return {name: value for name in TEXTS if (value := _words(row.get(name), f"{where}: {name!r}"))}


def _words(value: object, where: str) -> str | None:
    """A field's text: authors may come as a list, ids as numbers."""
    if value is None:
        return None
    if isinstance(value, list):
        return ", ".join(word for item in value if (word := _words(item, where))) or None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ArticleError(f"{where} is no text: write it as a JSON string")
    return str(value).strip() or None


def _known(fields: Fields, content: str, name: str, where: str) -> Known:
    own = safe_id(fields["id"]) if "id" in fields else with_hash(safe_id(PurePath(name).stem), content)
    published = checked_published(fields["published"], where) if "published" in fields else None
    language = fields["language"].split("-")[0].lower() if "language" in fields else None
    return Known(
        id=own,
        source=f"{name}#{fields.get('id', own)}",
        title=fields.get("title"),
        published=published,
        publisher=fields.get("publisher"),
        author=fields.get("author"),
        url=fields.get("url"),
        language=language,
    )
