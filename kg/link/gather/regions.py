"""Rows of the regions that states are made of: what a table's class says ("province of Iran") tells level and state."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.link.gather.countries import Countries
from kg.link.gather.kinds import Kinds
from kg.link.gather.places import own_classes, plain
from kg.link.gather.row import Row, read_rows
from kg.link.priors import best, cell

CLASSES = Path(__file__).with_name("regions.tsv")
SHORT = Path(__file__).with_name("states.tsv")
LEVELS = {"1": "first-level administrative country subdivision", "2": "administrative territorial entity"}
UNCOUNTED = "0.65"  # the prior of a first-level region of some millions, where no table counts its people
NOUNS = (
    r"(?:Province|Governorate|Oblast|Krai|County|Region|Department|Prefecture|District|State|Voivodeship|Canton|"
    r"Division|Republic|Territory)"
)
NOUN_BEHIND = re.compile(rf" {NOUNS.replace('|Republic', '')}$", re.IGNORECASE)  # "Chechen Republic" is no "Chechen"
NO_NAME = re.compile(
    r"(?:Autonomous|Administrative|Capital|Metropolitan|Federal|Free|Peninsula|Silesian|Bohemian|Moravian|Somali)$"
)
NOUN_BEFORE = re.compile(rf"^{NOUNS} of ", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """The level of a class of regions, and the code of the state whose regions they are."""

    code: str
    level: str


def read_units() -> Mapping[str, Unit]:
    """Class label -> its level and state, by our own table."""
    return {row["class"]: Unit(code=row["iso2"], level=row["level"]) for row in read_rows(CLASSES)}


def regions(places: Iterable[Mapping[str, str]], kinds: Kinds, told: Countries) -> Iterator[Row]:
    """The regions among wikitrivia's places: those with a class that only regions of one state have."""
    units, short = read_units(), _short()
    for row in places:
        found = sorted((units[label] for label in row["instance_of"].split("|") if label in units), key=_level)
        if found and told.item(found[0].code) not in {"", row["qid"]}:
            names = (*_without_noun(row["label_en"]), plain(row["enwiki_title"]), *short.get(row["label_en"], ()))
            yield Row(
                item=row["qid"],
                label=row["label_en"],
                type="place",
                classes=(kinds.classes[LEVELS[found[0].level]], *own_classes(row, kinds)),
                country=told.item(found[0].code),
                within=told.item(found[0].code),
                prior=cell(best(population=row["population"])),
                aliases=names,
                source="wikitrivia places",
                date="",
            )


def described_regions(index: Path, kinds: Kinds, told: Countries) -> Iterator[Row]:
    """The regions in name-suggestion-index whose description is a region's class: "state of Mexico"."""
    units, short = read_units(), _short()
    for item, facts in json.loads(index.read_text(encoding="utf-8"))["wikidata"].items():
        unit, label = units.get(facts.get("description", "")), facts.get("label", "")
        if unit and label and told.item(unit.code):
            yield Row(
                item=item,
                label=label,
                type="place",
                classes=(kinds.classes[LEVELS[unit.level]],),
                country=told.item(unit.code),
                within=told.item(unit.code),
                prior=UNCOUNTED if unit.level == "1" else "",
                aliases=(*_without_noun(label), *short.get(label, ())),
                source="name-suggestion-index",
                date="",
            )


def _level(unit: Unit) -> tuple[str, str]:
    return unit.level, unit.code


def _short() -> Mapping[str, tuple[str, ...]]:
    return {row["label"]: tuple(row["short"].split("|")) for row in read_rows(SHORT)}


def _without_noun(label: str) -> tuple[str, ...]:
    """The label without the word for its class: "Lviv" of "Lviv Oblast"."""
    name = NOUN_BEFORE.sub("", NOUN_BEHIND.sub("", label))
    return (name,) if name != label and not NO_NAME.search(name) else ()
