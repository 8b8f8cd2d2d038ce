"""The starter catalogue keeps its promises."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.errors import LinkError
from kg.link.catalogue import STARTER, Catalogue
from kg.link.gather.keys import keys_of
from kg.link.gather.row import COLUMNS, Row, read_rows
from kg.model import EntityType, Qid

ROWS = list(read_rows(STARTER / "items.tsv"))
ALLOWED = {
    "checked one by one",
    "wikitrivia entities",
    "wikitrivia places",
    "country-coder",
    "name-suggestion-index",
    "kif-lib",
    "Who's On First",
    "GeoNames",
}
CLASSES = {row["item"] for row in read_rows(STARTER / "classes.tsv")}


def cell(row: Mapping[str, str], column: str) -> list[str]:
    return row[column].split("|") if row[column] else []


def test_every_row_has_every_column() -> None:
    assert {tuple(row) for row in ROWS} == {COLUMNS}


def test_no_item_stands_twice_and_so_has_one_type() -> None:
    assert [item for item, times in Counter(row["item"] for row in ROWS).items() if times > 1] == []


def test_every_type_is_an_entity_type() -> None:
    assert {row["type"] for row in ROWS} <= {type_.value for type_ in EntityType}


def test_every_class_is_known() -> None:
    assert {kind for row in ROWS for kind in cell(row, "classes")} <= CLASSES


def test_countries_and_places_referred_to_are_in_the_catalogue() -> None:
    items = {row["item"] for row in ROWS}
    assert {row[column] for row in ROWS for column in ("country", "within") if row[column]} <= items


def test_degrees_and_priors_are_in_range() -> None:
    assert all(-90 <= float(row["latitude"] or 0) <= 90 and -180 <= float(row["longitude"] or 0) <= 180 for row in ROWS)
    assert all(bool(row["latitude"]) == bool(row["longitude"]) for row in ROWS)
    assert all(0 <= float(row["prior"] or 0) <= 1 for row in ROWS)


def test_every_row_tells_its_source_and_the_day_it_was_read() -> None:
    assert [row["item"] for row in ROWS if not (row["source"] and len(row["date"]) == len("2026-01-01"))] == []


def test_every_source_is_one_whose_licence_and_number_of_rows_the_catalogues_own_page_names() -> None:
    rows = Counter(source for row in ROWS for source in row["source"].split("; "))
    assert set(rows) == ALLOWED
    told = (STARTER / "README.md").read_text(encoding="utf-8")
    assert [source for source in sorted(ALLOWED) if f"| {source} | {rows[source]:,} |" not in told] == []


def test_every_country_has_its_code_its_names_and_its_adjective() -> None:
    states = [row for row in ROWS if row["code"] and "Q3624078" in cell(row, "classes")]
    assert len(states) > 190
    assert [row["label"] for row in states if not (row["prior"] and row["latitude"])] == ["Antarctica"]


def test_every_item_is_an_item_number() -> None:
    assert [row["item"] for row in ROWS if not (row["item"][0] == "Q" and row["item"][1:].isdigit())] == []


def test_the_table_of_names_is_the_one_its_items_give() -> None:
    told = {(key, row["item"]) for row in ROWS for key, _ in keys_of(row_of(row)) if key}
    lines = (line.split("\t") for line in (STARTER / "names.tsv").read_text(encoding="utf-8").splitlines())
    written = {(key, entry.split()[0]) for key, entries in lines for entry in entries.split("|")}
    assert written == told


def row_of(row: Mapping[str, str]) -> Row:
    return Row(
        item=row["item"],
        label=row["label"],
        type=row["type"],
        aliases=tuple(cell(row, "aliases")),
        demonyms=tuple(cell(row, "demonyms")),
        shared=tuple(cell(row, "shared")),
        source=row["source"],
        date=row["date"],
    )


def test_the_catalogue_is_named_after_its_date() -> None:
    assert Catalogue().title == f"starter catalogue {max(row['date'] for row in ROWS)}"


def test_an_item_it_does_not_have_is_an_error_that_says_so() -> None:
    with pytest.raises(LinkError, match="Q0 is not in the starter catalogue"):
        Catalogue().known(Qid("Q0"))


def test_a_missing_table_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(LinkError, match=r"names\.tsv: the catalogue's table cannot be read"):
        Catalogue(tmp_path).named("Iraq")
