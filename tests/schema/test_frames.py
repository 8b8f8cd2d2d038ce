"""Frames: what one Turtle file says, what it inherits, and what the model must never hold twice."""

from collections import Counter
from pathlib import Path

import pytest

from kg.errors import SchemaError
from kg.schema import Frame, Schema, load_schema

PREFIXES = """@prefix kg: <https://w3id.org/dateline/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
kg:Event a owl:Class ; rdfs:label "event" ; kg:fills [ kg:role "agent" ; kg:verbSlots "subject" ; kg:type "person" ] .
"""
PARADE = 'kg:Parade a owl:Class ; rdfs:label "parade" ; rdfs:subClassOf kg:Event ; kg:verb "parade", "march past" '


def frames_of(folder: Path, turtle: str) -> dict[str, Frame]:
    """The frames of a one-file ontology."""
    (folder / "events.ttl").write_text(PREFIXES + turtle, encoding="utf-8")
    return dict(load_schema(folder).frames)


def test_a_class_and_its_triggers_come_from_one_file(tmp_path: Path) -> None:
    parade = frames_of(tmp_path, PARADE + ".")["Parade"]
    assert parade.classes == ("parade", "event")
    assert [(trigger.lemma, trigger.rest) for trigger in parade.triggers] == [("march", ("past",)), ("parade", ())]


def test_roles_are_inherited(tmp_path: Path) -> None:
    parade = frames_of(tmp_path, PARADE + ".")["Parade"]
    assert [(role.name, [slot.name for slot in role.verb]) for role in parade.roles] == [("agent", ["subject"])]


def test_an_own_role_replaces_the_inherited_one(tmp_path: Path) -> None:
    own = '; kg:fills [ kg:role "agent" ; kg:verbSlots "by with:group" ; kg:type "person" ] .'
    (role,) = frames_of(tmp_path, PARADE + own)["Parade"].roles
    assert [(slot.name, set(slot.types)) for slot in role.verb] == [("by", {"person"}), ("with", {"group"})]


def test_a_role_without_slots_is_taken_away(tmp_path: Path) -> None:
    assert frames_of(tmp_path, PARADE + '; kg:fills [ kg:role "agent" ] .')["Parade"].roles == ()


def test_several_parents_give_their_roles(tmp_path: Path) -> None:
    both = """kg:A a owl:Class ; rdfs:label "a" ; rdfs:subClassOf kg:Event ;
        kg:fills [ kg:role "place" ; kg:nounSlots "in" ] .
    kg:B a owl:Class ; rdfs:label "b" ; rdfs:subClassOf kg:Event ;
        kg:fills [ kg:role "weapon" ; kg:nounSlots "with" ] .
    kg:C a owl:Class ; rdfs:label "c" ; rdfs:subClassOf kg:A, kg:B ."""
    assert {role.name for role in frames_of(tmp_path, both)["C"].roles} == {"agent", "place", "weapon"}


def test_a_condition_asks_for_types_or_lemmas(tmp_path: Path) -> None:
    turtle = PARADE + '; kg:trigger [ kg:noun "parade" ; kg:needs "of:group|tank" ] .'
    noun = next(trigger for trigger in frames_of(tmp_path, turtle)["Parade"].triggers if trigger.pos == "noun")
    assert (noun.needs[0].slot, noun.needs[0].types, noun.needs[0].words) == ("of", {"group"}, {"tank"})


@pytest.mark.parametrize(
    ("turtle", "complaint"),
    [
        ('; kg:trigger [ kg:noun "parade" ; kg:needs "of:Tanks" ] .', "no kg:WordList"),
        ('; kg:fills [ kg:role "agent" ; kg:type "robot" ] .', "no filler type robot"),
        ('; kg:fills [ kg:verbSlots "subject" ] .', "without kg:role"),
    ],
)
def test_a_slip_in_a_frame_is_named(tmp_path: Path, turtle: str, complaint: str) -> None:
    with pytest.raises(SchemaError, match=complaint):
        frames_of(tmp_path, PARADE + turtle)


def test_the_ontology_has_the_attack_family_and_its_neighbours(schema: Schema) -> None:
    attacks = [frame for frame in schema.frames.values() if frame.is_a("Attack")]
    assert len(attacks) >= 25
    assert len(schema.frames) >= 60
    assert not schema.frames["Killing"].is_a("Attack")
    assert not schema.frames["Injury"].is_a("Attack")


def test_no_label_names_two_types(schema: Schema) -> None:
    labels = Counter(frame.label for frame in schema.frames.values())
    assert [label for label, number in labels.items() if number > 1 or label != label.lower()] == []


def test_every_type_is_described(schema: Schema) -> None:
    assert [frame.name for frame in schema.frames.values() if not frame.comment] == []


def test_every_trigger_is_unambiguous_or_ranked(schema: Schema) -> None:
    claims = Counter(
        (trigger.pos, trigger.lemma, trigger.rest, trigger.needs, trigger.rank)
        for frame in schema.frames.values()
        for trigger in set(frame.triggers)
    )
    assert [claim[:3] for claim, number in claims.items() if number > 1] == []


def test_every_file_holds_one_type_named_after_it(schema: Schema) -> None:
    folder = Path(__file__).parents[2] / "ontology" / "events"
    names = {path.stem.replace("-", "") for path in folder.glob("*.ttl")}
    assert {name.lower() for name, frame in schema.frames.items() if frame.triggers} <= names
