"""The catalogue is gathered from tables: small ones of invented figures here."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from kg.link.catalogue import Catalogue
from kg.link.gather.__main__ import main
from kg.link.gather.countries import Countries, Country
from kg.link.gather.kinds import head_noun
from kg.link.gather.located import with_places
from kg.link.gather.namesakes import with_namesakes
from kg.link.gather.row import Row, joined, read_rows
from kg.link.gather.towns import Town, Towns
from kg.link.gather.verified import VERIFIED
from kg.link.priors import best
from kg.model import Qid

CLASSES = {
    "Q5": "human",
    "Q515": "city",
    "Q43229": "organization",
    "Q772547": "armed forces",
    "Q3624078": "sovereign state",
    "Q56061": "administrative territorial entity",
    "Q5107": "continent",
    "Q10864048": "first-level administrative country subdivision",
    "Q486972": "human settlement",
    "Q695850": "airbase",
}
TABLES: Mapping[str, tuple[str, ...]] = {
    "class_labels_codex.tsv": ("qid\tlabel_en", *(f"{item}\t{label}" for item, label in CLASSES.items())),
    "wikitrivia_entities.tsv": (
        "qid\tlabel_en\tdescription_en\tenwiki_title\tsitelinks\tpage_views\ttypes\tsource",
        "Q901\tAda Example\tNorwegian politician (1901-1990)\tAda Example (politician)\t200\t\thuman|politician\titems",
        "Q902\tNorwegian Armed Forces\t\t\t120\t\tarmed forces\titems2021",
        "Q903\tlittle known thing\t\t\t1\t\tarmed forces\titems2021",
    ),
    "wikitrivia_places.tsv": (
        "qid\tlabel_en\tdescription_en\tenwiki_title\tpopulation\tinstance_of",
        "Q911\tExampleville\tCity in Northland, Norway\tExampleville\t500000\tcity",
        "Q912\tNorthland County\tCounty of Norway\tNorthland\t900000\tcounty of Norway",
        "Q913\tTinytown\tTown in Norway\tTinytown\t900\ttown",
        "Q914\tThe Cape\tPeninsula\tThe Cape\t400000\tpeninsula",
    ),
    "verified.tsv": (
        "item\tlabel\ttype\tclasses\tcountry\taliases\tsource",
        "Q980\tFjordport\tplace\tcity\tNO\tPort Fjord\tn=2: a file; another file; 2026-01-02",
        "Q981\tFjord Council\torganisation\torganization\t\tFC\tn=1: a file; 2026-01-02",
    ),
    "wof_iq_sy_ir.tsv": (
        "qid\tcountry\tplacetype\tname\tgeonames\tiso\tlat\tlon\tpopulation\teng\tara\tfas\tfra\tdeu",
        "Q940\tNO\tlocality\tFar away\t\t\t60.0\t10.0\t\tFar away\t\t\t\t",
    ),
    "seed.tsv": (
        "name\tqid\tenglish_label\tshort_type\taliases\tevidence\tverified",
        "Fjord Base\tQ950\tFjord Base\tairbase\tFjord air base|the fjord (descr.)\tn=2\tyes",
        "Somebody\tUNVERIFIED\t\thuman\tSome One\t\tno",
    ),
}
BODIES = {
    "Q970": {"label": "NATO", "description": "an alliance"},
    "Q971": {"label": "Norway Coast Guard"},
    "Q972": {"label": "G20", "description": "a store chain"},
    "Q973": {"label": "Southland", "description": "state of Mexico"},
    "Q974": {"label": "Westland", "description": "county of Norway"},
}


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("tables")
    for name, lines in TABLES.items():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    text = "X = Item(IRI('http://www.wikidata.org/entity/{}')).register(labels=[Text('{}', 'en')])\n"
    (folder / "item_country.py").write_text(text.format("Q921", "Denmark"), encoding="utf-8")
    (folder / "item_continent.py").write_text(text.format("Q960", "Europe"), encoding="utf-8")
    codes = [
        {"iso1A2": "NO", "wikidata": "Q920"},
        {"iso1A2": "DK", "wikidata": "Q999"},
        {"iso1A2": "GL", "wikidata": "Q922", "country": "DK"},
        {"iso1A2": "XX", "wikidata": "Q923"},
    ]
    features = [{"properties": properties} for properties in codes]
    write(folder / "borders.json", {"features": features})
    town = {"geonameid": 1, "countrycode": "NO", "latitude": 61.5, "longitude": 9.5, "population": 480000}
    port = {**town, "geonameid": 2, "latitude": 60.0, "longitude": 5.0, "name": "Fjordport", "alternatenames": []}
    write(folder / "cities15000.json", {"1": {**town, "name": "Exampleville", "alternatenames": []}, "2": port})
    write(folder / "countries.json", {"NO": {"capital": "Exampleville", "population": 5000000}})
    write(folder / "bodies.json", {"wikidata": BODIES})
    sources = {"facts": "", "seed": "seed.tsv", "kif": "", "borders": "borders.json", "geonames": ""}
    tables = {**sources, "bodies": "bodies.json", "verified": "verified.tsv"}
    options = [f"--{name}={folder / path}" for name, path in tables.items()]
    main([*options, "--date=2026-01-02", f"--out={folder}"])
    return Catalogue(folder)


def write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content), encoding="utf-8")


def test_the_items_are_those_that_the_tables_bear_out(gathered: Catalogue) -> None:
    labels = [gathered.known(item).item.label for item in gathered.items]
    assert labels == [
        "Ada Example",
        "Norwegian Armed Forces",
        "Exampleville",
        "Northland County",
        "The Cape",
        "Norway",
        "Denmark",
        "Greenland",
        "Fjord Base",
        "Europe",
        "NATO",
        "Norway Coast Guard",
        "Westland",
        "Fjordport",
        "Fjord Council",
    ]


def test_a_country_two_tables_disagree_on_is_the_one_with_the_plain_name(gathered: Catalogue) -> None:
    assert Qid("Q921") in gathered
    assert Qid("Q999") not in gathered


def test_a_town_has_its_degrees_country_and_region_and_a_capitals_prior(gathered: Catalogue) -> None:
    town = gathered.known(Qid("Q911"))
    assert (town.item.latitude, town.item.country, town.item.within, town.prior) == (61.5, "Q920", "Q912", 0.75)


def test_a_country_has_its_code_capital_people_and_the_middle_of_its_towns(gathered: Catalogue) -> None:
    (row,) = (row for row in read_rows(gathered.folder / "items.tsv") if row["item"] == "Q920")
    assert (row["code"], row["capital"], row["latitude"]) == ("NO", "Q911", "60.8")
    assert "Norwegian" in row["demonyms"].split("|")


def test_a_town_verified_by_hand_has_its_degrees_from_geonames(gathered: Catalogue) -> None:
    town = gathered.known(Qid("Q980"))
    assert (town.item.latitude, town.item.country, town.names) == (60.0, "Q920", ("Fjordport", "Port Fjord"))
    assert town.item.source == "checked one by one; GeoNames"


def test_a_body_verified_by_hand_is_known_by_news(gathered: Catalogue) -> None:
    assert (gathered.known(Qid("Q981")).prior, gathered.known(Qid("Q981")).item.country) == (0.75, None)


def test_every_item_verified_by_hand_stands_once_and_names_its_evidence_and_day() -> None:
    rows = list(read_rows(VERIFIED))
    assert len({row["item"] for row in rows}) == len(rows)
    assert all(re.fullmatch(r"n=\d+: .+; \d{4}-\d\d-\d\d", row["source"]) for row in rows)


def test_a_well_known_town_lies_where_the_one_that_outgrows_all_of_its_name_lies() -> None:
    norway = Country(
        code="NO", item="Q920", names=("Norway",), demonyms=(), state="", people=0, capital="", middle=("", "")
    )
    town = Town(id=1, name="exampleville", country="NO", latitude=61.5, longitude=9.5, population=480_000)
    row = Row(
        item="Q911", label="Exampleville", type="place", classes=("Q515",), prior="0.80", source="x", date="2026-01-01"
    )
    countries = Countries(known={"NO": norway})
    small, large = (replace(town, id=2, country="US", population=people) for people in (100_000, 300_000))
    for other, country in ((small, "Q920"), (large, "")):
        towns = Towns(named={"exampleville": [other, town]}, countries={})
        assert [found.country for found in with_places([row], towns, countries)] == [country]
    little_known = replace(row, prior="0.50")
    assert [found.country for found in with_places([little_known], towns, countries)] == [""]


def test_a_territory_belongs_to_its_state(gathered: Catalogue) -> None:
    assert gathered.known(Qid("Q922")).item.country == "Q921"


def test_a_region_has_the_level_and_the_state_of_its_class_and_its_name_alone_names_it(gathered: Catalogue) -> None:
    region = gathered.known(Qid("Q912"))
    assert (region.item.classes[0], region.item.country) == ("Q10864048", "Q920")
    assert "Northland" in region.names


def test_a_region_of_an_unknown_state_is_left_out(gathered: Catalogue) -> None:
    assert Qid("Q974") in gathered
    assert Qid("Q973") not in gathered


def test_a_shop_that_is_called_like_a_body_is_left_out(gathered: Catalogue) -> None:
    assert Qid("Q972") not in gathered


def test_a_town_whose_name_an_unlisted_town_bears_too_is_marked() -> None:
    town = Town(id=1, name="exampleville", country="NO", latitude=61.5, longitude=9.5, population=480_000)
    other = replace(town, id=2, country="US", latitude=40.0, longitude=-90.0, population=400_000)
    row = Row(
        item="Q911",
        label="Exampleville",
        type="place",
        classes=("Q515",),
        latitude="61.50",
        longitude="9.50",
        source="x",
        date="2026-01-01",
    )
    near = replace(row, item="Q912", latitude="40.00", longitude="-90.00")
    towns, nowhere = Towns(named={"exampleville": [town, other]}, countries={}), Countries(known={})
    assert [found.shared for found in with_namesakes([row], towns, nowhere)] == [("Exampleville",)]
    assert [found.shared for found in with_namesakes([row, near], towns, nowhere)] == [(), ()]
    small = Towns(named={"exampleville": [town, replace(other, population=9_000)]}, countries={})
    assert [found.shared for found in with_namesakes([row], small, nowhere)] == [()]


def test_a_regions_bare_name_is_left_to_its_large_town_that_is_no_row() -> None:
    norway = Country(
        code="NO", item="Q920", names=("Norway",), demonyms=(), state="", people=0, capital="", middle=("", "")
    )
    town = Town(id=1, name="northland", country="NO", latitude=61.5, longitude=9.5, population=480_000)
    region = Row(
        item="Q912",
        label="Northland County",
        type="place",
        classes=("Q10864048",),
        country="Q920",
        prior="0.60",
        aliases=("Northland",),
        source="x",
        date="2026-01-01",
    )
    towns, countries = Towns(named={"northland": [town]}, countries={}), Countries(known={"NO": norway})
    assert [row.shared for row in with_namesakes([region], towns, countries)] == [("Northland",)]
    listed = replace(region, item="Q913", label="Northland", classes=("Q515",), aliases=())
    assert [row.shared for row in with_namesakes([region, listed], towns, countries)] == [(), ()]


def test_a_body_belongs_to_the_country_its_name_tells(gathered: Catalogue) -> None:
    assert {gathered.known(Qid(item)).item.country for item in ("Q901", "Q902", "Q971")} == {"Q920"}


def test_remarks_among_the_aliases_are_no_names(gathered: Catalogue) -> None:
    assert gathered.known(Qid("Q950")).names == ("Fjord Base", "Fjord air base")


def test_rows_of_one_item_are_joined_and_keep_every_source() -> None:
    first = Row(item="Q1", label="A", type="place", source="x", date="2026-01-01")
    later = Row(item="Q1", label="B", type="place", latitude="1", longitude="2", source="y", date="2026-01-01")
    row = joined([first, later])[0]
    assert (row.label, row.aliases, row.latitude, row.source) == ("A", ("B",), "1", "x; y")


def test_the_head_noun_of_a_class_is_before_its_place() -> None:
    assert [head_noun(label) for label in ("province of Iran", "political party in Chile", "")] == [
        "province",
        "party",
        "",
    ]


def test_a_prior_grows_with_what_is_known_and_is_none_without() -> None:
    assert best() == 0
    assert 0 < best(sitelinks="10") < best(sitelinks="100") < best(sitelinks="1000") <= 1
    assert best(population="1000000") == pytest.approx(0.6, abs=0.01)
