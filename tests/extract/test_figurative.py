"""Words of violence that tell of none: sport, politics, figures of speech; and those that do tell of it."""

from collections.abc import Callable

import pytest

from kg.model import Extraction

pytestmark = pytest.mark.model
Extract = Callable[..., Extraction]
VIOLENT = frozenset({"attack", "death", "injury"})


def _violent(text: str, extract_text: Extract) -> list[str]:
    return [event.trigger.of(text) for event in extract_text(text).events if VIOLENT & set(event.classes)]


@pytest.mark.parametrize(
    "text",
    [
        "The visitors attacked from the kick-off, and the striker shot wide. They won the match 2-0.",
        "A late strike by Marko Ilic killed off the match, and the goalkeeper wept.",
        "Our midfield was under siege, the coach said after the cup tie.",
        "The weekly called the campaign a bloodless battle of the budgets.",
        "The two firms are locked in a legal battle over the patent.",
        "Senator Dana Webb attacked her rival over taxes.",
        "The candidate attacked the moderators during the debate.",
        "Dana Webb attacked Paul Ritter, calling him a coward.",
        "The scandal has hurt the nominee with voters.",
        "It was a flawless execution of the plan.",
    ],
)
def test_figures_of_speech_are_no_violence(text: str, extract_text: Extract) -> None:
    """Neither a paragraph of sport nor one of politics tells of violence by words that also mean other things."""
    assert _violent(text, extract_text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Gunmen attacked fans outside the stadium after the cup match.", "attacked"),
        ("Two spectators were killed after the match when a wall fell.", "killed"),
        ("Rebels attacked the candidate's convoy on the way to a campaign debate.", "attacked"),
        ("The army lost a battle for the town of Hit.", "battle"),
        ("The senator condemned the attack on the embassy during the debate.", "attack"),
    ],
)
def test_earnest_violence_stays(text: str, word: str, extract_text: Extract) -> None:
    """Arms, armed people, casualties and places keep an attack an attack, whatever else the paragraph is about."""
    assert word in _violent(text, extract_text)


def test_what_can_be_shelled_is_no_figure_of_speech(extract_text: Extract) -> None:
    """A market is fought for and hit."""
    assert _violent("Three mortar shells hit a market in Basra.", extract_text) == ["hit"]
