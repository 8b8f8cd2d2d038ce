"""Names in credits, bylines and datelines, and the publisher's own."""

from dataclasses import replace

import pytest

from kg.extract import margins
from kg.extract.reading import Knowledge, reading
from kg.model import Article, EntityType, Extraction, Span, Zone, ZoneKind
from kg.schema import Schema
from kg.stages import Gazetteer
from tests.conftest import AnnotateText

pytestmark = pytest.mark.model


def named(
    parts: list[tuple[ZoneKind, str]], knowledge: Knowledge, annotate_text: AnnotateText, publisher: str | None = None
) -> list[tuple[str, EntityType]]:
    """The entities found in an article made of these parts."""
    text, zones = "", []
    for kind, words in parts:
        zones.append(Zone(kind=kind, span=Span(len(text), len(text) + len(words))))
        text += words + "\n\n"
    article = Article(id="a", source="a.txt", text=text, zones=tuple(zones), publisher=publisher)
    doc = replace(annotate_text("Nothing."), article=article).doc
    found = margins.finder(knowledge)(reading(doc, Extraction(article=article)))
    return [(entity.label, entity.type) for entity in found.entities]


@pytest.fixture(scope="module")
def knowledge(schema: Schema, gazetteer: Gazetteer) -> Knowledge:
    """What finders know."""
    return Knowledge(schema=schema, gazetteer=gazetteer)


def test_a_known_agency_in_a_credit_is_an_organisation(knowledge: Knowledge, annotate_text: AnnotateText) -> None:
    """And the word Photo is not."""
    parts = [(ZoneKind.CREDIT, "(Photo by AFP)")]
    assert named(parts, knowledge, annotate_text) == [("AFP", EntityType.ORGANISATION)]


def test_a_dateline_names_its_place_and_its_agency(knowledge: Knowledge, annotate_text: AnnotateText) -> None:
    """In capitals the place counts whether it is known or not; its label is written as names are."""
    parts = [(ZoneKind.DATELINE, "UPPER NORSK, Iraq, March 3 (Gulf Wire) —")]
    assert named(parts, knowledge, annotate_text) == [
        ("Upper Norsk", EntityType.PLACE),
        ("Iraq", EntityType.PLACE),
        ("Gulf Wire", EntityType.ORGANISATION),
    ]


def test_a_person_in_a_byline_is_left_alone(knowledge: Knowledge, annotate_text: AnnotateText) -> None:
    """Only known organisations count there."""
    assert named([(ZoneKind.BYLINE, "By Hana Selwood")], knowledge, annotate_text) == []


def test_the_publisher_is_one_entity_wherever_it_names_itself(
    knowledge: Knowledge, annotate_text: AnnotateText
) -> None:
    """Twice in the furniture, one organisation."""
    parts = [(ZoneKind.FURNITURE, "Follow Gulf Wire"), (ZoneKind.FURNITURE, "(c) Gulf Wire")]
    assert named(parts, knowledge, annotate_text, "Gulf Wire") == [("Gulf Wire", EntityType.ORGANISATION)]
