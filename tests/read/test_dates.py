"""Dates of publication."""

import pytest

from kg.errors import ArticleError
from kg.read.dates import checked_published, full_date_in, is_date_line, published_in


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2020-01-28", "2020-01-28"),
        (" 2020-01-28 ", "2020-01-28"),
        ("2020-01-28T10:15", "2020-01-28T10:15:00"),
        ("2020-01-28T10:15:00Z", "2020-01-28T10:15:00+00:00"),
        ("2020-01-28T10:15:00+03:30", "2020-01-28T10:15:00+03:30"),
    ],
)
def test_iso_dates_and_times_are_kept_in_the_extended_form(given: str, kept: str) -> None:
    assert checked_published(given, "--published") == kept


@pytest.mark.parametrize("given", ["28 January 2020", "2020-13-01", "2020", "2020-01", "", "yesterday"])
def test_anything_else_is_refused_with_the_form_wanted(given: str) -> None:
    with pytest.raises(ArticleError, match=r"a\.jsonl line 3: .* write it like 2020-01-28"):
        checked_published(given, "a.jsonl line 3")


@pytest.mark.parametrize(
    "line",
    [
        "2020-01-28",
        "Tuesday, January 28, 2020",
        "Tue Jan 28, 2020 10:15AM",
        "28 January 2020 - 10:15 GMT",
        "28th Jan. 2020",
        "10:15 GMT, 28 January 2020",
        "Published: 2020-01-28T10:15:00Z",
        "Published on January 28, 2020, 10:15 | Updated January 29, 2020",
        "First published: 28 January 2020",
        "Date: 28 January 2020",
        "JANUARY 28, 2020 / 10:15 AM / UPDATED 2 DAYS AGO",
        "Tuesday, 28 January 2020 10:43 AM  [ Last Update: Wednesday, 29 January 2020 10:49 AM ]",
    ],
)
def test_a_line_that_is_a_date_gives_the_day_of_publication(line: str) -> None:
    assert published_in(line) == "2020-01-28"


@pytest.mark.parametrize(
    "line",
    [
        "Updated: January 29, 2020",
        "On January 28, 2020 a bomb went off",
        "January 28",
        "Tuesday",
        "January 2020",
        "31 February 2020",
    ],
)
def test_no_day_is_taken_from_updates_sentences_or_parts_of_dates(line: str) -> None:
    assert published_in(line) is None


def test_a_line_about_an_update_is_a_date_line_all_the_same() -> None:
    assert is_date_line("Last updated: 29 January 2020 at 11:00 GMT")


def test_the_first_whole_date_of_a_line_is_found() -> None:
    assert full_date_in("By Ann Lee | Jan. 28, 2020 | 3 min") == "2020-01-28"
    assert full_date_in("By Ann Lee") is None
