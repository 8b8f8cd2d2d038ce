"""Rows of countries, territories and continents: two sources must give a country the same item."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.link.gather.priors import prior_of_population
from kg.link.gather.row import Row, read_rows

WORDS = Path(__file__).with_name("countries.tsv")
CONTINENTS = ("Africa", "Antarctica", "Asia", "Europe", "North America", "South America")
SOVEREIGN, COUNTRY, CONTINENT = "sovereign state", "country", "continent"
MINOR = {"UM", "BV", "HM", "TF", "GS"}  # nobody lives there, and their names repeat other countries'


def country_items(borders: Path) -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 code -> item, by @rapideditor/country-coder's `borders.json` (ISC)."""
    features = json.loads(borders.read_text(encoding="utf-8"))["features"]
    properties = [feature["properties"] for feature in features]
    return {row["iso1A2"]: row["wikidata"] for row in properties if "iso1A2" in row}


def countries(table: Path, coded: Mapping[str, str], classes: Mapping[str, str], date: str) -> Iterator[Row]:
    """A row for each country of `table` to which the coded table gives the same item."""
    words = {row["iso2"]: row for row in read_rows(WORDS)}
    for row in read_rows(table):
        if coded.get(row["iso2"]) == row["qid"] and row["iso2"] not in MINOR:
            yield _country(row, words.get(row["iso2"], {}), classes[SOVEREIGN], date)


def _country(row: Mapping[str, str], words: Mapping[str, str], kind: str, date: str) -> Row:
    aliases = (*_split(words.get("aliases", "")), row["iso3"], row["native"])
    demonyms = (
        _split(words["demonyms"]) if words else _split(row["nationality"].replace(", ", "|").replace(" or ", "|"))
    )
    return Row(
        item=row["qid"],
        label=aliases[0] if words else row["name"],
        type="place",
        classes=(kind,),
        country=row["qid"],
        latitude=f"{float(row['lat']):.2f}",
        longitude=f"{float(row['lon']):.2f}",
        prior=f"{min(1.0, 0.25 + prior_of_population(float(row['population'] or 0))):.2f}",
        aliases=aliases,
        demonyms=demonyms,
        source="country-coder; dr5hn countries",
        date=date,
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def continents(kif: Path, classes: Mapping[str, str], date: str) -> Iterator[Row]:
    """The continents, by PyPI kif-lib's `item_continent.py` (Apache-2.0)."""
    for line in kif.read_text(encoding="utf-8").splitlines():
        name = line.split("Text('")[-1].split("'")[0] if "Text('" in line else ""
        if name in CONTINENTS:
            yield Row(
                item=line.split("/entity/")[1].split("'")[0],
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
