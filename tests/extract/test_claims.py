"""Claims: who says what, with which cue and stance, carried by whom."""

from collections.abc import Callable

import pytest

from kg.extract.claims.cue_table import cue_table
from kg.model import Claim, Extraction, Span, Stance
from kg.schema import Cue

pytestmark = pytest.mark.model
ExtractText = Callable[..., Extraction]


def words(found: Extraction, span: Span | None) -> str | None:
    """The words of a span."""
    return span.of(found.article.text) if span is not None else None


def only(found: Extraction) -> Claim:
    """The one claim of a text."""
    assert len(found.claims) == 1, [words(found, c.content) for c in found.claims]
    return found.claims[0]


def one_with(found: Extraction, content: str) -> Claim:
    """The claim whose content has these words."""
    matching = [c for c in found.claims if content in (words(found, c.content) or "")]
    assert len(matching) == 1, [words(found, c.content) for c in found.claims]
    return matching[0]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        (
            "The mayor said that the bridge had been closed.",
            "The mayor",
            "said",
            "that the bridge had been closed",
        ),
        ("The bridge had been closed, the mayor said.", "the mayor", "said", "The bridge had been closed"),
        (
            "“We closed the bridge at noon,” said Dana Holt, the mayor of Norvale.",
            "Dana Holt",
            "said",
            "“We closed the bridge at noon,”",
        ),
        (
            "According to the ministry, the dam holds back four lakes.",
            "the ministry",
            "According to",
            "the dam holds back four lakes",
        ),
        (
            "The dam holds back four lakes, according to the ministry.",
            "the ministry",
            "according to",
            "The dam holds back four lakes",
        ),
        (
            "The committee warned that the dam might break.",
            "The committee",
            "warned",
            "that the dam might break",
        ),
    ],
)
def test_speaker_cue_and_content_are_found_whatever_their_order(
    extract_text: ExtractText, text: str, speaker: str, cue: str, content: str
) -> None:
    found = extract_text(text)
    claim = only(found)
    assert (words(found, claim.speaker), words(found, claim.cue), words(found, claim.content)) == (
        speaker,
        cue,
        content,
    )


def test_speakers_between_the_last_comma_and_a_final_cue_are_kept_together(extract_text: ExtractText) -> None:
    found = extract_text("The brigade has stepped up its raids along the northern border, villagers and observers say.")
    assert only(found).speaker_label == "villagers and observers"


def test_speakers_after_a_headlines_colon_make_the_claim(extract_text: ExtractText) -> None:
    found = extract_text("Brigade has stepped up raids along the border: Villagers, observers\n\nThe weather was mild.")
    claim = only(found)
    assert claim.speaker_label == "Villagers, observers"
    assert words(found, claim.content) == "Brigade has stepped up raids along the border"


def test_who_is_quoted_by_an_agency_speaks_and_the_agency_carries(extract_text: ExtractText) -> None:
    found = extract_text(
        "“The road is open again,” Karim Haddad, an engineer, was quoted as saying by the Associated Press."
    )
    claim = only(found)
    assert (claim.speaker_label, claim.via_label) == ("Karim Haddad", "Associated Press")


def test_an_agency_that_was_told_something_carries_it(extract_text: ExtractText) -> None:
    claim = only(extract_text("Karim Haddad told Reuters that the road was open again."))
    assert (claim.speaker_label, claim.via_label) == ("Karim Haddad", "Reuters")


def test_a_committee_that_was_told_something_carries_nothing(extract_text: ExtractText) -> None:
    assert only(extract_text("Karim Haddad told the committee that the road was open again.")).via is None


def test_reports_are_a_speaker_without_a_name(extract_text: ExtractText) -> None:
    claim = only(extract_text("Reports said the rebels crossed the river on Monday."))
    assert (claim.speaker_label, claim.stance) == ("Reports", Stance.ASSERTS)


def test_what_is_believed_has_no_speaker(extract_text: ExtractText) -> None:
    claim = only(extract_text("It is believed that the rebels crossed the river."))
    assert (claim.speaker_label, claim.stance) == (None, Stance.BELIEVES)


def test_two_pieces_of_one_quotation_are_one_claim(extract_text: ExtractText) -> None:
    found = extract_text("“We closed the bridge,” Dana Holt said on Monday. “It will open again when the water falls.”")
    assert words(found, only(found).content) == found.article.text


def test_a_quotation_with_a_fragment_in_it_stays_one_claim(extract_text: ExtractText) -> None:
    found = extract_text("Dana Holt said the bridge was “a danger to everybody” and should be closed.")
    assert words(found, only(found).content) == "the bridge was “a danger to everybody” and should be closed"


def test_a_paragraph_that_is_all_quotation_goes_on_with_the_last_speaker(extract_text: ExtractText) -> None:
    found = extract_text(
        "“We closed the bridge at noon,” said Dana Holt, the mayor.\n\n“It will open again when the water falls.”"
    )
    assert [c.speaker_label for c in found.claims] == ["Dana Holt", "Dana Holt"]


def test_a_name_after_a_dash_signs_a_quotation(extract_text: ExtractText) -> None:
    found = extract_text("Voices from Norvale.\n\n“The bridge was old and everybody knew it.” — Dana Holt")
    assert one_with(found, "bridge").speaker_label == "Dana Holt"


def test_no_claim_is_read_inside_a_quotation(extract_text: ExtractText) -> None:
    found = extract_text("“I think the council hopes that the bridge will hold,” said Dana Holt.")
    assert only(found).speaker_label == "Dana Holt"


@pytest.mark.parametrize(
    ("text", "content", "stance"),
    [
        ("The army denied that it had shelled the town.", "shelled", Stance.DENIES),
        ("The army claimed to have captured the town.", "captured", Stance.CLAIMS),
        ("The front claimed responsibility for the bombing.", "responsibility", Stance.CLAIMS),
        ("The general threatened to bomb the capital.", "bomb", Stance.THREATENS),
        ("Analysts predict that prices will fall.", "fall", Stance.PREDICTS),
        ("The minister ordered the police to clear the square.", "clear", Stance.ORDERS),
        ("The union demanded that the mine be closed.", "closed", Stance.DEMANDS),
        ("The company admitted that the valve had failed.", "valve", Stance.ADMITS),
        ("The governor promised to rebuild the school.", "rebuild", Stance.PROMISES),
        ("Prosecutors accused the banker of stealing two million dollars.", "stealing", Stance.ALLEGES),
        ("The bishop condemned the bombing.", "bombing", Stance.OPPOSES),
        ("The bishop praised the rescue workers.", "rescue", Stance.SUPPORTS),
        ("The ministry did not say whether the tunnel was safe.", "tunnel", Stance.WITHHOLDS),
        ("The claim that the tunnel was safe surprised nobody.", "tunnel", Stance.CLAIMS),
    ],
)
def test_the_cue_gives_the_stance(extract_text: ExtractText, text: str, content: str, stance: Stance) -> None:
    assert one_with(extract_text(text), content).stance is stance


def test_nobody_makes_no_claim(extract_text: ExtractText) -> None:
    found = extract_text("No group has claimed responsibility for the bombing.")
    assert not [c for c in found.claims if c.stance is Stance.CLAIMS]


def test_a_pronoun_is_never_a_speakers_label(extract_text: ExtractText) -> None:
    found = extract_text("Dana Holt closed the bridge. She said the water was rising. They say it will fall.")
    assert not {c.speaker_label.lower() for c in found.claims if c.speaker_label} & {"she", "they", "he", "it"}


def test_a_role_told_anywhere_in_the_article_is_the_speakers(extract_text: ExtractText) -> None:
    found = extract_text("Karim Haddad, a bridge engineer, was in Norvale. Haddad said the road was open again.")
    assert "engineer" in (one_with(found, "road").speaker_role or "")


def test_events_and_entities_in_the_content_are_what_a_claim_is_about(extract_text: ExtractText) -> None:
    found = extract_text("The Pentagon said that gunmen killed two soldiers in Mosul on Friday.")
    claim = only(found)
    labels = {e.label for e in found.entities if e.id in claim.about_entities}
    assert "Mosul" in labels
    assert {e.id for e in found.events if e.type == "killing"} <= set(claim.about_events)


def test_a_more_telling_stance_wins_when_two_sets_share_a_cue() -> None:
    cues = (
        Cue(lemma="note", pos="verb", stance=Stance.ASSERTS, takes=frozenset({"clause"})),
        Cue(lemma="note", pos="verb", stance=Stance.DENIES, takes=frozenset({"clause"})),
    )
    assert cue_table(cues).verbs["note"][()]["clause"] is Stance.DENIES


def test_a_text_without_words_has_no_claims(extract_text: ExtractText) -> None:
    assert extract_text("— “ ” '' : … \n\n “").claims == ()
