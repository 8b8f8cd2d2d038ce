"""Capitals and bodies that no table has, each item verified by hand; `verified.tsv` names the evidence of each."""

from collections.abc import Iterator
from pathlib import Path

from kg.link.gather.countries import Countries
from kg.link.gather.kinds import Kinds
from kg.link.gather.row import Row, read_rows
from kg.link.gather.towns import Town, Towns
from kg.link.names import folded
from kg.link.priors import best, cell

VERIFIED = Path(__file__).with_name("verified.tsv")
KNOWN_BY_NEWS = "0.75"  # the prior of bodies: only such that the news speaks of were verified


def verified_rows(table: Path, towns: Towns, kinds: Kinds, told: Countries) -> Iterator[Row]:
    """A row for each item of the table; a town's degrees and inhabitants are GeoNames'."""
    for cells in read_rows(table):
        country = told.item(cells["country"])
        town = _town(cells["label"], cells["aliases"].split("|"), cells["country"], towns)
        place = cells["type"] == "place"
        yield Row(
            item=cells["item"],
            label=cells["label"],
            type=cells["type"],
            classes=tuple(kinds.classes[label] for label in cells["classes"].split("|") if label in kinds.classes),
            country=country,
            within=country if place else "",
            latitude=f"{town.latitude:.2f}" if place and town else "",
            longitude=f"{town.longitude:.2f}" if place and town else "",
            prior=cell(best(population=str(town.population))) if place and town else KNOWN_BY_NEWS,
            aliases=tuple(cells["aliases"].split("|")) if cells["aliases"] else (),
            source="checked one by one; GeoNames" if place and town else "checked one by one",
            date="",
        )


def _town(label: str, aliases: list[str], code: str, towns: Towns) -> Town | None:
    """The largest town of one of the names in the country."""
    named = (town for name in (label, *aliases) for town in towns.named.get(folded(name), ()) if town.country == code)
    return max(named, key=lambda town: (town.population, -town.id), default=None)
