"""Whose word a role, a date or a count is, where the outlet tells the event itself."""

from collections.abc import Callable

import pytest

from kg.model import Argument, Event, Extraction, Status

pytestmark = pytest.mark.model
ExtractText = Callable[..., Extraction]
BOMBING = "A bomb exploded at a market in Basra on Tuesday. "


def told_by(found: Extraction, word: str) -> Event:
    """The event that the given word tells."""
    (event,) = [e for e in found.events if any(m.of(found.article.text) == word for m in e.mentions)]
    return event


def doer(event: Event, found: Extraction, words: str) -> Argument:
    """The perpetrator with the given words."""
    text = found.article.text
    (argument,) = [a for a in event.arguments if a.role == "perpetrator" and words in a.span.of(text)]
    return argument


@pytest.mark.parametrize(
    ("text", "who", "status"),
    [
        ("The Marsh Brigades claimed responsibility for the bombing.", "Marsh Brigades", Status.CLAIMED),
        ("The bombing was claimed by the Marsh Brigades.", "Marsh Brigades", Status.CLAIMED),
        ("The ministry blamed the Marsh Brigades for the bombing.", "Marsh Brigades", Status.ATTRIBUTED),
        ("The Marsh Brigades were behind the bombing.", "Marsh Brigades", Status.ASSERTED),
        ("Police said the Marsh Brigades were behind the bombing.", "Marsh Brigades", Status.ATTRIBUTED),
    ],
)
def test_who_did_it_may_be_somebodys_word_while_the_deed_is_the_outlets(
    extract_text: ExtractText, text: str, who: str, status: Status
) -> None:
    found = extract_text(BOMBING + text, "2026-03-05")
    event = told_by(found, "bombing")
    assert (event.status, doer(event, found, who).status) == (Status.ASSERTED, status)


def test_a_suspected_doer_is_attributed(extract_text: ExtractText) -> None:
    found = extract_text("Suspected rebels attacked a village near Amarah on Monday.", "2026-03-05")
    event = told_by(found, "attacked")
    assert event.status is Status.ASSERTED
    assert doer(event, found, "rebels").status is Status.ATTRIBUTED


def test_a_role_leads_to_the_claim_it_is_told_in(extract_text: ExtractText) -> None:
    found = extract_text(BOMBING + "The ministry blamed the Marsh Brigades for the bombing.", "2026-03-05")
    argument = doer(told_by(found, "bombing"), found, "Marsh Brigades")
    (claim,) = [c for c in found.claims if c.id == argument.claim]
    assert claim.speaker_label == "The ministry"


def test_a_role_that_the_outlet_repeats_is_the_outlets(extract_text: ExtractText) -> None:
    found = extract_text(
        "Police said gunmen attacked an army post in Amarah on Monday. The attack in Amarah lasted an hour.",
        "2026-03-05",
    )
    event = told_by(found, "attack")
    statuses = {a.role: a.status for a in event.arguments if a.role in {"perpetrator", "place"}}
    assert (event.status, statuses) == (
        Status.ASSERTED,
        {"perpetrator": Status.ATTRIBUTED, "place": Status.ASSERTED},
    )


def test_a_speech_acts_own_parties_are_the_outlets_word(extract_text: ExtractText) -> None:
    found = extract_text(BOMBING + "The ministry blamed the Marsh Brigades for the bombing.", "2026-03-05")
    assert {a.status for a in told_by(found, "blamed").arguments} == {Status.ASSERTED}


def test_a_count_from_a_reporter_is_attributed(extract_text: ExtractText) -> None:
    found = extract_text(BOMBING + "The bombing killed 11 people, according to the health ministry.", "2026-03-05")
    counts = [c for e in found.events for c in e.counts]
    assert counts
    assert {c.status for c in counts} == {Status.ATTRIBUTED}
