"""Towns whose name a town as large bears too that the catalogue lacks: there the bare name says too little."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.link.gather.capitals import LEAST_PRIOR
from kg.link.gather.row import Row
from kg.link.gather.towns import Town, Towns
from kg.link.names import folded

CITY = "Q515"
AS_LARGE = 3  # a namesake with more than one such part of a town's inhabitants counts
CAPITAL = f"{LEAST_PRIOR:.2f}"  # what a capital of middling size has
NEAR = 0.3  # degrees between two sources' middles of one town


def with_namesakes(rows: Iterable[Row], towns: Towns) -> list[Row]:
    """The rows, each town marked whose namesake in GeoNames is no row."""
    rows = list(rows)
    places: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.type == "place" and row.latitude:
            for name in {folded(row.label), *map(folded, row.aliases)}:
                places[name].append(row)
    return [replace(row, shared="yes") if _is_shared(row, places[folded(row.label)], towns) else row for row in rows]


def _is_shared(row: Row, known: Sequence[Row], towns: Towns) -> bool:
    if CITY not in row.classes or not row.latitude:
        return False
    named = [town for town in towns.named.get(folded(row.label), ()) if town.name == folded(row.label)]
    people = max((town.population for town in named if _is_near(row, town)), default=0)
    least = people if row.prior == CAPITAL else people // AS_LARGE
    unknown = (town for town in named if not any(_is_near(place, town) for place in known))
    return any(town.population > least for town in unknown) and people > 0


def _is_near(row: Row, town: Town) -> bool:
    return abs(float(row.latitude) - town.latitude) < NEAR and abs(float(row.longitude) - town.longitude) < NEAR
