"""Well-known towns that no table gives a country: GeoNames has one town of the name that outgrows all others."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.link.gather.capitals import CITY, LEAST_PRIOR
from kg.link.gather.countries import Countries
from kg.link.gather.row import Row
from kg.link.gather.towns import Town, Towns
from kg.link.names import folded

OUTGROWS = 3  # times as many people as the next town of that name


def with_places(rows: Iterable[Row], towns: Towns, told: Countries) -> Iterator[Row]:
    """The rows, with country and degrees for each well-known town that had none."""
    for row in rows:
        lost = CITY in row.classes and not row.country and float(row.prior or 0) >= LEAST_PRIOR
        town = _outgrowing(row.label, towns) if lost else None
        yield _located(row, town, told.item(town.country)) if town else row


def _outgrowing(label: str, towns: Towns) -> Town | None:
    name = folded(label)
    named = sorted((town for town in towns.named.get(name, ()) if town.name == name), key=lambda t: -t.population)
    alone = named and all(OUTGROWS * town.population < named[0].population for town in named[1:])
    return named[0] if alone else None


def _located(row: Row, town: Town, country: str) -> Row:
    return replace(
        row,
        country=country,
        within=country,
        latitude=f"{town.latitude:.2f}",
        longitude=f"{town.longitude:.2f}",
        source=f"{row.source}; GeoNames",
    )
