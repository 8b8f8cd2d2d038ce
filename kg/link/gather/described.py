"""Capitals that name-suggestion-index (BSD-3-Clause) describes as such: "capital of Belgium"."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.link.gather.countries import Countries
from kg.link.gather.row import Row
from kg.link.gather.towns import Towns
from kg.link.names import folded

CITY = "city"


def described_capitals(index: Path, told: Countries, towns: Towns, classes: Mapping[str, str]) -> Iterator[Row]:
    """A row for each item that is labelled as a country's capital and described as a city and capital in it."""
    capitals = {folded(country.capital): country for country in told.known.values() if country.capital}
    for item, facts in json.loads(index.read_text(encoding="utf-8"))["wikidata"].items():
        country = capitals.get(folded(facts.get("label", "")))
        said = facts.get("description", "")
        if not country or "capital" not in said or not any(name in said for name in country.names):
            continue
        town = next(
            (town for town in towns.named.get(folded(facts["label"]), ()) if town.country == country.code), None
        )
        if town:
            yield Row(
                item=item,
                label=facts["label"],
                type="place",
                classes=(classes[CITY],),
                country=country.item,
                within=country.item,
                latitude=f"{town.latitude:.2f}",
                longitude=f"{town.longitude:.2f}",
                source="name-suggestion-index; GeoNames",
                date="",
            )
