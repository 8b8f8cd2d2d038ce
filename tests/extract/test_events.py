"""Events: roles across syntax, outcomes, status, identity, and who is named as the doer."""

from collections.abc import Callable

import pytest

from kg.model import Event, Extraction, Status

pytestmark = pytest.mark.model
Extract = Callable[[str], Extraction]


def event_at(extraction: Extraction, word: str) -> Event:
    """The event with a mention at that word."""
    text = extraction.article.text
    found = [event for event in extraction.events if word in {span.of(text) for span in event.mentions}]
    assert found, [event.trigger.of(text) for event in extraction.events]
    return found[0]


def roles_of(extraction: Extraction, word: str) -> dict[str, set[str]]:
    """The fillers' words of every role of the event at a word."""
    roles: dict[str, set[str]] = {}
    for argument in event_at(extraction, word).arguments:
        roles.setdefault(argument.role, set()).add(argument.span.of(extraction.article.text))
    return roles


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rebels attacked the camp on Monday.", "attacked"),
        ("The camp was attacked by rebels on Monday.", "attacked"),
        ("Rebels carried out an attack on the camp.", "attack"),
        ("The camp came under attack by rebels.", "attack"),
        ("An attack on the camp was carried out by rebels.", "attack"),
        ("Rebels crossed the river and attacked the camp.", "attacked"),
    ],
)
def test_roles_are_the_same_in_every_construction(text: str, word: str, extract_text: Extract) -> None:
    roles = roles_of(extract_text(text), word)
    assert {filler.lower() for filler in roles["perpetrator"]} == {"rebels"}
    assert {filler.lower() for filler in roles["target"]} == {"the camp"}


def test_a_possessor_of_a_strike_is_its_perpetrator(extract_text: Extract) -> None:
    roles = roles_of(extract_text("Israel's strike on a depot in Damascus was condemned."), "strike")
    assert roles["perpetrator"] == {"Israel"}
    assert roles["target"] == {"a depot"}


def test_a_measured_weapon_decides_the_type(extract_text: Extract) -> None:
    extraction = extract_text("The guards fired volleys of ballistic missiles at an air base in Anbar.")
    assert event_at(extraction, "fired").type == "missile attack"
    assert roles_of(extraction, "fired")["weapon"] == {"volleys of ballistic missiles"}


def test_a_containment_chain_gives_each_place(extract_text: Extract) -> None:
    roles = roles_of(extract_text("Gunmen attacked a camp in the western province of Anbar."), "attacked")
    assert "Anbar" in roles["place"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked a base near Tikrit, killing two soldiers.",
        "The attack on a base near Tikrit killed two soldiers.",
        "Two soldiers were killed in an attack on a base near Tikrit.",
        "Rebels launched an attack on a base near Tikrit that led to the killing of two soldiers.",
    ],
)
def test_an_attack_has_the_victims_of_its_outcome(text: str, extract_text: Extract) -> None:
    extraction = extract_text(text)
    attack = next(event for event in extraction.events if event.type == "attack")
    victims = {argument.span.of(text).lower() for argument in attack.arguments if argument.role == "victim"}
    assert victims == {"two soldiers"}


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Rebels attacked the camp.", "attacked", Status.ASSERTED),
        ("The rebels did not attack the camp.", "attack", Status.NEGATED),
        ("Nobody was killed in the village.", "killed", Status.NEGATED),
        ("The army will attack the camp.", "attack", Status.PLANNED),
        ("The rebels plan to attack the camp.", "attack", Status.PLANNED),
        ("The rebels could attack the camp.", "attack", Status.HYPOTHETICAL),
        ("If rebels attack the camp, the army answers.", "attack", Status.HYPOTHETICAL),
        ("Police foiled an attack on the camp.", "attack", Status.NEGATED),
    ],
)
def test_status_is_read_from_the_own_clause(text: str, word: str, status: Status, extract_text: Extract) -> None:
    assert event_at(extract_text(text), word).status is status


def test_a_later_definite_noun_is_the_same_event(extract_text: Extract) -> None:
    extraction = extract_text("Rebels ambushed a convoy near Kirkuk on Monday. The attack lasted an hour.")
    assert event_at(extraction, "ambushed") is event_at(extraction, "attack")


def test_a_summarising_noun_is_a_mention_and_never_an_event_alone(extract_text: Extract) -> None:
    extraction = extract_text("Rebels ambushed a convoy near Kirkuk. The operation was praised by the group.")
    assert event_at(extraction, "operation").type == "ambush"
    assert not [e for e in extract_text("The operation was a success.").events if "attack" in e.classes]


def test_two_attacks_with_other_targets_stay_two(extract_text: Extract) -> None:
    extraction = extract_text("Rebels attacked a bank in Mosul. A day later, rebels attacked a school in Basra.")
    assert len([event for event in extraction.events if event.type == "attack"]) == 2


def test_a_practice_is_no_single_attack(extract_text: Extract) -> None:
    extraction = extract_text("The militia has intensified its attacks in Iraq.")
    assert [event.type for event in extraction.events] == ["escalation"]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded in Mosul. The White Banner claimed responsibility for the attack.",
        "A bomb exploded in Mosul. Officials blamed the White Banner for the attack.",
        "A bomb exploded in Mosul. The attack was blamed on the White Banner.",
        "A bomb exploded in Mosul. The White Banner is suspected to be behind the attack.",
    ],
)
def test_who_is_named_responsible_becomes_a_perpetrator(text: str, extract_text: Extract) -> None:
    doers = {filler.lower() for filler in roles_of(extract_text(text), "exploded").get("perpetrator", set())}
    assert "the white banner" in doers


def test_no_group_is_no_perpetrator(extract_text: Extract) -> None:
    extraction = extract_text("A bomb exploded in Mosul. No group has claimed responsibility for the attack.")
    assert "perpetrator" not in roles_of(extraction, "exploded")


@pytest.mark.parametrize(
    "text",
    [
        "The senator attacked the proposal.",
        "The striker shot over the bar.",
        "Workers went on strike over pay.",
        "The committee killed the bill.",
        "The boys raided the fridge.",
        "Shares were hit by the report.",
    ],
)
def test_other_senses_do_not_fire(text: str, extract_text: Extract) -> None:
    violent = {"attack", "killing", "injury"}
    assert not [event.type for event in extract_text(text).events if violent & set(event.classes)]


def test_an_argument_keeps_the_slot_it_was_read_from(extract_text: Extract) -> None:
    (attack,) = extract_text("Rebels attacked the camp.").events
    assert {a.role: a.evidence.rule for a in attack.arguments} == {"perpetrator": "subject", "target": "object"}
    assert all(0 < argument.evidence.confidence <= 1 for argument in attack.arguments)
