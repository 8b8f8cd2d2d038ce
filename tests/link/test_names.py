"""Names brought to one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.link.names import folded, in_capitals, plain_name, skeleton


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("the Netherlands’", "netherlands"),
        ("Côte d'Ivoire", "cote divoire"),
        ("Łódź", "lodz"),
        ("Port-au-Prince", "port au prince"),
        ("D.C.", "dc"),
        ("Disney+", "disney plus"),
    ],
)
def test_case_accents_points_and_articles_do_not_tell_names_apart(name: str, key: str) -> None:
    assert folded(name) == key


@pytest.mark.parametrize("name", ["Deir ez-Zor", "Dayr al-Zawr", "Dayr Az Zawr", "Deir al-Zour"])
def test_ways_to_write_an_arabic_name_share_their_consonants(name: str) -> None:
    assert skeleton(name) == "drzr"


def test_two_consonants_are_no_skeleton() -> None:
    assert skeleton("Al Asa") == ""


def test_only_short_names_in_capitals_are_acronyms() -> None:
    assert [in_capitals(name) for name in ("U.S.", "the UN", "Us", "BAGHDAD")] == ["US", "UN", "", ""]


def test_the_possessive_is_no_part_of_a_name() -> None:
    assert plain_name("the  Emirates'") == "Emirates"
    assert plain_name("Norway’s") == "Norway"


@given(st.text())
def test_a_folded_name_is_lower_case_words_with_single_spaces(name: str) -> None:
    key = folded(name)
    assert key == " ".join(key.split())
    assert key == key.lower()
