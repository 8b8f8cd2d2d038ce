"""Causes: which event brought about which, and the words that say so."""

from collections.abc import Callable

import pytest

from kg.model import Extraction

ExtractText = Callable[..., Extraction]
pytestmark = pytest.mark.model


def causes(extraction: Extraction) -> set[tuple[str, str, str]]:
    frames = {event.id: event.frame for event in extraction.events}
    text = extraction.article.text
    return {(frames[c.cause], frames[c.effect], c.cue.of(text)) for c in extraction.causes}


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("The killing of a priest triggered protests in Kalma.", ("Killing", "Protest", "triggered")),
        ("Following the assassination of Adam Hale, troops shelled Kalma.", ("Assassination", "Shelling", "Following")),
        ("Troops shelled Kalma in response to the ambush.", ("Ambush", "Shelling", "in response")),
        ("Gunmen laid an ambush that led to the killing of two soldiers.", ("Ambush", "Killing", "led")),
    ],
)
def test_a_cue_joins_cause_and_effect(text: str, cause: tuple[str, str, str], extract_text: ExtractText) -> None:
    assert cause in causes(extract_text(text))


def test_an_answer_without_its_ground_answers_the_other_side(extract_text: ExtractText) -> None:
    text = "Sudland bombed Kalma on Monday. In retaliation, the Norland Army fired rockets at a Sudland base."
    assert {(cause, cue) for cause, _, cue in causes(extract_text(text))} == {("Bombing", "In retaliation")}


def test_events_without_a_cue_are_not_joined(extract_text: ExtractText) -> None:
    assert not causes(extract_text("Gunmen attacked a base on Monday. Protesters marched in Kalma on Tuesday."))


@pytest.mark.parametrize(
    ("text", "cause", "effect"),
    [
        ("The bombing led to protests in the capital.", "bombing", "protests"),
        ("The strike was revenge for the assassination of a general.", "assassination", "strike"),
        ("Rebels attacked the port to avenge the killing of their leader.", "killing", "attacked"),
        ("The army attacked the camp because rebels ambushed a convoy.", "ambushed", "attacked"),
        ("The army attacked the camp after rebels ambushed a convoy.", "ambushed", "attacked"),
    ],
)
def test_more_ways_to_name_a_cause(extract_text: Callable[..., Extraction], text: str, cause: str, effect: str) -> None:
    found = extract_text(text)
    words = {event.id: event.trigger.of(text) for event in found.events}
    assert [(words[one.cause], words[one.effect]) for one in found.causes] == [(cause, effect)]
