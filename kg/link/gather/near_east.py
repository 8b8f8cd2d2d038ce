"""Regions, towns and airfields of Iraq, Syria and Iran with the several ways to write their names (Who's On First)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.link.gather.countries import Countries
from kg.link.gather.places import REGION, is_settlement
from kg.link.gather.row import Row, read_rows
from kg.link.priors import best, cell

KINDS = {"region": ("place", REGION), "locality": ("place", "human settlement"), "campus": ("facility", "")}
CODES = ("IQ", "SY", "IR")
BOUNDS = {"IQ": (29, 38, 38, 49), "SY": (32, 38, 35, 43), "IR": (25, 40, 44, 64)}  # south, north, west, east


def near_east(
    table: Path, places: Mapping[str, Mapping[str, str]], classes: Mapping[str, str], told: Countries
) -> Iterator[Row]:
    """The rows whose item no other row bears, that lie in their country, and that are no region with a town's item."""
    rows = [row for row in read_rows(table) if row["qid"] and row["placetype"] in KINDS and _inside(row)]
    shared = Counter(row["qid"] for row in rows)
    for row in rows:
        town = row["qid"] in places and is_settlement(places[row["qid"]])
        if shared[row["qid"]] == 1 and not (town and row["placetype"] == "region"):
            yield _row(row, classes, told.item(row["country"]))


def _inside(row: Mapping[str, str]) -> bool:
    if row["country"] not in CODES or not row["lat"]:
        return False
    south, north, west, east = BOUNDS[row["country"]]
    return south <= float(row["lat"]) <= north and west <= float(row["lon"]) <= east


def _row(row: Mapping[str, str], classes: Mapping[str, str], country: str) -> Row:
    type_, kind = KINDS[row["placetype"]]
    english = [name for name in row["eng"].split("|") if name and not (name.isupper() and len(name) < 5)]  # noqa: PLR2004 - airports' codes
    return Row(
        item=row["qid"],
        label=english[0] if english else row["name"],
        type=type_,
        classes=tuple(classes[label] for label in (kind,) if label),
        country=country,
        within=country,
        latitude=f"{float(row['lat']):.2f}",
        longitude=f"{float(row['lon']):.2f}",
        prior=cell(best(population=row["population"])),
        aliases=(*english[1:], *(name for name in (row["name"], row["ara"], row["fas"]) if name and "|" not in name)),
        source="Who's On First",
        date="",
    )
