"""What the names of known things are names of."""

import pytest

from kg.link import make_gazetteer
from kg.model import EntityType

TYPES_OF = make_gazetteer()


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("Iraq", EntityType.PLACE),
        ("the United Kingdom", EntityType.PLACE),
        ("Iraqi", EntityType.NATIONALITY),
        ("Britons", EntityType.NATIONALITY),
        ("AFP", EntityType.ORGANISATION),
        ("united nations", EntityType.ORGANISATION),
        ("Donald Trump", EntityType.PERSON),
    ],
)
def test_a_known_name_has_its_type(name: str, type_: EntityType) -> None:
    assert TYPES_OF(name) == {type_}


def test_an_ambiguous_name_has_several_types() -> None:
    assert TYPES_OF("US") == {EntityType.PLACE, EntityType.NATIONALITY}
    assert TYPES_OF("The Pentagon") == {EntityType.FACILITY, EntityType.ORGANISATION}


@pytest.mark.parametrize("name", ["us", "Trump", "Northern", "Zork Frobnitz", ""])
def test_an_unknown_name_has_no_type(name: str) -> None:
    assert TYPES_OF(name) == frozenset()
