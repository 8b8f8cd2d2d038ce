"""Rows of large cities, each borne out by two tables that do not share a maker, and of lands that are no unit."""

import math
from collections.abc import Container, Iterable, Iterator, Mapping

from kg.link.gather.countries import Countries
from kg.link.gather.kinds import Kinds, head_noun
from kg.link.gather.row import Row
from kg.link.gather.towns import Town, Towns
from kg.link.priors import best, cell

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


def plain(title: str) -> str:
    """An article's title without what only tells it from namesakes."""
    return title.partition(" (")[0].partition(", ")[0]


def cities(places: Iterable[Mapping[str, str]], towns: Towns, kinds: Kinds, told: Countries) -> Iterator[Row]:
    """Settlements that GeoNames knows by name, each town of it for the one item that is most alike in size."""
    found: dict[int, tuple[float, Mapping[str, str], Town]] = {}
    for row in places:
        if is_settlement(row) and (town := towns.of(row)):
            unlike = abs(math.log(float(row["population"]) / max(1, town.population)))
            if told.item(town.country) and (town.id not in found or unlike < found[town.id][0]):
                found[town.id] = (unlike, row, town)
    for _, row, town in found.values():
        yield _city(row, town, kinds, told.item(town.country))


def large(places: Iterable[Mapping[str, str]], always: Container[str]) -> Iterator[Mapping[str, str]]:
    """Places of a hundred thousand people and more, capitals, and those that are wanted whatever their size."""
    for row in places:
        people = float(row["population"] or 0)
        if row["qid"] in always or people >= LARGE or (people and "capital" in row["instance_of"].split("|")):
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
