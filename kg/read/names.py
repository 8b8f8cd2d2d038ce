"""Ids of articles: safe as file names, and each given once a run."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.errors import ArticleError
from kg.model import Article

UNSAFE = re.compile(r"[^\w.-]+")
LONGEST_ID = 120  # most file systems take names of 255 bytes; a suffix must still fit
HASH_DIGITS = 12


def safe_id(name: str) -> str:
    """The name with everything but letters, digits, `.`, `_` and `-` made `_`; never empty, hidden or too long."""
    safe = UNSAFE.sub("_", name).strip("._-")
    if len(safe.encode("utf-8")) <= LONGEST_ID:
        return safe or "article"
    return with_hash(safe.encode("utf-8")[: LONGEST_ID - HASH_DIGITS - 1].decode("utf-8", "ignore"), name)


def with_hash(name: str, text: str) -> str:
    """The name and the first digits of the text's SHA-256, so that the id depends on content alone, never on order."""
    return f"{name}-{hashlib.sha256(text.encode('utf-8')).hexdigest()[:HASH_DIGITS]}"


def each_id_once(
    articles: Iterable[Article | ArticleError], *, shared: frozenset[str] = frozenset()
) -> Iterator[Article | ArticleError]:
    """The articles, each under an id of its own: a second text under one id gets the hash of its text behind it.

    Ids in `shared` (in lower case) are known beforehand to be borne by several, and all of those get the hash, in
    whatever order they come. The same text twice under one id is one article: the second is an error. Upper and
    lower case make no difference, because some file systems know none. Keeps the run's ids in memory, nothing else.
    """
    seen = dict.fromkeys(shared, "")
    for article in articles:
        yield article if isinstance(article, ArticleError) else _once(article, seen)


def _once(article: Article, seen: dict[str, str]) -> Article | ArticleError:
    for name in (article.id, with_hash(article.id, article.text)):
        if name.casefold() not in seen:
            seen[name.casefold()] = article.text_sha256
            return replace(article, id=name)
        if seen[name.casefold()] == article.text_sha256:
            break
    return ArticleError(
        f"{article.source}: the text of {article.id!r} was read before in this run: leave one of them out"
    )
