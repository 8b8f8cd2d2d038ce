"""Rows of first-level regions and large cities: each is borne out by two tables that do not share a maker."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.link.gather.kinds import Kinds, head_noun
from kg.link.gather.priors import best
from kg.link.gather.row import Row, read_rows
from kg.link.names import folded, skeleton

REGION, CITY = "first-level administrative country subdivision", "city"
LARGE = 100_000
SETTLEMENTS = {"city", "town", "capital", "city/town", "settlement", "megacity", "metropolis", "municipality"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town as GeoNames knows it: its country's ISO code, degrees, inhabitants."""

    country: str
    latitude: float
    longitude: float
    population: int


def regions(
    table: Path, known: Mapping[str, Mapping[str, str]], kinds: Kinds, coded: Mapping[str, str]
) -> Iterator[Row]:
    """Regions whose item no other region of the table bears, and that another table knows by that item."""
    rows = [row for row in read_rows(table) if row["qid"]]
    shared = Counter(row["qid"] for row in rows)
    for row in rows:
        seen = known.get(row["qid"])
        if seen and shared[row["qid"]] == 1 and row["country"] in coded and is_same_place(row, seen, kinds):
            yield _region(row, seen, kinds, coded)


def is_same_place(row: Mapping[str, str], seen: Mapping[str, str], kinds: Kinds) -> bool:
    """Whether what another table says of a region's item is a place's, and shares a word or its bones with the name."""
    labels = (seen.get("instance_of") or seen.get("types", "")).split("|")
    ours, theirs = f"{row['name']} {row['native']}", f"{seen['label_en']} {plain(seen['enwiki_title'])}"
    bones = skeleton(row["name"])
    alike = set(folded(ours).split()) & set(folded(theirs).split()) or (bones and bones in skeleton(theirs))
    return bool(alike) and ("population" in seen or kinds.type_of(labels) == "place")


def _region(row: Mapping[str, str], seen: Mapping[str, str], kinds: Kinds, coded: Mapping[str, str]) -> Row:
    label = seen["label_en"] or row["name"]
    names = (row["name"], row["native"], plain(seen["enwiki_title"]))
    return Row(
        item=row["qid"],
        label=label,
        type="place",
        classes=(kinds.classes[REGION], *own_classes(seen, kinds)),
        country=coded[row["country"]],
        within=coded[row["country"]],
        latitude=_degrees(row["lat"]),
        longitude=_degrees(row["lon"]),
        prior=f"{best(population=seen.get('population') or row['population']):.2f}",
        aliases=tuple(name for name in names if name and not name.startswith("?")),
        source="wikitrivia places; dr5hn regions",
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


def cities(
    places: Iterable[Mapping[str, str]], towns: Mapping[str, list[Town]], kinds: Kinds, coded: Mapping[str, str]
) -> Iterator[Row]:
    """Settlements of a hundred thousand and more that GeoNames knows by the name and about as large."""
    for row in places:
        if float(row["population"] or 0) < LARGE or not is_settlement(row):
            continue
        town = _same(row, towns.get(folded(row["label_en"]), []))
        if town is not None and town.country in coded:
            yield _city(row, town, kinds, coded[town.country])


def is_settlement(row: Mapping[str, str]) -> bool:
    """Whether every class of the row's that we can read is one of settlements."""
    return any(head_noun(label) in SETTLEMENTS for label in row["instance_of"].split("|"))


def _same(row: Mapping[str, str], towns: list[Town]) -> Town | None:
    """The one town whose size is within a factor of three, and no other as likely."""
    people = float(row["population"])
    like = [town for town in towns if people / 3 <= town.population <= people * 3]
    return like[0] if len(like) == 1 else None


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
        prior=f"{best(population=row['population']):.2f}",
        aliases=(plain(row["enwiki_title"]),) if row["enwiki_title"] else (),
        source="wikitrivia places; GeoNames",
        date="",
    )
