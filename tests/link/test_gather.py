"""The catalogue is gathered from tables: small ones of invented figures here."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.link.catalogue import Catalogue
from kg.link.gather.__main__ import main
from kg.link.gather.kinds import head_noun
from kg.link.gather.priors import best
from kg.link.gather.row import Row, joined
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
        "Q912\tNorthland\tCounty of Norway\tNorthland\t900000\tcounty of Norway",
        "Q913\tTinytown\tTown in Norway\tTinytown\t900\ttown",
        "Q914\tThe Cape\tPeninsula\tThe Cape\t400000\tpeninsula",
    ),
    "dr5hn_countries.tsv": (
        "qid\tiso2\tiso3\tname\tnative\tnationality\tcapital\tlat\tlon\tpopulation",
        "Q920\tNO\tNOR\tNorway\tNorge\tNorwegian\tExampleville\t62.0\t10.0\t5000000",
        "Q921\tDK\tDNK\tDenmark\tDanmark\tDanish\tElsewhere\t56.0\t10.0\t5000000",
    ),
    "dr5hn_states.tsv": (
        "iso3166_2\tcountry\tname\tnative\ttype\tlat\tlon\tpopulation\tqid",
        "NO-01\tNO\tNorthland\tNordland\tcounty\t66.0\t14.0\t900000\tQ912",
        "NO-02\tNO\tTwice\tTwice\tcounty\t60.0\t14.0\t900000\tQ930",
        "NO-03\tNO\tTwice again\tTwice again\tcounty\t60.0\t14.0\t900000\tQ930",
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


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("tables")
    for name, lines in TABLES.items():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    text = "X = Item(IRI('http://www.wikidata.org/entity/{}')).register(labels=[Text('{}', 'en')])\n"
    (folder / "item_country.py").write_text(text.format("Q921", "Denmark"), encoding="utf-8")
    (folder / "item_continent.py").write_text(text.format("Q960", "Europe"), encoding="utf-8")
    codes = [{"iso1A2": "NO", "wikidata": "Q920"}, {"iso1A2": "DK", "wikidata": "Q999"}]
    features = [{"properties": properties} for properties in codes]
    write(folder / "borders.json", {"features": features})
    town = {"geonameid": 1, "countrycode": "NO", "latitude": 61.5, "longitude": 9.5, "population": 480000}
    write(folder / "towns.json", {"1": {**town, "name": "Exampleville", "alternatenames": []}})
    write(folder / "bodies.json", {"wikidata": {"Q970": {"label": "NATO"}, "Q971": {"label": "Norway Coast Guard"}}})
    sources = {"facts": "", "seed": "seed.tsv", "kif": "", "borders": "borders.json", "geonames": "towns.json"}
    options = [f"--{name}={folder / path}" for name, path in {**sources, "bodies": "bodies.json"}.items()]
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
        "Northland",
        "The Cape",
        "Norway",
        "Denmark",
        "Fjord Base",
        "Europe",
        "NATO",
        "Norway Coast Guard",
    ]


def test_a_country_two_tables_disagree_on_is_decided_by_the_third(gathered: Catalogue) -> None:
    assert Qid("Q921") in gathered
    assert Qid("Q999") not in gathered


def test_a_town_has_its_degrees_country_and_region_and_a_capitals_prior(gathered: Catalogue) -> None:
    town = gathered.known(Qid("Q911"))
    assert (town.item.latitude, town.item.country, town.item.within, town.prior) == (61.5, "Q920", "Q912", 0.75)


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
