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
    towns = sorted((row for row in rows if _is_town(row) and _names(row) & names), key=_known)
    chief = {row.country: row.item for row in towns}  # the best known of several, which comes last
    capitals = {row.item for row in towns}
    return [_raised(row) if row.item in capitals else replace(row, capital=chief.get(row.item, "")) for row in rows]


def _known(row: Row) -> tuple[float, int]:
    return float(row.prior or 0), -int(row.item[1:])


def _is_town(row: Row) -> bool:
    return row.type == "place" and row.item != row.country and CITY in row.classes


def _names(row: Row) -> set[tuple[str, str]]:
    return {(row.country, folded(name)) for name in (row.label, *row.aliases)}


def _raised(row: Row) -> Row:
    return replace(row, prior=f"{max(LEAST_PRIOR, float(row.prior or 0)):.2f}")
