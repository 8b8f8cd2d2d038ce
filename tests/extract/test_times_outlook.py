"""Days told in part are completed by the outlook of the verb over them."""

import pytest

from kg.model import Extraction
from tests.conftest import ExtractText

pytestmark = pytest.mark.model


def value(found: Extraction) -> str:
    return found.times[0].moment.value


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Rebels attacked the port Thursday.", "2021-06-10"),
        ("Officials will reopen the port Thursday.", "2021-06-17"),
        ("The court opens its session on Thursday.", "2021-06-17"),
        ("The session was scheduled for Thursday.", "2021-06-17"),
        ("The deadline was extended until Thursday.", "2021-06-17"),
        ("The boy could leave as early as Thursday.", "2021-06-17"),
        ("Officials will appeal Thursday's ruling.", "2021-06-10"),
        ("The new bridge opened in December.", "2020-12"),
        ("The new bridge will open in December.", "2021-12"),
        ("The treaty was signed on June 30.", "2021-06-30"),
    ],
)
def test_the_verb_tells_which_way_a_day_lies(extract_text: ExtractText, text: str, day: str) -> None:
    assert value(extract_text(text, published="2021-06-16")) == day


@pytest.mark.parametrize(
    "text", ["They may march again.", "The river springs from a rock.", "An attack on the Christmas market failed."]
)
def test_verbs_and_names_are_no_times(extract_text: ExtractText, text: str) -> None:
    assert extract_text(text, published="2021-06-16").times == ()
