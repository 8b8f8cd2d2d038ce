"""Plain text files, and JSON Lines with one article a line."""

import json
from collections.abc import Iterator
from pathlib import Path

from kg.model import Article, Span, Zone, ZoneKind


def read_source(source: str) -> Iterator[Article]:
    """The articles of a file."""
    path = Path(source)
    if path.suffix == ".jsonl":
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.strip():
                row = json.loads(line)
                yield article(row["id"], path.name, row["text"], published=row.get("published"))
        return
    yield article(path.stem, path.name, path.read_text(encoding="utf-8"), published=None)


def article(key: str, source: str, text: str, *, published: str | None) -> Article:
    """An article that is all body."""
    zones = (Zone(kind=ZoneKind.BODY, span=Span(0, len(text))),) if text else ()
    return Article(id=key, source=source, text=text, published=published, zones=zones)
