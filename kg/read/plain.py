"""A text and what is known of it, to an article with zones."""

import unicodedata
from collections import Counter

from kg.model import Article
from kg.read.known import Known, checked_length
from kg.read.zones import read_zones

UNDETERMINED = "und"  # ISO 639-2's code for a language that is not known


def make_article(text: str, known: Known, where: str) -> Article:
    """The article: what its source says of it goes before what its own lines say."""
    reading = read_zones(checked_length(text, where), title=known.title)
    return Article(
        id=known.id,
        source=known.source,
        text=text,
        zones=reading.zones,
        language=known.language or _language(text),
        title=known.title or reading.title,
        published=known.published or reading.published,
        publisher=known.publisher or reading.publisher,
        author=known.author or reading.author,
        url=known.url,
        sections=known.sections or reading.sections,
    )


def _language(text: str) -> str:
    """English, unless most letters are of another script than Latin."""
    if text.isascii():
        return "en"
    letters = Counter(character for character in text if character.isalpha())
    latin = sum(count for letter, count in letters.items() if unicodedata.name(letter, "").startswith("LATIN"))
    return "en" if 2 * latin >= letters.total() else UNDETERMINED
