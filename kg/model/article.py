"""An article as it was read: the text, what each part of it is, and what is known about it."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from kg.model.span import Span


class ZoneKind(StrEnum):
    """What a part of an article's text is."""

    BODY = "body"
    HEADLINE = "headline"
    BREADCRUMB = "breadcrumb"
    DATELINE = "dateline"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"


PROSE = frozenset({ZoneKind.BODY, ZoneKind.HEADLINE, ZoneKind.CAPTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A part of the text and its kind; zones are sorted and never overlap."""

    kind: ZoneKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article. `text` is what every offset refers to; `published` is an ISO date or time, or None.

    `source` names the file, URL or line it came from, without any machine path; `sections` are the
    breadcrumbs ("Politics", "Iraq"). Text outside every zone is white space.
    """

    id: str
    source: str
    text: str
    zones: tuple[Zone, ...] = ()
    language: str = "en"
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    sections: tuple[str, ...] = ()

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the text's UTF-8 bytes, as 64 hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()
