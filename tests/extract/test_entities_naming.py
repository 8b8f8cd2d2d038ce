"""Which spellings, parts and acronyms are one name, without a trained pipeline."""

import pytest

from kg.extract.entities.plurals import plural_of
from kg.extract.entities.spelling import close_in_length, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [("qassem saleh", "qasim salih"), ("al raqqah dam", "raqqa dam"), ("muammar haddad", "moammar hadad")],
)
def test_spellings_of_one_name_share_their_consonants(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)
    assert close_in_length(one, other)


@pytest.mark.parametrize(("one", "other"), [("karim haddad", "karim hamdan")])
def test_other_names_have_other_consonants(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_a_name_of_few_consonants_has_no_skeleton() -> None:
    assert skeleton("ali") == ()


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("air base", "air bases"),
        ("militiaman", "militiamen"),
        ("county", "counties"),
        ("valley", "valleys"),
        ("church", "churches"),
        ("troops", "troops"),
        ("aircraft", "aircraft"),
        ("witness", "witnesses"),
        ("hostage", "hostages"),
    ],
)
def test_plurals_of_the_lists_are_english(noun: str, plural: str) -> None:
    assert plural_of(noun) == plural
