"""Relations: every example of every relation type is a test."""

from collections.abc import Callable

import pytest

from kg.model import Extraction
from kg.schema import load_schema
from kg.schema.relations import RelationExample, RelationType

ExtractText = Callable[..., Extraction]
pytestmark = pytest.mark.model
SYMMETRIC = {r.label for r in load_schema().relations if r.symmetric}
SHOWN = [(r.label, example) for r in load_schema().relations for example in r.examples if example.source]
NOT_SHOWN = [(r.label, example.text) for r in load_schema().relations for example in r.examples if not example.source]


def relations(extraction: Extraction) -> set[tuple[str, str, str]]:
    labels = {entity.id: " ".join((entity.label, *entity.names)) for entity in extraction.entities}
    return {(labels[r.source], r.type, labels[r.target]) for r in extraction.relations}


def holds(name: str, label: str) -> bool:
    return any(form.removeprefix("the ").removeprefix("The ") in label for form in name.split("|"))


@pytest.mark.parametrize(("label", "example"), SHOWN, ids=lambda value: getattr(value, "text", str(value)))
def test_an_example_shows_its_relation(label: str, example: RelationExample, extract_text: ExtractText) -> None:
    found = {(a, b) for a, type_, b in relations(extract_text(example.text)) if type_ == label}
    if label in SYMMETRIC:
        found |= {(b, a) for a, b in found}
    assert any(holds(example.source, a) and holds(example.target, b) for a, b in found), found


@pytest.mark.parametrize(("label", "text"), NOT_SHOWN)
def test_a_counterexample_shows_none(label: str, text: str, extract_text: ExtractText) -> None:
    assert label not in {type_ for _, type_, _ in relations(extract_text(text))}


def test_every_relation_type_has_an_example_and_a_counterexample() -> None:
    types = {relation.label for relation in load_schema().relations}
    assert types == {label for label, _ in SHOWN} == {label for label, _ in NOT_SHOWN}


def test_a_country_is_read_off_the_adjective_of_a_province(extract_text: ExtractText) -> None:
    found = relations(extract_text("Iraq sent help. Rebels hold the western Iraqi province of Anbar."))
    assert any("Anbar" in a and type_ == "located in" and "Iraq" in b for a, type_, b in found)


def test_a_negated_verb_gives_a_negated_relation(extract_text: ExtractText) -> None:
    found = extract_text("The Green Party does not support the Labour Party.").relations
    assert {r.status.value for r in found if r.type == "supports"} <= {"negated"}


@pytest.mark.parametrize("relation", load_schema().relations, ids=lambda relation: relation.label)
def test_every_relation_has_examples(relation: RelationType) -> None:
    shown = [example for example in relation.examples if example.source]
    assert len(shown) >= 3
    assert len(relation.examples) > len(shown)
