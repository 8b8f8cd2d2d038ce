"""Events get their date from their own phrase, clause, sentence, caption or the sentence before; never by default."""

from collections.abc import Callable

import pytest

from kg.extract.dating import finder as dating
from kg.extract.reading import Knowledge, reading
from kg.extract.times import finder as times
from kg.model import Article, Basis, Event, EventId, Evidence, Extraction, Span, Zone, ZoneKind
from kg.schema import Schema
from kg.stages import Annotator

pytestmark = pytest.mark.model

Read = Callable[..., list[Event]]
ATTACK, KILLING, INJURY = ("attack", "event"), ("killing", "event"), ("injury", "event")
KINDS = {
    "killed": KILLING,
    "killing": KILLING,
    "wounding": INJURY,
    "injuries": INJURY,
    "meeting": ("meeting", "event"),
    "funeral": ("funeral", "event"),
}


@pytest.fixture(scope="module")
def read(schema: Schema, annotator: Annotator) -> Read:
    """The events of a text, made by hand from the words named, with their dates."""
    knowledge = Knowledge(schema=schema, gazetteer=lambda _: frozenset())
    find_times, find_dates = times(knowledge), dating(knowledge)

    def run(text: str, *words: str, published: str | None = "2021-06-16", caption: bool = False) -> list[Event]:
        kind = ZoneKind.CAPTION if caption else ZoneKind.BODY
        zones = (Zone(kind=kind, span=Span(0, len(text))),)
        article = Article(id="test", source="test.txt", text=text, published=published, zones=zones)
        doc = next(iter(annotator([article]))).doc
        extraction = find_times(reading(doc, Extraction(article=article, events=_events(text, words))))
        return list(find_dates(reading(doc, extraction)).events)

    return run


def _events(text: str, words: tuple[str, ...]) -> tuple[Event, ...]:
    """One event a word; "a|b" are two mentions of one."""
    events, at = [], 0
    for number, word in enumerate(words):
        spans = []
        for part in word.split("|"):
            begin = text.index(part, at)
            at = begin + len(part)
            spans.append(Span(begin, at))
        classes = KINDS.get(word.split("|", maxsplit=1)[0], ATTACK)
        events.append(
            Event(
                id=EventId(f"v{number}"),
                frame="Attack",
                type=classes[0],
                classes=classes,
                trigger=spans[0],
                mentions=tuple(spans),
                evidence=Evidence(span=spans[0], sentence=Span(0, len(text)), finder="test"),
            )
        )
    return tuple(events)


def dates(events: list[Event]) -> list[str | None]:
    """The EDTF dates of events."""
    return [event.moment.edtf if event.moment else None for event in events]


def rules(events: list[Event]) -> list[str | None]:
    """The rules that dated them."""
    return [event.moment_evidence.rule if event.moment_evidence else None for event in events]


def test_a_verb_takes_the_time_of_its_own_phrase(read: Read) -> None:
    found = read("Gunmen attacked a checkpoint near Harun on Monday.", "attacked")
    assert (dates(found), rules(found)) == (["2021-06-14"], ["own phrase"])


def test_a_noun_takes_the_time_that_stands_before_it(read: Read) -> None:
    assert dates(read("Monday's attack shocked the town.", "attack")) == ["2021-06-14"]


def test_a_noun_takes_the_time_of_the_verb_that_says_it_happened(read: Read) -> None:
    found = read("The rebels launched an attack on the port on Monday.", "attack")
    assert dates(found) == ["2021-06-14"]


def test_verbs_joined_by_and_share_their_time(read: Read) -> None:
    found = read("Gunmen attacked a checkpoint on Monday and killed an officer.", "attacked", "killed")
    assert (dates(found), rules(found)) == (["2021-06-14"] * 2, ["own phrase", "clause"])


def test_participles_take_the_time_of_their_verb(read: Read) -> None:
    text = "On Monday, gunmen attacked a base in the north, killing two soldiers and wounding five."
    assert dates(read(text, "attacked", "killing", "wounding")) == ["2021-06-14"] * 3


def test_an_event_inside_another_shares_its_time(read: Read) -> None:
    found = read("Five guards were killed in a raid on Monday.", "killed", "raid")
    assert dates(found) == ["2021-06-14"] * 2


def test_what_an_attack_leads_to_has_its_time(read: Read) -> None:
    text = "On Monday, rebels laid an ambush that led to the killing of nine guards."
    assert dates(read(text, "ambush", "killing")) == ["2021-06-14"] * 2


def test_the_time_of_a_report_dates_the_report_alone(read: Read) -> None:
    found = read("The ministry said on Tuesday that rebels attacked a village.", "attacked")
    assert dates(found) == [None]


def test_a_time_in_another_events_clause_dates_that_event_alone(read: Read) -> None:
    text = "Gunmen attacked a judge who was wounded in a raid in 2015."
    assert dates(read(text, "attacked", "raid")) == [None, "2015"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels have attacked the road since 2003.",
        "Rebels attacked the road for three years.",
        "Rebels attacked the road built in 2003.",
        "Rebels attacked the road.",
        "The army and the rebels attacked under the 2015 deal.",
    ],
)
def test_background_lengths_and_silence_date_nothing(read: Read, text: str) -> None:
    assert dates(read(text, "attacked")) == [None]


def test_an_unresolved_weekday_is_kept_and_keeps_other_dates_away(read: Read) -> None:
    text = "On Tuesday, gunmen attacked a village. The raid of May 3, 2021, was forgotten."
    moment = read(text, "attacked", published=None)[0].moment
    assert moment is not None
    assert (moment.value, moment.edtf) == ("XXXX-WXX-2", None)


def test_a_caption_dates_what_it_shows_and_not_what_it_tells_of(read: Read) -> None:
    text = "Mourners gather in Harun on May 3, 2021, during the funeral of a colonel killed by rebels."
    found = read(text, "funeral", "killed", published=None, caption=True)
    assert dates(found) == ["2021-05-03", None]


def test_mentions_of_one_event_share_its_date(read: Read) -> None:
    text = "An attack shook Harun. Rebels attacked the port on Monday."
    assert dates(read(text, "attack|attacked")) == ["2021-06-14"]


def test_the_attack_in_the_next_sentence_has_the_date_of_the_one_before(read: Read) -> None:
    text = "Rebels attacked the port on Monday. The attack left the docks in ruins."
    found = read(text, "attacked", "attack")
    assert (dates(found), rules(found)) == (["2021-06-14"] * 2, ["own phrase", "discourse"])


def test_an_attack_in_another_paragraph_is_not_dated_by_discourse(read: Read) -> None:
    text = "Rebels attacked the port on Monday.\n\nThe attack left the docks in ruins."
    assert dates(read(text, "attacked", "attack")) == ["2021-06-14", None]


def test_a_day_later_dates_by_the_event_before(read: Read) -> None:
    text = "Rebels attacked the port on May 3, 2021. A day later, they raided a depot."
    found = read(text, "attacked", "raided", published=None)
    assert dates(found) == ["2021-05-03", "2021-05-04"]
    assert found[1].moment is not None
    assert found[1].moment.basis is Basis.ANCHORED


def test_confidence_falls_from_own_phrase_to_discourse(read: Read) -> None:
    text = "Rebels attacked the port on Monday and killed a guard. The attack left the docks in ruins."
    found = read(text, "attacked", "killed", "attack")
    sure = [event.moment_evidence.confidence for event in found if event.moment_evidence]
    assert sure == sorted(sure, reverse=True)
    assert len(set(sure)) == 3


def test_what_happened_when_something_else_did_has_its_time(read: Read) -> None:
    found = read("Nine farmers were killed when a mine went off near Harun on Monday.", "killed")
    assert dates(found) == ["2021-06-14"]


def test_a_clause_with_when_tells_of_the_time_before_it(read: Read) -> None:
    found = read("It was the worst night since August 2019, when gunmen killed six guards.", "killed")
    assert dates(found) == ["2019-08"]


def test_a_day_in_the_clause_about_the_place_is_the_events_day(read: Read) -> None:
    found = read("Jets bombed a field where families had met for a fair on Monday.", "bombed")
    assert dates(found) == ["2021-06-14"]


def test_a_month_in_the_clause_about_the_place_is_not(read: Read) -> None:
    found = read("Jets bombed a field where families had met for a fair in February.", "bombed")
    assert dates(found) == [None]


def test_an_occasion_lends_its_day(read: Read) -> None:
    found = read("Gunmen attacked a guard during Monday's ceremony in Harun.", "attacked")
    assert dates(found) == ["2021-06-14"]


def test_what_is_called_for_a_day_is_on_that_day(read: Read) -> None:
    """The verb that sets it is not."""
    (event,) = read("The union called a meeting for next Friday.", "meeting")
    assert event.moment is not None
    assert event.moment.edtf == "2021-06-18"
