"""Who did it and to whom, where grammar hides it."""

from collections.abc import Callable

import pytest

from kg.model import Event, Extraction

ExtractText = Callable[..., Extraction]
pytestmark = pytest.mark.model


def only(found: Extraction, frame: str) -> Event:
    """The one event of that frame."""
    events = [event for event in found.events if event.frame == frame]
    assert len(events) == 1
    return events[0]


def fillers(event: Event, text: str, role: str) -> list[str]:
    return [argument.span.of(text) for argument in event.arguments if argument.role == role]


def test_whoever_owns_the_weapon_that_acts_is_the_doer(extract_text: ExtractText) -> None:
    text = "Iranian tanks shelled the village of Korda on Monday."
    assert fillers(only(extract_text(text), "Shelling"), text, "perpetrator") == ["Iranian"]


def test_a_bomb_that_explodes_is_no_doer(extract_text: ExtractText) -> None:
    text = "Two bombs were planted. They exploded near a bridge."
    assert not any(fillers(event, text, "perpetrator") for event in extract_text(text).events)


def test_who_foils_an_attack_did_not_attack(extract_text: ExtractText) -> None:
    text = "Police foiled an attack on a church in Basra."
    event = only(extract_text(text), "Attack")
    assert fillers(event, text, "perpetrator") == []
    assert fillers(event, text, "target") == ["a church"]


def test_an_attack_on_a_life_is_one_on_its_owner(extract_text: ExtractText) -> None:
    text = "The governor survived an attack on his life during a parade."
    assert fillers(only(extract_text(text), "Attack"), text, "target") == ["The governor"]


def test_persons_named_after_including_are_among_those_arrested(extract_text: ExtractText) -> None:
    text = "Police arrested nine people, including Ana Brun and Karl Voss."
    assert {"Ana Brun", "Karl Voss"} <= set(fillers(only(extract_text(text), "Arrest"), text, "victim"))


def test_by_reaches_its_passive_over_a_noun_between(extract_text: ExtractText) -> None:
    text = "Forty pupils were kidnapped from a school by separatist militants."
    assert fillers(only(extract_text(text), "Kidnapping"), text, "perpetrator") == ["separatist militants"]


def test_a_place_that_a_relative_clause_hangs_on_kills_nobody(extract_text: ExtractText) -> None:
    text = "A blast in Madrid, Spain which killed 13 people shook the street."
    assert fillers(only(extract_text(text), "Killing"), text, "perpetrator") == []


def test_nobody_is_named_by_who(extract_text: ExtractText) -> None:
    text = "It is not clear who carried out the killings."
    assert fillers(only(extract_text(text), "Killing"), text, "perpetrator") == []


def test_dying_counts_beside_violence_alone(extract_text: ExtractText) -> None:
    assert not any(event.frame == "Death" for event in extract_text("The singer died at home in May.").events)
    beside = extract_text("Gunmen attacked a bus in Tikrit. Two passengers died.")
    assert any(event.frame in {"Death", "Killing"} for event in beside.events)


def test_what_must_be_done_is_demanded_by_who_says_so(extract_text: ExtractText) -> None:
    text = "The union said the government must raise wages."
    event = only(extract_text(text), "Demand")
    assert (fillers(event, text, "agent"), fillers(event, text, "recipient")) == (["The union"], ["the government"])


def test_the_apposed_name_of_a_culprit_is_the_doer(extract_text: ExtractText) -> None:
    text = "A knife attack in Lyon wounded two guards. The attacker, Omar Kade, was arrested."
    found = extract_text(text)
    assert any("Omar Kade" in fillers(event, text, "perpetrator") for event in found.events)
