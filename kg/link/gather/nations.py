"""Which country a person, organisation or facility belongs to, where its name, classes or description say so."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.link.gather.row import Row

REGION, SOVEREIGN = "Q10864048", "Q3624078"
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
        if SOVEREIGN in row.classes:
            for word in (row.label, *row.aliases, *row.demonyms):
                if len(word) >= LONG_ENOUGH or word in CAPITALS:
                    words.setdefault(word, set()).add(row.item)
    return {word: min(items) for word, items in words.items() if len(items) == 1 and word.isascii()}


def with_regions(rows: Iterable[Row], described: Mapping[str, str]) -> Iterator[Row]:
    """The rows; of a town of which only the country is known, the one region of it that is said of the town."""
    rows = list(rows)
    names = region_names(rows)
    for row in rows:
        said = described.get(row.item, "")
        found = {item for name, item in names.get(row.country, {}).items() if name in said and name not in row.label}
        plain = row.within == row.country != row.item and REGION not in row.classes
        yield replace(row, within=found.pop()) if plain and len(found) == 1 else row


def region_names(rows: Iterable[Row]) -> Mapping[str, Mapping[str, str]]:
    """Country -> the names of its regions with their items; a name inside another region's is left out."""
    names: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        if REGION in row.classes and row.country:
            names[row.country].update(dict.fromkeys((row.label, *row.aliases), row.item))
    return {country: _unmistakable(found) for country, found in names.items()}


def _unmistakable(names: Mapping[str, str]) -> Mapping[str, str]:
    inside = {name for name in names for other in names if name in other and names[name] != names[other]}
    return {name: item for name, item in names.items() if name not in inside and len(name) >= LONG_ENOUGH}
