"""The text behind a graph: from the folder of articles, else from the sentences that the graph itself copies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ArticleError, UsageError
from kg.model import Article
from kg.serve.explorer.values import Document, Passage, Reading

_LINE = re.compile(r"[:#]\d+$")  # how a line of a JSON Lines file is named behind the file


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The text, or as much as is known. `whole` is True where it is the article's own, checked by its SHA-256."""

    text: str
    whole: bool
    note: str = ""


def text_of(reading: Reading, folder: Path | None) -> Text:
    """The article's text; gaps between known sentences are dots, and `note` says why."""
    article = find_article(reading.document, folder)
    if article is not None:
        return Text(text=article.text, whole=True)
    quoted = [sentence for sentence in reading.sentences if sentence.quote]
    if quoted:
        return Text(text=_joined(quoted), whole=False, note=_WHY_PARTS)
    return Text(text="", whole=False, note=_WHY_NONE if reading.document.evidence_mode == "offsets" else _NO_SENTENCE)


_WHY_PARTS = (
    "Only the sentences that the graph quotes are shown: start kg serve with --articles FOLDER to see the rest."
)
_WHY_NONE = (
    "This graph was built with --evidence offsets: it points at the words and copies none. "
    "Start kg serve with --articles FOLDER, where the article lies, to see its text."
)
_NO_SENTENCE = "Nothing was read from this article, so its graph quotes no sentence."


def _joined(sentences: list[Passage]) -> str:
    """The sentences at their own offsets, each gap filled with line breaks so that offsets still fit."""
    text = ""
    for sentence in sentences:
        if sentence.end <= len(text):
            continue
        gap = sentence.begin - len(text)
        text = text + _filling(gap) + sentence.quote if gap >= 0 else text + sentence.quote[-gap:]
    return text


def _filling(gap: int) -> str:
    """White space of a given length: a line break where there is room, since what stands there is not known."""
    return " " * gap if gap <= 1 else "\n" * gap


def find_article(document: Document, folder: Path | None) -> Article | None:
    """The article in the folder whose text has the graph's SHA-256; found by its file's name."""
    path = source_path(document.source, folder) if folder is not None else None
    if path is None:
        return None
    return next((one for one in _read(path) if one.text_sha256 == document.sha256), None)


def source_path(source: str, folder: Path) -> Path | None:
    """Where the file that a graph names as its source lies, never outside the folder."""
    name = _LINE.sub("", source)
    root = folder.resolve()
    path = (root / name).resolve() if name and "\0" not in name else root
    return path if path.is_relative_to(root) and path.is_file() else None


def _read(path: Path) -> Iterator[Article]:
    from kg.read import make_reader

    try:
        yield from (one for one in make_reader()([str(path)]) if not isinstance(one, ArticleError))
    except UsageError:
        return  # the file went away meanwhile: the graph's own sentences are shown
