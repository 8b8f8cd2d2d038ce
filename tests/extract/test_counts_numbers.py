"""Numbers as news writes them, read off words alone."""

import pytest

from kg.extract.counts.numbers import Numerals, numerals, quantity
from kg.schema import Schema


@pytest.fixture(scope="session")
def known(schema: Schema) -> Numerals:
    return numerals(schema)


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("at least 20 people", (20, None)),
        ("more than 20 people", (20, None)),
        ("up to 20 people", (None, 20)),
        ("as many as 20 people", (None, 20)),
        ("about 20 people", (20, 20)),
        ("nearly 1,200 people", (1200, 1200)),
        ("between 20 and 30 people", (20, 30)),
        ("20 to 30 people", (20, 30)),
        ("20 or more people", (20, None)),
        ("43+ people", (43, None)),
        ("dozens of people", (24, None)),
        ("scores of people", (40, None)),
        ("hundreds of people", (200, None)),
        ("several people", (3, None)),
        ("a dozen people", (12, 12)),
        ("two dozen people", (24, 24)),
        ("half a dozen people", (6, 6)),
        ("a hundred people", (100, 100)),
        ("two hundred and five people", (205, 205)),
        ("twenty-five people", (25, 25)),
        ("three thousand people", (3000, 3000)),
        ("both people", (2, 2)),
        ("another person", (1, 1)),
    ],
)
def test_a_number_has_the_bounds_its_words_give(
    words: str, bounds: tuple[int | None, int | None], known: Numerals
) -> None:
    found = quantity(words.split(), known)
    assert found is not None
    assert (found.minimum, found.maximum) == bounds


def test_words_without_a_number_give_none(known: Numerals) -> None:
    assert quantity(["the", "people", "of", "the", "town"], known) is None


def test_a_qualifier_before_the_phrase_is_read_with_it(known: Numerals) -> None:
    found = quantity(["killing", "at", "least", "20"], known, start=3)
    assert found is not None
    assert (found.minimum, found.maximum, found.begin, found.rule) == (20, None, 1, "at least")
