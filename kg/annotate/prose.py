"""The article's prose as spaCy should read it, character for character as long as the text itself."""

import re

from kg.annotate.shouting import CaseOf, calm
from kg.model import PROSE, Article

PLAIN = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "‚": "'",
        "ʼ": "'",
        "‐": "-",
        "‑": "-",
        "\r": " ",
        "\t": " ",
        "\u00a0": " ",
        "\u00ad": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\u200a": " ",
        "\u200b": " ",
        "\u200c": " ",
        "\u200d": " ",
        "\u200e": " ",
        "\u200f": " ",
        "\u202a": " ",
        "\u202b": " ",
        "\u202c": " ",
        "\u202f": " ",
        "\ufeff": " ",
    }
)
LANGUAGE = "en"
NOTE = re.compile(r"\[(?:\d{1,3}|note \d{1,2}|citation needed)\]", re.IGNORECASE)
LONE_BREAK = re.compile(r"(?<![\n ])( ?)\n(?=[^\n])")
WRAPPED_AT = 110  # hard-wrapped text has no longer line; a text with one has a paragraph a line
SHORT_LINE = 0.6  # a line this much shorter than its text's longest ends a paragraph


def reads(article: Article) -> bool:
    """Whether the article is in the language that the pipelines read."""
    return article.language.startswith(LANGUAGE)


def prose(article: Article, case_of: CaseOf = str.capitalize) -> str:
    """The text that spaCy reads: same length, so that offsets agree.

    Everything outside the prose is blank; typographic quotes, special spaces, direction marks, notes and hard
    line breaks are made plain. A line break that is left ends a paragraph. Text in capitals gets the case that
    `case_of` gives its words. An article in another language than the pipelines' gives blanks: reading it as English
    would invent things.
    """
    if not reads(article):
        return " " * len(article.text)
    if not article.zones:
        return _plain(article.text, case_of)
    kept = [" "] * len(article.text)
    for zone in article.zones:
        if zone.kind in PROSE:
            kept[zone.span.begin : zone.span.end] = _plain(zone.span.of(article.text), case_of)
            _end_paragraph(kept, zone.span.end)
    return "".join(kept)


def _end_paragraph(kept: list[str], end: int) -> None:
    if end < len(kept):
        kept[end] = "\n"


def _plain(text: str, case_of: CaseOf) -> str:
    plain = text.translate(PLAIN)
    if "[" in plain:
        plain = NOTE.sub(lambda note: " " * len(note[0]), plain)
    return calm(_unwrapped(plain) if "\n" in plain else plain, case_of)


def _unwrapped(text: str) -> str:
    """The text with line breaks that only wrap a paragraph turned into spaces."""
    longest = max(map(len, text.split("\n")))
    if longest > WRAPPED_AT:
        return text
    return LONE_BREAK.sub(lambda lone: _break_or_space(text, lone, longest), text)


def _break_or_space(text: str, lone: re.Match[str], longest: int) -> str:
    line = lone.start() - (text.rfind("\n", 0, lone.start()) + 1)
    ends = line < SHORT_LINE * longest and not text[lone.end()].islower()
    return lone[0] if ends else lone[0].replace("\n", " ")
