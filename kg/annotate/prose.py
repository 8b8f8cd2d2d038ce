"""The article's prose as spaCy should read it, character for character as long as the text itself."""

import re

from kg.model import PROSE, Article

PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u200e": " ", "\u200f": " "})


def prose(article: Article) -> str:
    """The text with everything outside the prose blanked and lone line breaks and curly quotes made plain.

    Same length as `article.text`, so that offsets agree.
    """
    kept = [" "] * len(article.text)
    zones = [zone.span for zone in article.zones if zone.kind in PROSE]
    for span in zones:
        kept[span.begin : span.end] = span.of(article.text)
        if span.end < len(kept):
            kept[span.end] = "\n"
    text = "".join(kept) if article.zones else article.text
    return re.sub(r"(?<=[^\n])\n(?=[^\n])", " ", text.translate(PLAIN))
