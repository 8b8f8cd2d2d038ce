"""What a single paragraph is by its own words, wherever it stands."""

import re

from kg.model import ZoneKind
from kg.read.dates import is_publication_line
from kg.read.layout import CLOSED
from kg.read.phrases import (
    BYLINE,
    CAPTION_START,
    CREDIT_ALONE,
    CREDIT_END,
    CRUMB,
    CRUMB_MARK,
    DATELINE,
    FURNITURE,
    NOT_NAMES,
    REPORTING,
    SIGNED,
    SITE_ACTS,
    SITE_WORDS,
)

FEWEST_CRUMBS = 3
LONGEST_LINE = 320
LONGEST_CAPTION = 600
LONGEST_HEADLINE, MOST_HEADLINE_WORDS, FEWEST_HEADLINE_WORDS = 200, 30, 2
LONG_PARAGRAPH = 240
TWO_SENTENCES = re.compile(r"[a-z)\]]{2}[.?!] \W?[A-Z\d]")


def kind_of(paragraph: str) -> ZoneKind:
    """The kind that the paragraph's own form shows; BODY unless it shows another beyond doubt."""
    if len(paragraph) <= LONGEST_LINE:
        for kind, shows in LINE_KINDS.items():
            if shows(paragraph):
                return kind
    return ZoneKind.CAPTION if is_caption(paragraph) else ZoneKind.BODY


def sections_of(paragraph: str) -> tuple[str, ...]:
    """The pieces of a breadcrumb line, or nothing when it is none."""
    pieces = tuple(" ".join(piece.split()) for piece in CRUMB_MARK.split(paragraph) if piece.strip())
    marks = {found.group().strip() for found in CRUMB_MARK.finditer(paragraph)}
    fits = len(pieces) >= FEWEST_CRUMBS and len(marks) == 1 and all(CRUMB.fullmatch(piece) for piece in pieces)
    return pieces if fits else ()


def is_furniture(paragraph: str) -> bool:
    """Whether the line is about the site: share, follow, subscribe, read more, rights, cookies, addresses."""
    words = [word.strip(".,:;!|/&+-").lower() for word in paragraph.split()]
    named = [word for word in words if word]
    asks = any(word in SITE_ACTS for word in named) and all(word in SITE_WORDS for word in named)
    return asks or FURNITURE.fullmatch(paragraph) is not None


def is_byline(paragraph: str) -> bool:
    """Whether the line names who wrote or edited the article, or says when it was published."""
    named = authors_in(paragraph) is not None or REPORTING.fullmatch(paragraph) is not None
    return named or is_publication_line(paragraph)


def authors_in(paragraph: str) -> str | None:
    """The names that a line "By …" or "…, Associated Press" holds, or None when it is no such line."""
    found = BYLINE.fullmatch(paragraph) or SIGNED.fullmatch(paragraph)
    return found["author"] if found and not NOT_NAMES.search(found["author"]) else None


def is_credit(paragraph: str) -> bool:
    """Whether the line is a photo credit and nothing else."""
    found = CREDIT_END.search(paragraph)
    return CREDIT_ALONE.fullmatch(paragraph) is not None or (found is not None and found.start("credit") == 0)


def is_caption(paragraph: str) -> bool:
    """Whether a short paragraph carries a photo credit or a word that announces a picture."""
    if len(paragraph) > LONGEST_CAPTION:
        return False
    return CAPTION_START.match(paragraph) is not None or CREDIT_END.search(paragraph) is not None


def is_headline(paragraph: str) -> bool:
    """Whether the paragraph could be a headline: one short line that no full stop, colon or dash ends."""
    words = len(paragraph.split())
    short = len(paragraph) <= LONGEST_HEADLINE and FEWEST_HEADLINE_WORDS <= words <= MOST_HEADLINE_WORDS
    opens = paragraph[0].isalnum() or paragraph[0] in "\"'“‘$£€#"
    ends = paragraph[-1] not in ".…;:,-–—_=" and "\n" not in paragraph and not DATELINE.match(paragraph)
    return short and opens and ends and not TWO_SENTENCES.search(paragraph)


def is_sentence(paragraph: str) -> bool:
    """Whether the paragraph reads as running text: it ends as a sentence does, or is long."""
    return CLOSED.search(paragraph) is not None or len(paragraph) >= LONG_PARAGRAPH


LINE_KINDS = {
    ZoneKind.FURNITURE: is_furniture,
    ZoneKind.BYLINE: is_byline,
    ZoneKind.CREDIT: is_credit,
}
