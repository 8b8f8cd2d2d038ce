"""How a fact is put, and the documented table from which statuses derive."""

from collections.abc import Callable

import pytest

from kg.extract.claims.factuality import OF_STANCE, Word, status_from
from kg.model import Certainty, Extraction, Factuality, Polarity, Stance, Status, Tense

ExtractText = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("word", "polarity", "certainty", "tense", "status"),
    [
        (Word.DENIER, "negative", "certain", "past", Status.DENIED),
        (Word.OUTLET, "negative", "certain", "past", Status.NEGATED),
        (Word.OTHER, "negative", "possible", "future", Status.NEGATED),
        (Word.OUTLET, "positive", "possible", "past", Status.HYPOTHETICAL),
        (Word.ITSELF, "positive", "unknown", "future", Status.HYPOTHETICAL),
        (Word.OTHER, "positive", "probable", "future", Status.HYPOTHETICAL),
        (Word.OUTLET, "positive", "certain", "future", Status.PLANNED),
        (Word.OUTLET, "positive", "certain", "past", Status.ASSERTED),
        (Word.OUTLET, "positive", "probable", "present", Status.ASSERTED),
        (Word.ITSELF, "positive", "certain", "past", Status.CLAIMED),
        (Word.OTHER, "positive", "probable", "past", Status.ATTRIBUTED),
    ],
)
def test_status_follows_from_whose_word_it_is_and_how_it_is_put(
    word: Word, polarity: str, certainty: str, tense: str, status: Status
) -> None:
    put = Factuality(polarity=Polarity(polarity), certainty=Certainty(certainty), tense=Tense(tense))
    assert status_from(word, put) is status


def test_every_stance_says_how_it_puts_its_content() -> None:
    assert set(OF_STANCE) == set(Stance)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("The mayor said the bridge was closed in May.", ("positive", "certain", "past")),
        ("The mayor said the bridge was not safe.", ("negative", "certain", "past")),
        ("The mayor said the bridge might be closed.", ("positive", "possible", "present")),
        ("The mayor said the bridge will be closed.", ("positive", "certain", "future")),
        ("The mayor believes the bridge is safe.", ("positive", "probable", "present")),
        ("The mayor denied that the bridge was unsafe.", ("negative", "certain", "past")),
        ("The mayor urged the council to close the bridge.", ("positive", "unknown", "future")),
    ],
)
def test_a_claim_says_how_its_speaker_puts_it(extract_text: ExtractText, text: str, put: tuple[str, str, str]) -> None:
    (claim,) = extract_text(text).claims
    found = claim.factuality
    assert (found.polarity.value, found.certainty.value, found.tense.value) == put


@pytest.mark.model
def test_a_denied_event_is_negative(extract_text: ExtractText) -> None:
    found = extract_text("The army denied that its soldiers killed ten villagers.")
    assert {e.factuality.polarity for e in found.events if e.type == "killing"} == {Polarity.NEGATIVE}
