"""What the deed a speaker tells makes of plain speech: a promise, a threat, an allegation, or silence."""

from collections.abc import Callable

import pytest

from kg.model import Extraction, Stance

ExtractText = Callable[..., Extraction]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "content", "stance"),
    [
        ("Norland said it would reopen the border.", "reopen", Stance.PROMISES),
        ("The mayor said on Monday that she would repair the bridge.", "repair", Stance.PROMISES),
        ("Parents said they would boycott the school.", "boycott", Stance.PROMISES),
        ("The rebels said they would bomb the dam.", "bomb", Stance.THREATENS),
        ("The front vowed to avenge its commander.", "avenge", Stance.THREATENS),
        ("The front vowed to defend the valley.", "defend", Stance.PROMISES),
        ("Residents said prices would rise.", "prices", Stance.ASSERTS),
        ("Residents said the army would leave.", "leave", Stance.ASSERTS),
        ("Prosecutors said the mayor had bribed two judges.", "bribed", Stance.ALLEGES),
        ("Police said the mayor had left the town.", "left", Stance.ASSERTS),
        ("The ministry declined to say whether the dam was safe.", "safe", Stance.WITHHOLDS),
        ("The ministry neither confirmed nor denied the report.", "the report", Stance.WITHHOLDS),
        ("The ministry rejected the allegation.", "allegation", Stance.DENIES),
        ("The ministry rejected the plan.", "plan", Stance.OPPOSES),
        ("\u201cOur jets bombed a camp of the rebels,\u201d General Anders Holm said.", "bombed", Stance.CLAIMS),
        ("The council warned the farmers to leave the valley.", "leave", Stance.DEMANDS),
    ],
)
def test_the_deed_told_gives_plain_speech_its_stance(
    extract_text: ExtractText, text: str, content: str, stance: Stance
) -> None:
    found = extract_text(text)
    assert [claim.stance for claim in found.claims if content in claim.content.of(found.article.text)] == [stance]


@pytest.mark.model
def test_a_quotation_after_its_speakers_accusation_goes_on_accusing(extract_text: ExtractText) -> None:
    text = "Mayor Dana Holt accused the rebels of arson. \u201cThey burned the mill,\u201d Holt told reporters."
    assert [claim.stance for claim in extract_text(text).claims] == [Stance.ALLEGES, Stance.ALLEGES]
