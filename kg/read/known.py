"""What a source tells about an article beside its text."""

from dataclasses import dataclass

from kg.errors import ArticleError

MAX_CHARACTERS = 1_000_000  # spaCy's own limit (`Language.max_length`)
MAX_BYTES = 50_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An article's identity and what its source says of it; None and () where it says nothing.

    `where` names the file or line in messages; `source` is what the article will carry.
    """

    id: str
    source: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    sections: tuple[str, ...] = ()


def checked_length(text: str, where: str) -> str:
    """The text itself, or an error when it holds no word or more characters than one article may."""
    if not any(character.isalnum() for character in text):
        raise ArticleError(f"{where}: no words in it, so there is nothing to read: give a text or HTML article")
    if len(text) > MAX_CHARACTERS:
        raise ArticleError(
            f"{where}: {len(text):,} characters, more than an article's {MAX_CHARACTERS:,}: "
            "split it, or give one article a line as JSON Lines"
        )
    return text


def checked_bytes(size: int, where: str) -> None:
    """Refuse a file that is too large for one article before any of it is held in memory."""
    if size > MAX_BYTES:
        raise ArticleError(
            f"{where}: {size:,} bytes, more than the {MAX_BYTES:,} that one article may take: "
            "split it, or give one article a line as JSON Lines"
        )
