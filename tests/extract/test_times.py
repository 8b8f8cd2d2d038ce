"""Expressions of time: how far they reach, what they are, and the moments they stand for. No trained model needed."""

from collections.abc import Callable

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extract.reading import Knowledge, reading
from kg.extract.times import finder
from kg.model import Article, Basis, Extraction, Moment, Span, TimeMention, Zone, ZoneKind
from kg.schema import Schema

Times = Callable[..., list[TimeMention]]
WEDNESDAY = "2021-06-16"


@pytest.fixture(scope="module")
def times(schema: Schema) -> Times:
    """The times of a text, read without tags or a parse."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    find = finder(Knowledge(schema=schema, gazetteer=lambda _: frozenset()))

    def read(text: str, published: str | None = WEDNESDAY, *, caption: str = "") -> list[TimeMention]:
        whole = f"{caption}\n\n{text}" if caption else text
        zones = [Zone(kind=ZoneKind.BODY, span=Span(len(whole) - len(text), len(whole)))]
        if caption:
            zones.insert(0, Zone(kind=ZoneKind.CAPTION, span=Span(0, len(caption))))
        article = Article(id="test", source="test.txt", text=whole, published=published, zones=tuple(zones))
        return list(find(reading(nlp(whole), Extraction(article=article))).times)

    return read


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("January 7, 2020", "2020-01-07"),
        ("7 January 2020", "2020-01-07"),
        ("the 7th of January 2020", "2020-01-07"),
        ("Tuesday, January 7, 2020", "2020-01-07"),
        ("Jan. 7, 2020", "2020-01-07"),
        ("03/25/1998", "1998-03-25"),
        ("03/25/98", "1998-03-25"),
        ("25/03/1998", "1998-03-25"),
        ("1998-02-12", "1998-02-12"),
        ("12 FEB 90", "1990-02-12"),
        ("January 2020", "2020-01"),
        ("summer of 2006", "2006-SU"),
        ("the third quarter of 2019", "2019-Q3"),
        ("the first half of 2019", "2019-H1"),
        ("the 1990s", "199"),
        ("the nineties", "199"),
        ("the 19th century", "18"),
        ("Christmas 2019", "2019-12-25"),
        ("Easter 2021", "2021-04-04"),
        ("10 a.m. on the day", "2021-06-16T10:00"),
    ],
)
def test_dates_that_are_told_whole_have_their_value(times: Times, words: str, value: str) -> None:
    """Every usual wire format is one mention with one value."""
    assert times(f"They met in {words}.")[0].moment.value == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("today", "2021-06-16"),
        ("yesterday", "2021-06-15"),
        ("tomorrow", "2021-06-17"),
        ("Monday", "2021-06-14"),
        ("last Friday", "2021-06-11"),
        ("next Friday", "2021-06-18"),
        ("Friday evening", "2021-06-11TEV"),
        ("last night", "2021-06-15TNI"),
        ("this morning", "2021-06-16TMO"),
        ("10 p.m. Monday", "2021-06-14T22:00"),
        ("last week", "2021-W23"),
        ("next month", "2021-07"),
        ("this year", "2021"),
        ("earlier this month", "2021-06"),
        ("early next year", "2022"),
        ("two years ago", "2019"),
        ("three months ago", "2021-03"),
        ("ten days ago", "2021-06-06"),
        ("last October", "2020-10"),
        ("October last year", "2020-10"),
        ("January 3", "2021-01-03"),
        ("last summer", "2020-SU"),
        ("the first quarter", "2021-Q1"),
        ("the weekend", "2021-W23-WE"),
        ("Easter", "2021-04-04"),
    ],
)
def test_relative_dates_count_from_the_publication_day(times: Times, words: str, value: str) -> None:
    """With a publication date, "yesterday" and the like are days of the calendar."""
    found = times(f"The dam broke {words}.")[0]
    assert (found.moment.value, found.moment.basis) == (value, Basis.PUBLICATION)


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [
        ("three days", "duration", "P3D"),
        ("more than two decades", "duration", "P20Y"),
        ("2 1/2 years", "duration", "P2Y6M"),
        ("twenty-four hours", "duration", "PT24H"),
        ("several weeks", "duration", "PXW"),
        ("a few minutes", "duration", "PTXM"),
        ("the past five years", "duration", "P5Y"),
        ("half an hour", "duration", "PT30M"),
        ("every day", "set", "P1D"),
        ("every two weeks", "set", "P2W"),
        ("each Thursday", "set", "XXXX-WXX-4"),
        ("annually", "set", "P1Y"),
        ("now", "date", "PRESENT_REF"),
        ("recently", "date", "PAST_REF"),
        ("in the near future", "date", "FUTURE_REF"),
        ("years ago", "date", "PAST_REF"),
    ],
)
def test_lengths_sets_and_references_have_their_type(times: Times, words: str, kind: str, value: str) -> None:
    """What is no point in time has no bounds either."""
    found = times(f"The talks went on for {words}.")[0]
    assert (found.type.value, found.moment.value, found.moment.earliest) == (kind, value, None)


@pytest.mark.parametrize(
    ("words", "edtf", "earliest", "latest"),
    [
        ("on January 7, 2020", "2020-01-07", "2020-01-07", "2020-01-08"),
        ("in December 2019", "2019-12", "2019-12-01", "2020-01-01"),
        ("in the 1990s", "199X", "1990-01-01", "2000-01-01"),
        ("in the summer of 2006", "2006-22", "2006-06-01", "2006-09-01"),
        ("in the third quarter of 2019", "2019-35", "2019-07-01", "2019-10-01"),
        ("in the first half of 2019", "2019-40", "2019-01-01", "2019-07-01"),
        ("in mid-2014", "2014~", "2014-01-01", "2015-01-01"),
        ("from 2003-2005", "2003/2005", "2003-01-01", "2006-01-01"),
        ("on January 7-9, 2020", "2020-01-07/2020-01-09", "2020-01-07", "2020-01-10"),
        ("last week", "2021-06-07/2021-06-13", "2021-06-07", "2021-06-14"),
        ("at 10:35 a.m. on May 3, 2020", "2020-05-03T10:35:00", "2020-05-03", "2020-05-04"),
        ("in fiscal 1990", None, None, None),
    ],
)
def test_moments_have_edtf_and_half_open_bounds(
    times: Times, words: str, edtf: str | None, earliest: str | None, latest: str | None
) -> None:
    """EDTF after ISO 8601-2; where there is none, none is made up."""
    moment = times(f"The bridge was closed {words}.")[-1].moment
    assert (moment.edtf, moment.earliest, moment.latest) == (edtf, earliest, latest)


@pytest.mark.parametrize("words", ["Tuesday", "yesterday", "last week", "January 3", "last October", "two years ago"])
def test_without_any_date_to_count_from_nothing_is_guessed(times: Times, words: str) -> None:
    """An article with no publication date and no whole date resolves nothing."""
    moment = times(f"The mayor was shot on {words}.", None)[0].moment
    assert (moment.edtf, moment.earliest, moment.latest, moment.basis) == (None, None, None, None)


def test_a_weekday_without_publication_date_keeps_what_it_says(times: Times) -> None:
    assert times("He spoke on Tuesday.", None)[0].moment == Moment(value="XXXX-WXX-2")


def test_a_caption_lends_its_year_to_days_of_the_text(times: Times) -> None:
    found = times("Rebels shelled the port on December 29.", None, caption="Smoke over the port on January 4, 2021.")[1]
    assert (found.moment.edtf, found.moment.basis) == ("2020-12-29", Basis.INFERRED)


def test_last_year_counts_from_the_caption_where_nothing_better_is_known(times: Times) -> None:
    found = times("He was freed in October last year.", None, caption="The colonel on January 4, 2021.")[1]
    assert (found.moment.edtf, found.moment.basis) == ("2020-10", Basis.INFERRED)


def test_an_archive_picture_lends_no_year(times: Times) -> None:
    found = times("Rebels shelled the port on June 2.", None, caption="File photo: the port on March 9, 2011.")[1]
    assert found.moment.edtf is None


def test_a_background_date_lends_no_year(times: Times) -> None:
    found = times("Since the quake of May 12, 2008, much was rebuilt. On June 2, a dam broke.", None)[-1]
    assert found.moment.edtf is None


def test_a_later_year_in_the_text_keeps_an_older_date_from_lending_its_year(times: Times) -> None:
    found = times("He was born on May 12, 1961. In 2019 he won. On June 2, he resigned.", None)[-1]
    assert found.moment.edtf is None


def test_a_weekday_beside_a_date_chooses_its_year(times: Times) -> None:
    assert times("It fell on Tuesday, June 22.", "2020-01-02")[0].moment.value == "2021-06-22"


@pytest.mark.parametrize(
    ("published", "value"), [("2020-06-16", "2020-03-04"), ("2020-03-10", "2020-03-04"), ("2020-04-01", "2020-03-05")]
)
def test_day_and_month_that_may_be_turned_round_follow_the_publication_day(
    times: Times, published: str, value: str
) -> None:
    words = "05/03/2020" if value.endswith("05") else "03/04/2020"
    assert times(f"It was signed on {words}.", published)[0].moment.value == value


def test_day_and_month_that_may_be_turned_round_leave_the_year_alone_without_publication(times: Times) -> None:
    assert times("It was signed on 03/04/2020.", None)[0].moment.edtf == "2020"


def test_a_day_later_counts_from_the_day_spoken_of_last(times: Times) -> None:
    found = times("The port was shelled on May 3, 2021. A day later, the depot burned.")[1]
    assert (found.moment.edtf, found.moment.basis) == ("2021-05-04", Basis.ANCHORED)


def test_days_later_keeps_what_is_unknown(times: Times) -> None:
    moment = times("The port was shelled on May 3, 2021. Days later, the depot burned.")[1].moment
    assert (moment.edtf, moment.earliest, moment.latest) == ("2021-05-XX", "2021-05-04", "2021-06-01")


def test_two_days_earlier_with_no_day_spoken_of_stays_unresolved(times: Times) -> None:
    assert times("Two days earlier, a depot burned.", None)[0].moment.edtf is None


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("He left on Friday's train.", "Friday"),
        ("Output fell in the third-quarter report of 2019.", "third-quarter"),
        ("It took about three days.", "three days"),
        ("It took at least three days.", "at least three days"),
        ("It was held at 10 a.m. Monday.", "10 a.m. Monday"),
        ("It began on Jan. 3.", "Jan. 3"),
        ("It ended by the end of 2019.", "the end of 2019"),
    ],
)
def test_extents_are_drawn_as_time_bank_draws_them(times: Times, sentence: str, words: str) -> None:
    """Approximators and articles of the period are in; "about", possessives and full stops are out."""
    found = times(sentence)[0]
    assert found.span.of(sentence) == words


@pytest.mark.parametrize(
    "sentence",
    [
        "The 52-year-old driver fled.",
        "Brigade 1999 people strong.",
        "They may march again.",
        "It sold three-quarters of its stock.",
        "The second half ended 2-1.",
        "He came soon after the blast.",
    ],
)
def test_what_only_looks_like_a_time_is_none(times: Times, sentence: str) -> None:
    assert times(sentence) == []


def test_a_day_the_calendar_does_not_have_has_no_bounds(times: Times) -> None:
    moment = times("It was signed on February 30, 2020.")[0].moment
    assert (moment.edtf, moment.earliest) == (None, None)


def test_every_time_rests_on_its_own_words(times: Times) -> None:
    found = times("It rained. The dam broke on May 3, 2021.")[0]
    assert (found.evidence.span, found.evidence.finder, found.evidence.rule) == (found.span, "times", "day")


PIECES = st.sampled_from(
    """
    the a last next this that earlier later ago within early end of in to or about few some every 1 2 7 31 45 1999
    2020 1,000 2.5 1/2 's - , . ( '89 1990s '80s 7th second third nineteen twenty ninety hundred Jan January May fri
    Monday summer day days week month years decade century quarter half weekend fiscal morning nights noon a.m. pm
    10:35 29:10 GMT Christmas Easter Thanksgiving today tonight yesterday daily now recently soon future overnight
    old long more 2020-01-14 2020-02-31 2020-13-45 03/25/98 31/12/2020 99/99/99 0/0/00 period ended ahead each other
    """.split()  # noqa: SIM905
)


@given(
    words=st.lists(PIECES, max_size=12),
    published=st.sampled_from([None, "2020-02-29", "0001-01-01", "9999-12-31", "2021-02-31"]),
)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_of_time_are_read_without_fail(times: Times, words: list[str], published: str | None) -> None:
    """Spans lie in the text, in order and apart; bounds are half-open and never reversed."""
    text = " ".join([*words, "end"])
    found = times(text, published)
    edges = [edge for one in found for edge in (one.span.begin, one.span.end)]
    assert edges == sorted(edges)
    assert all(edge <= len(text) for edge in edges)
    for moment in (one.moment for one in found):
        assert (moment.earliest is None) == (moment.latest is None)
        assert moment.earliest is None or moment.earliest < (moment.latest or "")


@pytest.fixture(scope="module")
def datelined(schema: Schema) -> Callable[[str, str], list[str]]:
    """The values of the times of a body that follows a dateline."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    find = finder(Knowledge(schema=schema, gazetteer=lambda _: frozenset()))

    def read(dateline: str, body: str) -> list[str]:
        text = f"{dateline} {body}"
        cut = len(dateline)
        zones = (
            Zone(kind=ZoneKind.DATELINE, span=Span(0, cut)),
            Zone(kind=ZoneKind.BODY, span=Span(cut + 1, len(text))),
        )
        article = Article(id="test", source="test.txt", text=text, zones=zones)
        return [one.moment.value for one in find(reading(nlp(text), Extraction(article=article))).times][1:]

    return read


def test_a_weekday_is_counted_from_the_dateline_where_nothing_is_published(
    datelined: Callable[[str, str], list[str]],
) -> None:
    """The dateline says on which day the article speaks."""
    assert datelined("KIRKUK, March 3, 2026 -", "A shop burnt down on Tuesday.") == ["2026-03-03"]
    assert datelined("KIRKUK, March 5, 2026 -", "A shop burnt down on Tuesday.") == ["2026-03-03"]


def test_a_day_later_leaves_the_dateline_behind(datelined: Callable[[str, str], list[str]]) -> None:
    """A later weekday then lies after the dateline, not a week before it."""
    body = "A shop burnt down on Tuesday. A day later, a mill burnt down. Both were insured on Wednesday."
    assert datelined("KIRKUK, March 3, 2026 -", body) == ["2026-03-03", "2026-03-04", "2026-03-04"]


@pytest.mark.model
def test_a_day_later_is_counted_from_the_story_and_not_from_its_background(
    extract_text: Callable[..., Extraction],
) -> None:
    """A raid that the bombing avenges lends no day to what came next."""
    text = (
        "A bomb exploded in Kirkuk on Tuesday. The group said the attack was revenge for the killing of its founder "
        "in a raid near Hit on February 11.\n\nA day later, gunmen attacked a post in Tikrit."
    )
    assert extract_text(text, "2026-03-03").times[-1].moment.value == "2026-03-04"
