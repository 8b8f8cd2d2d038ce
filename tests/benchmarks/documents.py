"""Gold documents, and the files that a tool reads them from.

Offsets are Unicode code points, half-open, into the text that `prepare` writes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One gold document: the text as a tool reads it, and whatever the suite keeps as gold."""

    id: str
    text: str
    gold: Any = None
    title: str | None = None
    published: str | None = None
    suffix: str = ".txt"


def safe_id(raw: str) -> str:
    """A document id that is also a safe file stem (no dots, so that a stem survives `Path.stem`)."""
    return re.sub(r"[^A-Za-z0-9_-]+", "_", raw)


def folder(data: Path, name: str) -> Path:
    """The suite's own folder: `data` may be that folder or the one that holds all suites."""
    return data / name if (data / name).is_dir() else data


def inner(root: Path, name: str) -> Path:
    """A folder of `root` where there is one, else `root` itself."""
    return root / name if (root / name).is_dir() else root


def json_lines(path: Path) -> Iterator[Json]:
    """The objects of a JSON Lines file."""
    return (orjson.loads(line) for line in path.read_bytes().splitlines() if line.strip())


def prepare(documents: Sequence[Document], out: Path) -> None:
    """Write OUT/texts/ID.txt (or .html), OUT/manifest.jsonl and OUT/documents.jsonl."""
    (out / "texts").mkdir(parents=True, exist_ok=True)
    for document in documents:
        (out / _file(document)).write_bytes(document.text.encode("utf-8"))
    _write(out / "manifest.jsonl", [_listed(document) for document in documents])
    _write(out / "documents.jsonl", [_article(document) for document in documents])


def _file(document: Document) -> str:
    return f"texts/{document.id}{document.suffix}"


def _listed(document: Document) -> Json:
    return {"id": document.id, "file": _file(document), "published": document.published}


def _article(document: Document) -> Json:
    return {
        "id": document.id,
        "text": document.text,
        "title": document.title,
        "published": document.published,
        "source": document.id,
    }


def _write(path: Path, rows: Sequence[Json]) -> None:
    path.write_bytes(b"".join(orjson.dumps(row) + b"\n" for row in rows))
