"""Rows of countries, territories and continents: two sources must give a country the same item."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.link.gather.priors import prior_of_population
from kg.link.gather.row import Row, read_rows

WORDS = Path(__file__).with_name("countries.tsv")
CONTINENTS = ("Africa", "Antarctica", "Asia", "Europe", "North America", "South America")
SOVEREIGN, TERRITORY, CONTINENT = "sovereign state", "administrative territorial entity", "continent"
MINOR = {"UM", "BV", "HM", "TF", "GS"}  # nobody lives there, and their names repeat other countries'


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """Countries by ISO 3166-1 alpha-2 code: each one's item, and the code of the state that a territory belongs to."""

    items: Mapping[str, str]
    states: Mapping[str, str]


def country_items(borders: Path, table: Path, kif: Path) -> Coded:
    """The items that two of three sources agree on.

    They are @rapideditor/country-coder's `borders.json` (ISC), dr5hn's table (ODbL 1.0) and PyPI kif-lib (Apache-2.0).
    """
    features = json.loads(borders.read_text(encoding="utf-8"))["features"]
    coded = {row["iso1A2"]: row for row in (feature["properties"] for feature in features) if "iso1A2" in row}
    names, labels = _names(table), dict(kif_items(kif / "item_country.py"))
    items = {
        row["iso2"]: item
        for row in read_rows(table)
        if row["iso2"] in coded
        and (item := _agreed({row["qid"], coded[row["iso2"]]["wikidata"]}, names[row["iso2"]], labels))
    }
    return Coded(items=items, states={code: row["country"] for code, row in coded.items() if "country" in row})


def _agreed(items: set[str], names: set[str], labels: Mapping[str, str]) -> str:
    """The one item, else the one that the third source has under one of the country's names; "" when neither helps."""
    told = sorted(items) if len(items) == 1 else sorted(item for item in items if labels.get(item) in names)
    return told[0] if len(told) == 1 else ""


def _names(table: Path) -> Mapping[str, set[str]]:
    words = {row["iso2"]: _split(row["aliases"]) for row in read_rows(WORDS)}
    return {row["iso2"]: {row["name"], *words.get(row["iso2"], ())} for row in read_rows(table)}


def kif_items(module: Path) -> Iterator[tuple[str, str]]:
    """Items and labels out of one of kif-lib's vocabulary modules, read as text."""
    for line in module.read_text(encoding="utf-8").splitlines():
        if "/entity/" in line and "Text('" in line:
            yield line.split("/entity/")[1].split("'")[0], line.split("Text('")[1].split("'")[0]


def countries(table: Path, coded: Coded, classes: Mapping[str, str], date: str) -> Iterator[Row]:
    """A row for each country and territory of `table` whose item is agreed on."""
    words = {row["iso2"]: row for row in read_rows(WORDS)}
    for row in read_rows(table):
        if row["iso2"] in coded.items and row["iso2"] not in MINOR:
            facts = _country(row, words.get(row["iso2"], {}), date)
            state = coded.states.get(row["iso2"])
            yield replace(
                facts,
                item=coded.items[row["iso2"]],
                classes=(classes[TERRITORY if state else SOVEREIGN],),
                country=coded.items.get(state or row["iso2"], ""),
            )


def _country(row: Mapping[str, str], words: Mapping[str, str], date: str) -> Row:
    aliases = (*_split(words.get("aliases", "")), row["iso3"], row["native"])
    told = row["nationality"].replace(", ", "|").replace(" or ", "|")
    return Row(
        item=row["qid"],
        label=aliases[0] if words else row["name"],
        type="place",
        latitude=f"{float(row['lat']):.2f}",
        longitude=f"{float(row['lon']):.2f}",
        prior=f"{min(1.0, 0.25 + prior_of_population(float(row['population'] or 0))):.2f}",
        aliases=aliases,
        demonyms=_split(words["demonyms"] if words else told),
        source="country-coder; dr5hn countries",
        date=date,
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def continents(kif: Path, classes: Mapping[str, str], date: str) -> Iterator[Row]:
    """The continents, by kif-lib."""
    for item, name in kif_items(kif / "item_continent.py"):
        if name in CONTINENTS:
            yield Row(
                item=item,
                label=name,
                type="place",
                classes=(classes[CONTINENT],),
                prior="0.90",
                demonyms=_continental(name),
                source="kif-lib",
                date=date,
            )


def _continental(name: str) -> tuple[str, ...]:
    adjective = {"Europe": "European", "Antarctica": "Antarctic"}.get(name, f"{name.removesuffix('a')}an")
    return (adjective, f"{adjective}s")
