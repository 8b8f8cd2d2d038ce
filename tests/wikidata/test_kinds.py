"""What an item is, told by its classes."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.errors import LinkError
from kg.model import EntityType, Qid
from kg.wikidata.kinds import ROOTS, Kinds, read_roots

ABOVE = {
    "Q11": ["Q10"],
    "Q10": ["Q5"],
    "Q12": ["Q13"],
    "Q13": ["Q12"],
    "Q14": ["Q43229", "Q515"],
    "Q15": ["Q16", "Q11"],
    "Q16": ["Q16521"],
}


def type_of(
    *classes: str, superclasses: tuple[str, ...] = (), above: Mapping[str, list[str]] = ABOVE
) -> EntityType | None:
    """The type that the package's table gives."""
    kinds = Kinds(read_roots(), lambda one: [Qid(up) for up in above.get(one, ())])
    return kinds.type_of(map(Qid, classes), map(Qid, superclasses))


def test_the_nearest_known_class_above_decides() -> None:
    assert type_of("Q11") is EntityType.PERSON
    assert type_of("Q15") is None  # a taxon, two steps up; a human, three


def test_of_classes_equally_near_the_first_in_the_table_decides() -> None:
    assert type_of("Q14") is EntityType.ORGANISATION


def test_the_first_class_that_says_something_decides() -> None:
    assert type_of("Q999", "Q515", "Q5") is EntityType.PLACE
    assert type_of("Q4167836", "Q515") is None


def test_classes_that_lie_above_each_other_end_the_climb() -> None:
    assert type_of("Q12") is None


def test_a_model_of_weapon_or_vehicle_is_told_by_what_it_is_a_kind_of() -> None:
    assert type_of(superclasses=("Q728",)) is EntityType.WEAPON
    assert type_of("Q999", superclasses=("Q42889",)) is EntityType.VEHICLE
    assert type_of(superclasses=("Q515",)) is None  # the class of cities is no city


def test_every_class_of_the_table_stands_there_once_with_its_source() -> None:
    rows = [line.split("\t") for line in ROOTS.read_text(encoding="utf-8").splitlines()]
    assert len({row[0] for row in rows}) == len(rows) == len(read_roots()) + 1
    assert all(len(row) == 4 and all(row) for row in rows)


@pytest.mark.parametrize("table", ["class\ttype\nQ5\tman\n", "a\tb\nQ5\tperson\n", "class\ttype\nQ5\n", ""])
def test_a_table_of_another_shape_is_told(table: str, tmp_path: Path) -> None:
    path = tmp_path / "classes.tsv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(LinkError, match="not a table of classes: give the columns"):
        read_roots(path)


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LinkError, match="cannot be read"):
        read_roots(tmp_path / "none.tsv")
