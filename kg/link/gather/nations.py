"""Which country a person, organisation or facility belongs to, where its name, classes or description say so."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.link.gather.row import Row

BELONG = {"person", "organisation", "facility"}
LONG_ENOUGH = 4  # "US" is handled apart: in capitals only
CAPITALS = ("US", "U.S.", "UK")


def with_countries(rows: Iterable[Row], described: Mapping[str, str]) -> Iterator[Row]:
    """The rows, each with the one country that its label names, else the first that is said of it."""
    rows = list(rows)
    words = country_words(rows)
    pattern = re.compile(rf"\b({'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b")
    for row in rows:
        if row.country or row.type not in BELONG:
            yield row
            continue
        named = pattern.findall(row.label) or pattern.findall(described.get(row.item, ""))
        yield replace(row, country=words[named[0]]) if named and len({words[n] for n in named}) == 1 else row


def country_words(rows: Iterable[Row]) -> Mapping[str, str]:
    """Names and adjectives of the countries, each that only one country has, with the country's item."""
    words: dict[str, set[str]] = {}
    for row in rows:
        if row.country == row.item:
            for word in (row.label, *row.aliases, *row.demonyms):
                if len(word) >= LONG_ENOUGH or word in CAPITALS:
                    words.setdefault(word, set()).add(row.item)
    return {word: min(items) for word, items in words.items() if len(items) == 1 and word.isascii()}
