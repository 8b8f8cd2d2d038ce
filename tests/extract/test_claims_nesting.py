"""Nested sources: outlet over agency over person, and the "who" of a relative clause."""

from collections.abc import Callable

import pytest

from kg.model import Extraction

pytestmark = pytest.mark.model
ExtractText = Callable[..., Extraction]


def test_a_claim_inside_a_claim_leads_to_it(extract_text: ExtractText) -> None:
    found = extract_text("The Norvale Times reported that the mayor said the bridge was unsafe.")
    inner = next(c for c in found.claims if c.speaker_label == "the mayor")
    outer = next(c for c in found.claims if c.id == inner.within)
    assert (outer.speaker_label, inner.via_label) == ("Norvale Times", "Norvale Times")


def test_a_claim_of_its_own_lies_within_none(extract_text: ExtractText) -> None:
    (claim,) = extract_text("The mayor said the bridge was unsafe.").claims
    assert claim.within is None


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "The plan was praised by Karim Haddad, the mayor of Norvale, who said the bridge would be rebuilt.",
            "rebuilt",
            "Karim Haddad",
        ),
        ("The farmers, who said they had left the valley, kept their cattle.", "left the valley", "The farmers"),
        ("The dam, as one of the engineers said, holds back four lakes.", "four lakes", "the engineers"),
        ("A Reuters report that the dam had burst spread on Monday.", "burst", "Reuters"),
    ],
)
def test_the_speaker_is_the_one_a_clause_is_about(
    extract_text: ExtractText, text: str, content: str, speaker: str
) -> None:
    found = extract_text(text)
    speakers = [c.speaker_label for c in found.claims if content in c.content.of(text)]
    assert speakers == [speaker]
