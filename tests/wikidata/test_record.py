"""What is kept of an entity."""

import pytest

from kg.errors import LinkError
from kg.wikidata.record import Record, record_of
from kg.wikidata.statements import Held
from tests.wikidata.entities import (
    Json,
    entity,
    item_value,
    of,
    place_value,
    snak,
    statement,
    text_value,
    time_value,
)

ME = "Q190000100"


def record(*statements: Json, **more: object) -> Record:
    """The record of an item with these statements."""
    found = record_of(entity(ME, "Ostrel", *statements) | more)
    assert found
    return found


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("P31", "classes"),
        ("P279", "superclasses"),
        ("P17", "countries"),
        ("P131", "within"),
        ("P276", "within"),
        ("P27", "citizenships"),
        ("P106", "occupations"),
        ("P361", "part_of"),
        ("P749", "parents"),
    ],
)
def test_items_that_a_claim_names_are_kept(name: str, field: str) -> None:
    assert getattr(record(of(name, "Q1"), of(name, "Q2"), of(name, "Q1")), field) == ("Q1", "Q2")


@pytest.mark.parametrize(
    ("name", "field"), [("P39", "positions"), ("P463", "member_of"), ("P102", "parties"), ("P54", "teams")]
)
def test_what_is_held_for_a_time_keeps_its_interval(name: str, field: str) -> None:
    interval = {"P580": time_value("+2018-03-01"), "P582": time_value("+2021-00-00", 9)}
    found = getattr(record(of(name, "Q1", qualifiers=interval), of(name, "Q2")), field)
    assert set(found) == {Held(item="Q1", start="2018-03-01", end="2021"), Held(item="Q2")}


@pytest.mark.parametrize(
    ("name", "field"),
    [("P571", "start"), ("P580", "start"), ("P576", "end"), ("P582", "end"), ("P569", "born"), ("P570", "died")],
)
def test_times_are_kept(name: str, field: str) -> None:
    assert getattr(record(statement(name, time_value("+1961-07-04"))), field) == "1961-07-04"


def test_an_event_of_one_day_starts_and_ends_on_it() -> None:
    found = record(statement("P585", time_value("+2020-01-03")))
    assert (found.start, found.end) == ("2020-01-03", "2020-01-03")


def test_founding_counts_before_the_start_of_anything_else() -> None:
    found = record(statement("P580", time_value("+1990-00-00", 9)), statement("P571", time_value("+1980-00-00", 9)))
    assert found.start == "1980"


def test_codes_and_coordinates_are_kept() -> None:
    found = record(
        statement("P1566", text_value("99")),
        statement("P297", text_value("VD")),
        statement("P625", place_value(0.0, -3)),
    )
    assert (found.geonames, found.iso3166, found.latitude, found.longitude) == ("99", "VD", 0.0, -3.0)


def test_a_place_on_another_globe_has_no_coordinates() -> None:
    assert record(statement("P625", place_value(1, 2, globe="Q405"))).latitude is None


def test_demonyms_and_short_names_are_names() -> None:
    found = record(
        statement("P1549", text_value("Ostrelian", "en")),
        statement("P1549", text_value("Ostrelien", "fr")),
        statement("P1813", text_value("OST", "en")),
    )
    assert found.demonyms == {"en": ("Ostrelian",)}
    assert found.names == ("Ostrel", "OST")


def test_deprecated_claims_do_not_hold_and_preferred_ones_lead() -> None:
    found = record(of("P17", "Q1"), of("P17", "Q2", rank="deprecated"), of("P17", "Q3", rank="preferred"))
    assert found.countries == ("Q3", "Q1")


def test_what_has_ended_comes_behind_what_has_not() -> None:
    found = record(of("P17", "Q1", qualifiers={"P582": time_value("+1918-00-00", 9)}), of("P17", "Q2"))
    assert found.countries == ("Q2", "Q1")


@pytest.mark.parametrize("kind", ["somevalue", "novalue"])
def test_no_value_is_taken_from_a_claim_without_one(kind: str) -> None:
    assert record(statement("P31", kind), statement("P570", kind), statement("P625", kind)) == record()


def test_older_dumps_name_an_item_by_its_number_alone() -> None:
    old = {"value": {"entity-type": "item", "numeric-id": 7}, "type": "wikibase-entityid"}
    assert record(statement("P31", old)).classes == ("Q7",)


def test_a_property_named_as_a_value_is_no_item() -> None:
    value = item_value("Q1")
    value["value"] |= {"entity-type": "property", "id": "P1"}
    assert record(statement("P31", value)).classes == ()


def test_languages_come_in_the_order_asked_for_and_mul_last() -> None:
    labels = {one: {"language": one, "value": f"{one} name"} for one in ("mul", "ar", "en", "de")}
    found = record_of(entity(ME) | {"labels": labels}, ("ar", "en"))
    assert found
    assert (list(found.labels), found.label) == (["ar", "en", "mul"], "ar name")


def test_a_label_for_every_language_serves_where_there_is_no_other() -> None:
    found = record_of(entity(ME) | {"labels": {"mul": {"language": "mul", "value": "Ilsa Marenko"}}})
    assert found
    assert found.label == "Ilsa Marenko"


def test_empty_maps_may_be_written_as_lists() -> None:
    empty: dict[str, object] = {part: [] for part in ("labels", "descriptions", "aliases", "claims", "sitelinks")}
    assert record_of(entity(ME) | empty) == Record(item=ME)


def test_sitelinks_are_counted() -> None:
    found = record_of(entity(ME, "Ostrel", sites=17))
    assert found
    assert found.sitelinks == 17


@pytest.mark.parametrize(
    "other",
    [{"type": "property", "id": "P17"}, {"id": "L3"}, {"id": "Q404", "missing": ""}, {"id": "Qx"}, {"id": ""}, {}],
)
def test_what_is_no_item_has_no_record(other: Json) -> None:
    assert record_of(other) is None


def test_an_entity_in_another_layout_is_told() -> None:
    with pytest.raises(LinkError, match=r"^Q190000100: not in the layout of Wikidata's JSON: .*rank"):
        record_of(entity(ME, "Ostrel", of("P31", "Q5") | {"rank": 3}))


def test_a_qualifier_without_a_value_leaves_the_interval_open() -> None:
    held = of("P39", "Q1")
    held["qualifiers"] = {"P580": [snak("P580", "somevalue")]}
    assert record(held).positions == (Held(item="Q1"),)
