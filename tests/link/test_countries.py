"""The country of an event, from the place's own and the words of the sentence."""

from collections.abc import Callable

import pytest

from kg.link import make_linker
from kg.model import Extraction

ExtractText = Callable[..., Extraction]
pytestmark = pytest.mark.model


def places(found: Extraction) -> list[tuple[str, str]]:
    """The words and rules of every event's places."""
    text = make_linker()(found).extraction.article.text
    events = make_linker()(found).extraction.events
    return [(a.span.of(text), a.evidence.rule) for event in events for a in event.arguments if a.role == "place"]


def test_an_adjective_names_the_country_that_the_town_lies_in(extract_text: ExtractText) -> None:
    found = extract_text("Gunmen opened fire during an Iranian parade in Ahvaz.")
    assert places(found) == [("Ahvaz", "place"), ("Iranian", "country of the place")]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen opened fire at Turkish troops in Ahvaz.",
        "Gunmen opened fire in Ahvaz, Iran, at Iranian troops.",
        "Gunmen opened fire in Ahvaz. Iranian troops arrived later.",
    ],
    ids=["another country's", "the country is told", "another sentence"],
)
def test_no_country_is_added(extract_text: ExtractText, text: str) -> None:
    assert "country of the place" not in {rule for _, rule in places(extract_text(text))}
