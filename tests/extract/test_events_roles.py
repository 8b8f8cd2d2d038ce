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


def _fillers(found: Extraction, word: str, role: str) -> set[str]:
    """What fills a role of the event at a word."""
    text = found.article.text
    event = next(event for event in found.events if event.trigger.of(text) == word)
    return set(fillers(event, text, role))


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


@pytest.mark.parametrize(
    ("text", "word", "weapons"),
    [
        ("Gunmen armed with rifles attacked a village near Hit.", "attacked", {"rifles"}),
        ("The raiders, armed with machetes, killed nine farmers.", "killed", {"machetes"}),
        ("A man wielding a knife attacked shoppers in Lyon.", "attacked", {"a knife"}),
        ("A man riding a motorcycle loaded with dynamite attacked a patrol.", "attacked", {"a motorcycle", "dynamite"}),
        ("A truck packed with explosives rammed the gate of the base.", "rammed", {"A truck", "explosives"}),
        ("The rebels used rockets to attack the base.", "attack", {"rockets"}),
    ],
)
def test_what_the_doer_bears_is_the_weapon(text: str, word: str, weapons: set[str], extract_text: ExtractText) -> None:
    """Participles of carrying hang on the doer, and on what carries; a tool stands over the deed."""
    assert _fillers(extract_text(text), word, "weapon") == weapons


def test_who_uses_a_tool_is_the_doer(extract_text: ExtractText) -> None:
    """The object of "used" acts only in a manner of speaking."""
    found = extract_text("The rebels used rockets to attack the base.")
    assert _fillers(found, "attack", "perpetrator") == {"The rebels"}


def test_fire_that_is_opened_is_no_weapon(extract_text: ExtractText) -> None:
    """It is part of the phrase."""
    assert _fillers(extract_text("A gunman opened fire on a bus in Hit."), "opened", "weapon") == set()


def test_what_comes_under_fire_is_the_target(extract_text: ExtractText) -> None:
    """The subject of a verb of undergoing."""
    found = extract_text("The army's posts came under intense gunfire.")
    assert _fillers(found, "gunfire", "target") == {"The army's posts"}


def test_offices_after_including_are_among_those_arrested(extract_text: ExtractText) -> None:
    """Named or not."""
    found = extract_text("Police arrested six people, including the mayor and a singer.")
    assert {"the mayor", "a singer"} < _fillers(found, "arrested", "victim")


def test_workers_who_strike_hit_nobody(extract_text: ExtractText) -> None:
    """A strike by employees is a protest."""
    (event,) = extract_text("Teachers staged a strike in Hit on Monday.").events
    assert event.type == "protest"
