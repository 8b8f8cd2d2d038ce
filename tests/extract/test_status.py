"""Statuses: whose word an event is."""

from collections.abc import Callable

import pytest

from kg.model import Extraction, Status

pytestmark = pytest.mark.model
ExtractText = Callable[..., Extraction]


def status_at(found: Extraction, word: str) -> Status:
    """The status of the event that the given word tells."""
    text = found.article.text
    statuses = {e.status for e in found.events if any(m.of(text) == word for m in e.mentions)}
    assert len(statuses) == 1, [(e.type, e.trigger.of(text), e.status) for e in found.events]
    return statuses.pop()


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Gunmen killed two soldiers in Mosul on Friday.", "killed", Status.ASSERTED),
        ("Police said gunmen killed two soldiers in Mosul on Friday.", "killed", Status.ATTRIBUTED),
        ("Gunmen killed two soldiers in Mosul on Friday, according to police.", "killed", Status.ATTRIBUTED),
        ("The army claimed to have killed ten rebels in Mosul.", "killed", Status.CLAIMED),
        ("The army said it had killed ten rebels in Mosul.", "killed", Status.CLAIMED),
        ("The army denied that its soldiers killed ten villagers.", "killed", Status.DENIED),
        ("The general threatened to bomb Mosul.", "bomb", Status.HYPOTHETICAL),
        ("Norland said it would release ten prisoners.", "release", Status.PLANNED),
        ("Norland said it would release ten prisoners if the raids stopped.", "release", Status.HYPOTHETICAL),
        ("Residents said the army would attack the town.", "attack", Status.HYPOTHETICAL),
        ("Police searched a farm but arrested nobody.", "arrested", Status.NEGATED),
        ("The rebels are planning to attack the base.", "attack", Status.PLANNED),
        ("The rebels are preparing an attack on the base.", "attack", Status.PLANNED),
        ("He was jailed for planning the attack on the base.", "attack", Status.ASSERTED),
        ("Nobody knows who planned the mayor's assassination.", "assassination", Status.ASSERTED),
        ("The two men were tried for the bombing of a bank.", "bombing", Status.ASSERTED),
        ("The group called for the assassination of the mayor.", "assassination", Status.HYPOTHETICAL),
        ("The aim of the attacks was to spread fear.", "attacks", Status.ASSERTED),
        ("The raid was used as an excuse for invading the island.", "invading", Status.HYPOTHETICAL),
        ("The union called a strike for Wednesday.", "strike", Status.PLANNED),
        ("The patrols are meant to deter an attack.", "attack", Status.NEGATED),
        ("The army is expected to return to kidnap the mayor.", "kidnap", Status.PLANNED),
        ("Gunmen reportedly killed two soldiers in Mosul.", "killed", Status.ATTRIBUTED),
    ],
)
def test_status_follows_from_whose_word_it_is(extract_text: ExtractText, text: str, word: str, status: Status) -> None:
    assert status_at(extract_text(text), word) is status


def test_a_definite_noun_in_somebodys_words_takes_its_event_for_granted(extract_text: ExtractText) -> None:
    found = extract_text("Rockets hit the air base on Monday. The ministry condemned the attack.")
    assert {e.status for e in found.events if "attack" in e.classes} == {Status.ASSERTED}


def test_a_count_inside_a_claim_is_according_to_its_speaker(extract_text: ExtractText) -> None:
    found = extract_text("The Pentagon announced that a bomb killed 34 soldiers in Mosul.")
    labels = {c.according_to_label for e in found.events for c in e.counts}
    assert labels == {"Pentagon"}
