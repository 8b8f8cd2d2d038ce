"""Rows of single items that were checked one by one against public sources."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from kg.link.gather.kinds import Kinds, is_class
from kg.link.gather.row import Row, read_rows
from kg.link.priors import best, cell

TYPES: Mapping[str, str] = {  # head words of the table's own short types
    "human": "person",
    "position": "other",
    "sovereign state": "place",
    "continent": "place",
    "building": "facility",
    "airbase": "facility",
    "city": "place",
    "governorate": "place",
    "province": "place",
    "war": "event",
    "armed conflict": "event",
    "assassination": "event",
    "aircraft shootdown": "event",
    "military operation": "event",
}
CLASSES: Mapping[str, tuple[str, ...]] = {
    "governorate of Iraq": ("first-level administrative country subdivision", "governorate of Iraq"),
    "governorate of Syria": ("first-level administrative country subdivision", "governorate of Syria"),
    "province of Iran": ("first-level administrative country subdivision",),
    "city of Iran": ("city",),
    "US federal executive department": ("government agency",),
    "military unit": ("organization",),
    "political party and militia": ("organization",),
    "aircraft shootdown": ("incident",),
    "unicameral legislature": ("legislature", "unicameral legislature"),
}
NOT_A_NAME = re.compile(r"\(|^[A-Z]{2}(-[A-Z]+)?$|^[a-z]|\bTakfiri\b|^(Mr\.|US) President|^President$")


def seed_rows(
    table: Path, kinds: Kinds, known: Mapping[str, Mapping[str, str]], countries: Mapping[str, str]
) -> Iterator[Row]:
    """A row for each verified item of the table that is no class; the class may name a country: "province of Iran"."""
    for row in read_rows(table):
        if row["verified"] == "yes" and row["qid"].startswith("Q") and not is_class(row):
            country = countries.get(row["short_type"].partition(" of ")[2], "")
            yield replace(_row(row, kinds, known.get(row["qid"], {})), country=country, within=country)


def _row(row: Mapping[str, str], kinds: Kinds, counted: Mapping[str, str]) -> Row:
    labels = [label for part in row["short_type"].split("; ") for label in _classes(part.split(" (")[0])]
    return Row(
        item=row["qid"],
        label=row["english_label"],
        type=_type(row["short_type"]),
        classes=tuple(kinds.classes[label] for label in labels if label in kinds.classes),
        aliases=tuple(alias for alias in names(row["aliases"]) if not NOT_A_NAME.search(alias)),
        prior=_prior(counted),
        source="checked one by one",
        date="",
    )


def _prior(counted: Mapping[str, str]) -> str:
    """How well known the item is, where another table counts it."""
    figures = best(
        sitelinks=counted.get("sitelinks", ""),
        views=counted.get("page_views", ""),
    )
    return cell(figures)


def names(cell: str) -> Iterator[str]:
    """The names of a cell; one marked as a metonym is a name of the thing, other remarks are left to the caller."""
    yield from (name.replace(" (metonym)", "").replace("the P", "P") for name in cell.split("|") if name)


def _type(short: str) -> str:
    return next((TYPES[word] for word in TYPES if short.startswith(word)), "organisation")


def _classes(label: str) -> tuple[str, ...]:
    return CLASSES.get(label) or tuple(label.split(", "))
