"""One event once: mentions that are one event become one, mentions that are two stay two."""

from collections.abc import Callable

import pytest

from kg.extract.finders import make_extractor
from kg.model import Article, Event, Extraction, Span, Status, Zone, ZoneKind
from kg.schema import Schema
from kg.stages import Annotator, Gazetteer

pytestmark = pytest.mark.model
Extract = Callable[..., Extraction]


def _kind(extraction: Extraction, label: str) -> list[Event]:
    return [event for event in extraction.events if label in event.classes]


def _words(extraction: Extraction, event: Event) -> list[str]:
    return [span.of(extraction.article.text) for span in event.mentions]


@pytest.fixture(scope="module")
def with_headline(annotator: Annotator, schema: Schema, gazetteer: Gazetteer) -> Callable[[str, str], Extraction]:
    """Everything found in a headline and its body."""
    extract = make_extractor(schema, gazetteer)

    def read(headline: str, body: str) -> Extraction:
        text, cut = f"{headline}\n\n{body}", len(headline)
        zones = (
            Zone(kind=ZoneKind.HEADLINE, span=Span(0, cut)),
            Zone(kind=ZoneKind.BODY, span=Span(cut + 2, len(text))),
        )
        article = Article(id="test", source="test.txt", text=text, published="2026-05-08", zones=zones)
        return extract(next(iter(annotator([article]))))

    return read


def test_the_headline_and_the_body_tell_one_event(with_headline: Callable[[str, str], Extraction]) -> None:
    """The headline is the same news as the body's first sentences."""
    found = with_headline(
        "Car bomb kills nine at Kirkuk depot",
        "A car bomb exploded outside a bus depot in the city of Kirkuk on Thursday, killing nine people, police said.",
    )
    (attack,) = _kind(found, "attack")
    assert attack.moment is not None
    assert attack.moment.edtf == "2026-05-07"


def test_a_headline_of_another_place_stays_apart(with_headline: Callable[[str, str], Extraction]) -> None:
    """Two named places without a word in common are two events."""
    found = with_headline(
        "Bomb blast hits Mosul", "Gunmen shot two guards in Baghdad on Thursday.\n\nA bomb exploded in Basra in 2019."
    )
    assert len(_kind(found, "bombing")) == 2


def test_definite_descriptions_take_up_the_event_they_fit(extract_text: Extract) -> None:
    """However much later, "the bombing" is the one bombing; "the attack" the attack told last."""
    found = extract_text(
        "A bomb exploded at a hotel in Kirkuk on Monday, killing nine people. Rescuers dug through the rubble. "
        "Streets were closed. Shops stayed shut. Hospitals asked for blood. The mayor spoke of a dark day. "
        "Gunmen attacked a checkpoint near Hit on Tuesday. The attack lasted an hour. "
        "The United Nations condemned the bombing."
    )
    assert [_words(found, event) for event in _kind(found, "attack")] == [
        ["exploded", "bombing"],
        ["attacked", "attack"],
    ]


def test_what_an_event_is_said_to_be_is_the_event(extract_text: Extract) -> None:
    """A year that it is compared with is not its date."""
    found = extract_text("A bomb exploded in Kirkuk on May 4, 2021. The bombing was the deadliest attack since 2012.")
    (attack,) = _kind(found, "attack")
    assert _words(found, attack) == ["exploded", "bombing", "attack"]


def test_one_bomb_is_one_bombing(extract_text: Extract) -> None:
    """What it damages is what it hit, and the event stands at the explosion."""
    found = extract_text("A bomb exploded in front of the embassy on Monday, damaging two cars.")
    (attack,) = _kind(found, "attack")
    assert _words(found, attack) == ["exploded", "damaging"]
    assert attack.trigger.of(found.article.text) == "exploded"


def test_the_blast_that_killed_is_the_blast_told_before(extract_text: Extract) -> None:
    """Whom it killed is its outcome, and tells it from no other."""
    found = extract_text("A bomb exploded at a depot in Hit. Shops were shut. The blast killed nine drivers.")
    assert len(_kind(found, "attack")) == 1


def test_who_stands_trial_is_tried_once(extract_text: Extract) -> None:
    """A verb and its own object name one event."""
    found = extract_text("The colonel never stood trial for the massacre.")
    (trial,) = _kind(found, "trial")
    assert trial.status is Status.NEGATED


def test_two_attacks_in_two_places_stay_two(extract_text: Extract) -> None:
    """An indefinite noun with its own place is an event of its own."""
    found = extract_text("Rebels attacked a village near Mosul. An attack near Basra killed two farmers.")
    assert len(_kind(found, "attack")) == 2


def test_a_toll_told_again_is_one_killing(extract_text: Extract) -> None:
    """As many people killed in one article are the same people."""
    found = extract_text("Gunmen killed 14 people in Kirkuk. Nobody knows why the 14 people were killed.")
    assert len(_kind(found, "killing")) == 1


def test_an_attack_nobody_claims_happened(extract_text: Extract) -> None:
    """The claim is negated, not the attack, and nobody is no perpetrator."""
    found = extract_text("Gunmen attacked an army post near Hit. No group claimed that attack.")
    (attack,) = _kind(found, "attack")
    assert attack.status is Status.ASSERTED
    doers = [a.span.of(found.article.text) for a in attack.arguments if a.role == "perpetrator"]
    assert doers == ["Gunmen"]


def test_a_killing_set_in_a_raid_gives_the_raid_its_victim(extract_text: Extract) -> None:
    """Wherever the parser hangs "in a raid"."""
    text = (
        "The group said the attack was revenge for the killing of its commander, Karim al-Saadi, in a government raid "
        "near Amarah on February 11."
    )
    found = extract_text(text, "2026-03-03")
    (raid,) = _kind(found, "raid")
    assert "victim" in {argument.role for argument in raid.arguments}


def test_the_operation_is_the_strike(extract_text: Extract) -> None:
    """A general noun takes up the attack told before, by verb and noun alike."""
    found = extract_text(
        "Government jets struck a camp near Hit on Monday, killing six fighters. The strike destroyed two trucks. "
        "The operation lasted an hour, the army said."
    )
    (attack,) = _kind(found, "attack")
    assert _words(found, attack) == ["struck", "strike", "operation"]


def test_two_bombings_of_one_article_stay_two(extract_text: Extract) -> None:
    """Each with its own day, place and toll."""
    found = extract_text(
        "A bomb exploded in a market in Basra on Monday, killing nine people. "
        "On Tuesday another bomb exploded at a mosque in Mosul, killing four worshippers.",
        "2026-05-08",
    )
    assert [len(event.mentions) for event in _kind(found, "bombing")] == [1, 1]


def test_attacks_that_grow_are_an_escalation_and_no_attack(extract_text: Extract) -> None:
    found = extract_text("The militia has escalated attacks in the valley.")
    assert {event.type for event in found.events} == {"escalation"}


def test_what_happened_several_times_since_a_year_is_not_the_news(extract_text: Extract) -> None:
    found = extract_text(
        "Gunmen attacked a convoy near Hit on Monday. The convoy route has been attacked several times since 2011.",
        "2026-05-08",
    )
    attacks = _kind(found, "attack")
    assert [len(event.mentions) for event in attacks] == [1, 1]
    assert next(event.moment.edtf for event in attacks if event.moment is not None) == "2026-05-04"


def test_an_attempt_is_not_the_deed_that_came_later(extract_text: Extract) -> None:
    found = extract_text(
        "Gunmen tried to kill the mayor in March. On Monday the mayor was killed by a bomb.", "2026-05-08"
    )
    assert [event.status for event in _kind(found, "killing")] == [Status.PLANNED, Status.ASSERTED]


def test_a_second_attack_is_another_one(extract_text: Extract) -> None:
    found = extract_text("Gunmen attacked a post near Hit on Monday. A second attack hit the post hours later.")
    assert len(_kind(found, "attack")) == 2
