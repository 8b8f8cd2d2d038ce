"""Wikidata's times as EDTF."""

import pytest

from kg.wikidata.layout import Value
from kg.wikidata.times import edtf_of

JULIAN = "http://www.wikidata.org/entity/Q1985786"


@pytest.mark.parametrize(
    ("time", "precision", "edtf"),
    [
        ("+2020-01-03T00:00:00Z", 11, "2020-01-03"),
        ("+2020-01-00T00:00:00Z", 10, "2020-01"),
        ("+2020-01-01T00:00:00Z", 9, "2020"),
        ("+2020-00-00T00:00:00Z", 9, "2020"),
        ("+1950-01-01T00:00:00Z", 8, "195X"),
        ("+1801-01-01T00:00:00Z", 7, "18XX"),
        ("+2000-01-01T00:00:00Z", 7, "19XX"),
        ("+0044-03-15T00:00:00Z", 11, "0044-03-15"),
        ("-0044-00-00T00:00:00Z", 9, "-0043"),
        ("-12000-00-00T00:00:00Z", 9, "Y-11999"),
    ],
)
def test_a_time_is_as_exact_as_it_is_known(time: str, precision: int, edtf: str) -> None:
    assert edtf_of(Value(time=time, precision=precision)) == edtf


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ("+1917-10-25", "1917-11-07"),
        ("+1582-10-04", "1582-10-14"),
        ("+1700-02-29", "1700-03-11"),
        ("+0284-11-20", "0284-11-20"),
    ],
)
def test_a_day_of_the_julian_calendar_is_given_in_the_gregorian(julian: str, gregorian: str) -> None:
    assert edtf_of(Value(time=f"{julian}T00:00:00Z", precision=11, calendar=JULIAN)) == gregorian


@pytest.mark.parametrize(
    "time", ["", "+", "2020", "+2020-13-01T00:00:00Z", "+2020-01-32T00:00:00Z", "+0000-01-01T00:00:00Z", "+20x0-01-01"]
)
def test_what_is_no_time_gives_none(time: str) -> None:
    assert edtf_of(Value(time=time, precision=11)) == ""


def test_a_millennium_is_too_vague_and_so_is_a_decade_before_our_era() -> None:
    assert edtf_of(Value(time="+1000-00-00T00:00:00Z", precision=6)) == ""
    assert edtf_of(Value(time="-0050-00-00T00:00:00Z", precision=8)) == ""
    assert edtf_of(Value(time="+2020-00-00T00:00:00Z", precision=None)) == ""


def test_a_day_without_its_number_is_a_month() -> None:
    assert edtf_of(Value(time="+2020-05-00T00:00:00Z", precision=11)) == "2020-05"
