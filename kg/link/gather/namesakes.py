"""Names that a town bears which the catalogue lacks: there the bare name of a namesake or a region says too little."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.link.gather.capitals import LEAST_PRIOR
from kg.link.gather.countries import Countries
from kg.link.gather.row import Row
from kg.link.gather.towns import Town, Towns
from kg.link.names import folded
from kg.link.priors import people_of_prior

CITY = "Q515"
REGIONS = frozenset({"Q10864048", "Q56061"})
AS_LARGE = 3  # a namesake with more than one such part of a town's inhabitants counts
NEAR = 0.3  # degrees between two sources' middles of one town
CAPITAL = f"{LEAST_PRIOR:.2f}"  # what a capital of middling size has
PART = 5  # a town with more than one such part of a region's people has their common name for itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesakes:
    """What it takes to find namesakes: GeoNames' towns, the countries, and the catalogue's places by folded name."""

    towns: Towns
    countries: Countries
    places: Mapping[str, Sequence[Row]]

    def shared(self, row: Row) -> tuple[str, ...]:
        """The names of a row that a town bears which no row is of."""
        if row.type == "place" and CITY in row.classes and row.latitude:
            return (row.label,) if self._outshone(row) else ()
        if row.type == "place" and not REGIONS.isdisjoint(row.classes):
            return tuple(name for name in (row.label, *row.aliases) if self._named_after(row, folded(name)))
        return ()

    def _outshone(self, row: Row) -> bool:
        """Whether an unlisted town of a town's name is about as large; a capital only gives way to a larger one."""
        named, places = self._towns(folded(row.label)), self.places[folded(row.label)]
        people = max((town.population for town in named if _is_near(row, town)), default=0)
        unknown = (town for town in named if not any(_is_near(place, town) for place in places))
        least = people if row.prior == CAPITAL else people // AS_LARGE
        return people > 0 and any(town.population > least for town in unknown)

    def _named_after(self, row: Row, name: str) -> bool:
        """Whether a region's name is that of an unlisted town in its country."""
        least = people_of_prior(float(row.prior or 0)) / PART
        large = (town for town in self._towns(name) if town.population > least)
        there = any(self.countries.item(town.country) == row.country for town in large)
        return there and not any(CITY in place.classes and place.country == row.country for place in self.places[name])

    def _towns(self, name: str) -> Sequence[Town]:
        return [town for town in self.towns.named.get(name, ()) if town.name == name]


def with_namesakes(rows: Iterable[Row], towns: Towns, countries: Countries) -> list[Row]:
    """The rows, each with those of its names that a town bears which is no row."""
    rows = list(rows)
    places: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.type == "place":
            for name in sorted({folded(row.label), *map(folded, row.aliases)}):
                places[name].append(row)
    known = Namesakes(towns=towns, countries=countries, places=places)
    return [replace(row, shared=tuple(dict.fromkeys(known.shared(row)))) for row in rows]


def _is_near(row: Row, town: Town) -> bool:
    if not row.latitude:
        return False
    return abs(float(row.latitude) - town.latitude) < NEAR and abs(float(row.longitude) - town.longitude) < NEAR
