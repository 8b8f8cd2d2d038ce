"""Names, descriptions, quantities and pronouns, and which of them are one entity."""

from collections.abc import Callable

import pytest

from kg.model import Entity, EntityType, Extraction, MentionKind

ExtractText = Callable[..., Extraction]
pytestmark = pytest.mark.model


def named(found: Extraction) -> dict[str, str]:
    return {entity.label: entity.type.value for entity in found.entities if entity.named}


def words_about(found: Extraction, label: str) -> list[str]:
    entity = next(e for e in found.entities if e.label == label)
    return [m.span.of(found.article.text) for m in found.mentions if m.entity == entity.id]


def described(found: Extraction, kind: EntityType) -> list[str]:
    text = found.article.text
    return [m.span.of(text) for m in found.mentions if m.type is kind and m.kind is MentionKind.NOMINAL]


def entity(found: Extraction, label: str) -> Entity:
    return next(e for e in found.entities if e.label == label)


def test_titles_stay_outside_the_label_and_inside_the_mention(extract_text: ExtractText) -> None:
    found = extract_text("Police arrested Lt. Gen. Karim Haddad in Tunis.")
    assert named(found)["Karim Haddad"] == "person"
    assert "Lt. Gen. Karim Haddad" in words_about(found, "Karim Haddad")


def test_a_surname_with_a_title_is_the_full_name(extract_text: ExtractText) -> None:
    found = extract_text("General Karim Haddad left Tunis. On Monday General Haddad returned, and Haddad spoke.")
    assert words_about(found, "Karim Haddad") == ["General Karim Haddad", "General Haddad", "Haddad"]


def test_two_persons_with_one_surname_stay_two(extract_text: ExtractText) -> None:
    found = extract_text("Anna Berger met Paul Berger in Vienna. Anna Berger and Paul Berger then flew to Rome.")
    assert {"Anna Berger", "Paul Berger"} <= set(named(found))


def test_an_acronym_in_brackets_is_its_name(extract_text: ExtractText) -> None:
    found = extract_text("The Coastal Rescue Organisation (CRO) closed its office. The CRO gave no reason.")
    assert words_about(found, "Coastal Rescue Organisation")[:2] == ["The Coastal Rescue Organisation", "CRO"]
    assert "The CRO" in words_about(found, "Coastal Rescue Organisation")


def test_variants_of_a_state_are_one_place(extract_text: ExtractText) -> None:
    found = extract_text("The United States signed the treaty. The US will pay, and U.S. voters agree.")
    assert words_about(found, "United States")[:2] == ["The United States", "The US"]


def test_a_state_s_armed_forces_are_an_organisation(extract_text: ExtractText) -> None:
    assert named(extract_text("The Turkish army shelled the hill."))["Turkish army"] == "organisation"


def test_a_province_s_noun_makes_its_name_a_place(extract_text: ExtractText) -> None:
    found = extract_text("Shells fell in the eastern province of Dayr al-Qasr on Friday.")
    assert named(found)["Dayr al-Qasr"] == "place"


def test_the_possessor_is_no_part_of_the_name(extract_text: ExtractText) -> None:
    found = extract_text("Iran's Islamic Revolution Guards Corps held a parade.")
    assert named(found) == {"Iran": "place", "Islamic Revolution Guards Corps": "organisation"}


def test_a_hyphen_parts_two_states(extract_text: ExtractText) -> None:
    found = extract_text("Iran-US tensions rose again.")
    assert {"Iran", "US"} <= set(named(found))


def test_a_creed_is_no_organisation(extract_text: ExtractText) -> None:
    found = extract_text("The Takfiri group attacked the town. Takfiri fighters fled.")
    assert "Takfiri" not in named(found)


def test_a_description_keeps_its_determiner_and_of_phrase(extract_text: ExtractText) -> None:
    found = extract_text("A group of their companions left with the rebels from Tarna.")
    assert described(found, EntityType.ORGANISATION)[:2] == ["A group of their companions", "the rebels"]


def test_a_leading_number_is_a_mention_of_its_own(extract_text: ExtractText) -> None:
    found = extract_text("The blast killed 11 Syrian troops.")
    assert described(found, EntityType.QUANTITY) == ["11"]
    assert described(found, EntityType.ORGANISATION) == ["Syrian troops"]


def test_weapons_vehicles_and_facilities_are_told_by_their_nouns(extract_text: ExtractText) -> None:
    found = extract_text("The army fired ballistic missiles at an old air base and destroyed two tanks.")
    assert described(found, EntityType.WEAPON) == ["ballistic missiles"]
    assert described(found, EntityType.FACILITY) == ["an old air base"]
    assert described(found, EntityType.VEHICLE) == ["tanks"]


def test_an_apposition_is_about_the_name_beside_it(extract_text: ExtractText) -> None:
    found = extract_text("Omar Saleh, a Syrian researcher, agreed.")
    assert words_about(found, "Omar Saleh") == ["Omar Saleh", "a Syrian researcher"]


def test_he_is_the_nearest_person(extract_text: ExtractText) -> None:
    found = extract_text("Anna Berger met the ministers. She said that her plan had failed.")
    assert words_about(found, "Anna Berger") == ["Anna Berger", "She", "her"]


def test_no_pronoun_without_an_antecedent(extract_text: ExtractText) -> None:
    found = extract_text("It was late. They had left.")
    assert not [m for m in found.mentions if m.kind is MentionKind.PRONOUN]


def test_dates_are_left_to_another_finder(extract_text: ExtractText) -> None:
    found = extract_text("On Monday, January 6, 2020, the court adjourned at noon.")
    assert not [m for m in found.mentions if m.type in {EntityType.DATE, EntityType.TIME}]


def test_every_mention_has_an_entity_and_spans_are_sorted_and_distinct(extract_text: ExtractText) -> None:
    found = extract_text(
        "The Turkish army and the police of Izmir said that they had freed two hostages near the port."
    )
    ids = {e.id for e in found.entities}
    spans = [m.span for m in found.mentions]
    assert all(m.entity in ids for m in found.mentions)
    assert spans == sorted(set(spans))


def test_a_text_without_prose_has_no_mentions(extract_text: ExtractText) -> None:
    assert extract_text("").mentions == ()


def test_a_given_name_with_two_bearers_is_neither(extract_text: ExtractText) -> None:
    found = extract_text("Anna Berger met Anna Kovacs in Vienna. Anna Berger and Anna Kovacs left. Anna paid.")
    assert words_about(found, "Anna Berger") == ["Anna Berger", "Anna Berger"]


def test_degrees_are_a_place(extract_text: ExtractText) -> None:
    found = extract_text("The ship sank at 33.505716°N 36.269635°E on Friday.")
    assert described(found, EntityType.PLACE) == ["33.505716°N 36.269635°E"]


def test_a_group_that_was_named_is_taken_up_by_its_noun(extract_text: ExtractText) -> None:
    found = extract_text("The Harkan terrorist group seized Tarna. On Sunday the terrorist group left the town.")
    assert words_about(found, "Harkan") == ["The Harkan terrorist group", "the terrorist group"]


def test_groups_of_people_are_marked_as_several(extract_text: ExtractText) -> None:
    found = extract_text("Residents fled. A senior official resigned.")
    assert entity(found, "Residents").plural
    assert not entity(found, "A senior official").plural
    assert not entity(found, "Residents").named
