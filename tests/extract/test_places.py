"""Where an event was, wherever in its sentence that is told."""

from collections.abc import Callable

import pytest

from kg.model import Extraction

ExtractText = Callable[..., Extraction]
pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "frame", "places"),
    [
        ("Gunmen killed two teachers on a bus near Tabuk.", "Killing", ["Tabuk"]),
        (
            "A car bomb exploded next to an army truck outside the Lido Market Hall.",
            "CarBombing",
            ["the Lido Market Hall"],
        ),
        ("Militants stormed an Indian air base on Monday.", "Raid", ["an Indian air base"]),
        ("Six Yemeni recruits queuing for pay at a depot in Aden were killed.", "Killing", ["a depot", "Aden"]),
        ("Gunmen stormed a police station on Monday.", "Raid", []),
    ],
)
def test_a_place_is_found(extract_text: ExtractText, text: str, frame: str, places: list[str]) -> None:
    event = next(event for event in extract_text(text).events if event.frame == frame)
    assert [a.span.of(text) for a in event.arguments if a.role == "place"] == places
