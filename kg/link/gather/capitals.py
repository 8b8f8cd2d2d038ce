"""Capitals: news writes of them far more than their size tells, and each country's row tells which is its own."""

from collections.abc import Iterable
from dataclasses import replace

from kg.link.gather.countries import Countries
from kg.link.gather.row import Row
from kg.link.names import folded

LEAST_PRIOR = 0.75
CITY = "Q515"


def with_capitals(rows: Iterable[Row], told: Countries) -> list[Row]:
    """The rows, with a prior for each capital that does not fall short of a large city's, and countries' capitals."""
    rows = list(rows)
    names = {(country.item, folded(country.capital)) for country in told.known.values() if country.capital}
    capitals = {row.item: row.country for row in rows if _is_town(row) and _names(row) & names}
    towns: dict[str, list[str]] = {}
    for town, country in capitals.items():
        towns.setdefault(country, []).append(town)
    chief = {country: found[0] for country, found in towns.items() if len(found) == 1}
    return [_raised(row) if row.item in capitals else replace(row, capital=chief.get(row.item, "")) for row in rows]


def _is_town(row: Row) -> bool:
    return row.type == "place" and row.item != row.country and CITY in row.classes


def _names(row: Row) -> set[tuple[str, str]]:
    return {(row.country, folded(name)) for name in (row.label, *row.aliases)}


def _raised(row: Row) -> Row:
    return replace(row, prior=f"{max(LEAST_PRIOR, float(row.prior or 0)):.2f}")
