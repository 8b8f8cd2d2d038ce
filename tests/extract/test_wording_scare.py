"""Scare quotes: the outlet keeps clear of a word by setting it in quotation marks."""

from collections.abc import Callable

import pytest

from kg.model import Extraction

pytestmark = pytest.mark.model
ExtractText = Callable[..., Extraction]


def distanced(found: Extraction) -> list[str]:
    """The words in scare quotes."""
    return [w.term for w in found.wordings if w.evidence.rule == "scare quotes"]


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "‘{}’", "'{}'"])
def test_a_word_in_quotation_marks_that_nobody_is_quoted_with_is_distance(
    extract_text: ExtractText, marks: str
) -> None:
    found = extract_text(f"The group held its {marks.format('elections')} in the hills on Monday.")
    assert distanced(found) == ["elections"]
    assert {w.kind for w in found.wordings} == {"distancing"}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor called the plan “a disgrace” on Monday.",
        "“We will stay,” said the mayor.",
        "She read “The Long Winter” on the train.",
        "The storm was nicknamed “goliath” by the press.",
        "The soldiers' and the farmers' tents stood in the hills.",
    ],
)
def test_speech_titles_and_names_keep_no_distance(extract_text: ExtractText, text: str) -> None:
    assert distanced(extract_text(text)) == []
