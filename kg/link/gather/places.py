"""Rows of first-level regions and large cities: each is borne out by two tables that do not share a maker."""

import math
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path

from kg.link.gather.kinds import Kinds, head_noun
from kg.link.gather.priors import best, cell
from kg.link.gather.row import Row, read_rows
from kg.link.gather.towns import Town, Towns
from kg.link.names import folded, skeleton

SHORT = Path(__file__).with_name("states.tsv")
REGION, CITY = "first-level administrative country subdivision", "city"
LARGE = 100_000
POPULOUS = 300_000
AREAS = {
    "occupied territory",
    "disputed territory",
    "geographic region",
    "cultural region",
    "peninsula",
    "subcontinent",
}
SETTLEMENTS = {"city", "town", "capital", "city/town", "settlement", "megacity", "metropolis", "municipality"}


def regions(
    table: Path, known: Mapping[str, Mapping[str, str]], kinds: Kinds, coded: Mapping[str, str]
) -> Iterator[Row]:
    """Regions whose item no other region bears, that another table knows too or at least 300,000 people live in.

    A namesake of a region left out is left out too: else its name would mean the lesser known.
    """
    rows = [row for row in read_rows(table) if row["qid"] and row["country"] in coded]
    shared = Counter(row["qid"] for row in rows)
    lost = {row["name"] for row in rows if shared[row["qid"]] > 1}
    for row in (row for row in rows if row["name"] not in lost):
        seen = known.get(row["qid"])
        alone = seen is None and float(row["population"] or 0) >= POPULOUS
        if alone or (seen and is_same_place(row, seen, kinds)):
            yield _region(row, seen or {}, kinds, coded)


def is_same_place(row: Mapping[str, str], seen: Mapping[str, str], kinds: Kinds) -> bool:
    """Whether what another table says of a region's item is a place's, and shares a word or its bones with the name."""
    labels = (seen.get("instance_of") or seen.get("types", "")).split("|")
    ours, theirs = f"{row['name']} {row['native']}", f"{seen['label_en']} {plain(seen['enwiki_title'])}"
    bones = skeleton(row["name"])
    alike = set(folded(ours).split()) & set(folded(theirs).split()) or (bones and bones in skeleton(theirs))
    return bool(alike) and ("population" in seen or kinds.type_of(labels) == "place")


def _region(row: Mapping[str, str], seen: Mapping[str, str], kinds: Kinds, coded: Mapping[str, str]) -> Row:
    short = {cells["iso"]: cells["short"] for cells in read_rows(SHORT)}.get(row["iso3166_2"], "")
    names = (row["name"], row["native"], plain(seen.get("enwiki_title", "")), *short.split("|"))
    return Row(
        item=row["qid"],
        label=seen.get("label_en") or row["name"],
        type="place",
        classes=(kinds.classes[REGION], *own_classes(seen, kinds)),
        country=coded[row["country"]],
        within=coded[row["country"]],
        latitude=_degrees(row["lat"]),
        longitude=_degrees(row["lon"]),
        prior=cell(best(population=seen.get("population") or row["population"])),
        aliases=tuple(name for name in names if name and not name.startswith("?")),
        source="wikitrivia places; dr5hn regions" if seen else "dr5hn regions",
        date="",
    )


def areas(places: Iterable[Mapping[str, str]], kinds: Kinds) -> Iterator[Row]:
    """Lands that are no unit of a state and yet in the news: peninsulas, disputed and occupied lands, world regions."""
    for row in places:
        labels = row["instance_of"].split("|")
        if AREAS & set(labels) and float(row["population"] or 0) >= POPULOUS and not is_settlement(row):
            yield Row(
                item=row["qid"],
                label=row["label_en"],
                type="place",
                classes=own_classes(row, kinds),
                prior=cell(best(population=row["population"])),
                source="wikitrivia places",
                date="",
            )


def own_classes(seen: Mapping[str, str], kinds: Kinds) -> tuple[str, ...]:
    """The items of the classes a place's row names, where the class table knows them by that very name."""
    labels = seen.get("instance_of") or seen.get("types", "")
    return tuple(kinds.classes[label] for label in labels.split("|") if label in kinds.classes)[:2]


def _degrees(cell: str) -> str:
    return f"{float(cell):.2f}" if cell and cell != "null" else ""


def plain(title: str) -> str:
    """An article's title without what only tells it from namesakes."""
    return title.partition(" (")[0].partition(", ")[0]


def cities(places: Iterable[Mapping[str, str]], towns: Towns, kinds: Kinds, coded: Mapping[str, str]) -> Iterator[Row]:
    """Settlements that GeoNames knows by name, each town of it for the one item that is most alike in size."""
    found: dict[int, tuple[float, Mapping[str, str], Town]] = {}
    for row in places:
        if is_settlement(row) and (town := towns.of(row)):
            unlike = abs(math.log(float(row["population"]) / max(1, town.population)))
            if town.country in coded and (town.id not in found or unlike < found[town.id][0]):
                found[town.id] = (unlike, row, town)
    for _, row, town in found.values():
        yield _city(row, town, kinds, coded[town.country])


def large(places: Iterable[Mapping[str, str]], always: Container[str]) -> Iterator[Mapping[str, str]]:
    """Places of a hundred thousand people and more, and those that are wanted whatever their size."""
    for row in places:
        if row["qid"] in always or float(row["population"] or 0) >= LARGE:
            yield row


def is_settlement(row: Mapping[str, str]) -> bool:
    """Whether every class of the row's that we can read is one of settlements."""
    return any(head_noun(label) in SETTLEMENTS for label in row["instance_of"].split("|"))


def _city(row: Mapping[str, str], town: Town, kinds: Kinds, country: str) -> Row:
    return Row(
        item=row["qid"],
        label=row["label_en"],
        type="place",
        classes=tuple(dict.fromkeys((kinds.classes[CITY], *own_classes(row, kinds)))),
        country=country,
        within=country,
        latitude=f"{town.latitude:.2f}",
        longitude=f"{town.longitude:.2f}",
        prior=cell(best(population=str(max(float(row["population"]), town.population)))),
        aliases=(plain(row["enwiki_title"]),) if row["enwiki_title"] else (),
        source="wikitrivia places; GeoNames",
        date="",
    )
