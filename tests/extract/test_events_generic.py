"""Practices, kinds of deed and descriptions are no events of their own; what did happen stays."""

from collections.abc import Callable

import pytest

from kg.model import Extraction

pytestmark = pytest.mark.model
Extract = Callable[..., Extraction]
VIOLENT = frozenset({"attack", "death", "injury", "arrest"})


def _violent(text: str, extract_text: Extract) -> list[str]:
    return [event.trigger.of(text) for event in extract_text(text).events if VIOLENT & set(event.classes)]


@pytest.mark.parametrize(
    "text",
    [
        "The judge said that torture, murder and rape were methods used by the regime.",
        "The abuses range from threats to tortures, murders and kidnappings.",
        "Officers who kidnap villagers are never punished, the monk said.",
        "People are killed and the culprits walk away.",
        "He has been charged with murder and kidnapping.",
        "The minister said that kidnappings and extortion are not part of the policy.",
        "Every year drug gangs are blamed when bandits kill farmers.",
    ],
)
def test_practices_and_crimes_by_name_are_no_events(text: str, extract_text: Extract) -> None:
    """Nothing beside the word tells which deed it was."""
    assert _violent(text, extract_text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The attacks in Basra were condemned.", "attacks"),
        ("Heavy fighting is under way in the old town.", "fighting"),
        ("The reinforcements met troops under attack.", "attack"),
        ("She asked not to be named because she feared arrest.", "arrest"),
        ("Rebels attack the village at dawn.", "attack"),
        ("The murder of a priest shocked the town.", "murder"),
        ("A judge ordered a new inquiry into the assassination attempt.", "assassination"),
        ("Clashes erupted on Monday.", "Clashes"),
    ],
)
def test_what_happened_stays(text: str, word: str, extract_text: Extract) -> None:
    """A place, a doer, a determiner or a verb of occurring tells of an event."""
    assert word in _violent(text, extract_text)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("A blast hit a bakery in Lyon in what the mayor called an “attack”.", ["blast", "attack"]),
        ("A bomb went off in Lyon. The mayor described the explosion as an attack.", ["went", "explosion", "attack"]),
        ("Gunmen attacked a mosque near Hit. It was a cowardly attack.", ["attacked", "attack"]),
        ("The mayor condemned Sunday's attack. Police spoke of Sunday's terror attack.", ["attack", "attack"]),
        ("Police launched raids in Lyon. Shots were heard during the raids.", ["raids", "raids"]),
        (
            "The judge heard of an assassination attempt in Lyon. 34 men had a part in the assassination attempt.",
            ["assassination", "assassination"],
        ),
    ],
)
def test_what_an_event_is_called_is_the_event(text: str, mentions: list[str], extract_text: Extract) -> None:
    """A description, the same day's possessive and the article before "attempt" take up the event already told."""
    (attack,) = (event for event in extract_text(text).events if "attack" in event.classes)
    assert [span.of(text) for span in attack.mentions] == mentions


@pytest.mark.parametrize(
    "text",
    [
        "The earthquake hit the city, killing 200 people.",
        "Gunmen attacked a village near Hit. Eight people died of cholera in Basra.",
        "Three crewmen were killed when the plane crashed.",
    ],
)
def test_deaths_by_misfortune_are_no_violence(text: str, extract_text: Extract) -> None:
    """Disasters, accidents and diseases kill at nobody's hands."""
    assert {"died", "killed", "killing"}.isdisjoint(_violent(text, extract_text))


def test_who_dies_in_an_attack_dies_by_it_whatever_else_befell(extract_text: Extract) -> None:
    """An attack in the sentence outweighs the crash that it ended in."""
    text = "Rebels shot down a helicopter and nine soldiers were killed when it crashed."
    assert "killed" in _violent(text, extract_text)


def test_a_list_of_links_tells_no_news(extract_text: Extract) -> None:
    """A line with a bullet and no verb is a title; with a verb it is news."""
    text = (
        "Gunmen attacked a bank in Mosul.\n\n* 2014 Mosul market bombing\n* Rebels bombed a school in Basra on Monday"
    )
    assert _violent(text, extract_text) == ["attacked", "bombed"]


def test_a_description_of_no_event_is_none(extract_text: Extract) -> None:
    """There is nothing that it could take up."""
    assert _violent("The envoy described smuggling as an attack.", extract_text) == []
    assert _violent("Smuggling constitutes an attack against our homeland, he said.", extract_text) == []
