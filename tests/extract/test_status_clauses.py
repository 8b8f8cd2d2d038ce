"""What a clause makes of the event it tells: the words around it, not its type, decide whether it happened."""

from collections.abc import Callable

import pytest

from kg.model import Extraction, Status

ExtractText = Callable[..., Extraction]
pytestmark = pytest.mark.model

TOLD = {
    Status.ASSERTED: (
        ("The first attack to hit the port killed three people.", "attack"),
        ("Despite failed missile tests, the army marched.", "tests"),
        ("The cell planned the attack that killed nine people.", "attack"),
    ),
    Status.NEGATED: (
        ("A failed assassination attempt on the governor alarmed the capital.", "assassination"),
        ("The governor survived an assassination attempt in May.", "assassination"),
        ("Police foiled a bombing in Tikrit.", "bombing"),
        ("The union called off the protest.", "protest"),
        ("The army does not want to attack the town.", "attack"),
        ("The militia left without trying to seize the bridge.", "seize"),
        ("The protest did not take place.", "protest"),
    ),
    Status.PLANNED: (
        ("The union called a protest in Basra.", "protest"),
        ("Gunmen tried to kidnap two engineers on Monday.", "kidnap"),
        ("The trial will begin on Monday.", "trial"),
        ("There will be protests in May.", "protests"),
        ("The army was to attack at dawn.", "attack"),
        ("The army prepared to resume shelling the hills.", "shelling"),
        ("The cell plotted an attack on the embassy.", "attack"),
        ("Syria is willing to withdraw its troops.", "withdraw"),
        ("The planned withdrawal was welcomed.", "withdrawal"),
    ),
    Status.HYPOTHETICAL: (
        ("An attack on the port would be a mistake.", "attack"),
        ("The court could decline to convict him.", "convict"),
        ("If the army attacks the town, the militia will flee.", "attacks"),
        ("The threatened invasion alarmed the town.", "invasion"),
        ("The town needs a law that requires the militia to disarm.", "requires"),
        ("Perhaps the union will protest.", "protest"),
        ("The envoy was granted immunity from prosecution.", "prosecution"),
    ),
}


@pytest.mark.parametrize(
    ("text", "word", "status"), [(text, word, status) for status, rows in TOLD.items() for text, word in rows]
)
def test_the_clause_decides(extract_text: ExtractText, text: str, word: str, status: Status) -> None:
    assert {event.status for event in extract_text(text).events if event.trigger.of(text) == word} == {status}


SPOKEN = (
    ("The council issued a statement on the raid.", "issued", Status.ASSERTED),
    ("The minister posted a message on the site blaming rebels for the raid.", "blaming", Status.ASSERTED),
    ("The minister did not respond to requests for comment.", "requests", Status.ASSERTED),
    ("The gunmen, who kidnapped two boys in May, surrendered, police said.", "kidnapped", Status.ASSERTED),
    ("The gunmen, who kidnapped two boys in May, surrendered, police said.", "surrendered", Status.ATTRIBUTED),
    ('"He has refused to leave," Ana Brun said.', "refused", Status.ATTRIBUTED),
    ("The minister said he opposed the talks and accused the rebels of lying.", "accused", Status.ASSERTED),
    ("Officials said he was arrested after the murder of the king.", "murder", Status.ASSERTED),
    ("The palace announced that the army would withdraw from the town.", "withdraw", Status.PLANNED),
    ("The militia claimed responsibility for all three attacks.", "attacks", Status.ASSERTED),
)


@pytest.mark.parametrize(("text", "word", "status"), SPOKEN)
def test_a_claim_leaves_the_outlet_what_it_tells_itself(
    extract_text: ExtractText, text: str, word: str, status: Status
) -> None:
    assert {event.status for event in extract_text(text).events if event.trigger.of(text) == word} == {status}
