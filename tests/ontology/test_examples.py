"""Every example sentence of every event type reads as the ontology says; counter-examples do not fire."""

from collections.abc import Callable

import pytest

from kg.model import Event, Extraction
from kg.schema import Example, Frame, load_schema

FRAMES = load_schema().frames
SHOWN = [(frame, example) for frame in FRAMES.values() for example in frame.examples if example.trigger]
NOT_SHOWN = [(frame, example) for frame in FRAMES.values() for example in frame.examples if not example.trigger]


def name(value: object) -> str:
    """A test's name: the type and the first words."""
    return value.name if isinstance(value, Frame) else str(getattr(value, "text", value))[:40]


def words_of(event: Event, text: str) -> set[tuple[str, str]]:
    """The roles of an event with their fillers' words."""
    return {(argument.role, argument.span.of(text)) for argument in event.arguments}


@pytest.mark.model
@pytest.mark.parametrize(("frame", "example"), SHOWN, ids=name)
def test_an_example_gives_its_event_and_roles(
    frame: Frame, example: Example, extract_text: Callable[[str], Extraction]
) -> None:
    text = example.text
    events = [event for event in extract_text(text).events if event.frame == frame.name]
    at_word = [event for event in events if event.trigger.of(text) == example.trigger]
    assert at_word, f"no {frame.label} at {example.trigger!r}"
    assert set(example.roles) <= words_of(at_word[0], text)


@pytest.mark.model
@pytest.mark.parametrize(("frame", "example"), NOT_SHOWN, ids=name)
def test_a_counterexample_does_not_fire(
    frame: Frame, example: Example, extract_text: Callable[[str], Extraction]
) -> None:
    assert not [event for event in extract_text(example.text).events if frame.label in event.classes]


@pytest.mark.parametrize("frame", [frame for frame in FRAMES.values() if frame.triggers], ids=name)
def test_every_type_has_examples(frame: Frame) -> None:
    shown = [example for example in frame.examples if example.trigger]
    assert len(shown) >= 3
    assert len(frame.examples) > len(shown)
