"""What speaks for a candidate, and what its score means."""

import json
from pathlib import Path

import pytest

from kg.errors import LinkError
from kg.link.features import NEUTRAL
from kg.link.known import HeldPost, Known
from kg.link.present import timeliness
from kg.link.queries import Query
from kg.link.ranking import shares
from kg.link.weights import calibrated, read_weights
from kg.link.wording import Surroundings, words_shared
from kg.model import EntityId, EntityType, Item, Qid, Span

OFFICE = Qid("Q900")


def person(**facts: object) -> Known:
    return Known(item=Item(item=Qid("Q1"), label="Ada Example"), type=EntityType.PERSON, **facts)  # type: ignore[arg-type]


def asked(*, published: str = "2020-01-28", in_office: bool = False) -> Query:
    return Query(
        entity=EntityId("e1"),
        type=EntityType.PERSON,
        names=("Ada Example",),
        published=published,
        in_office=in_office,
    )


def test_shares_leave_room_for_none_of_them() -> None:
    assert shares([0.0]) == [0.5]
    assert sum(shares([3.0, 1.0])) < 1
    assert shares([]) == []


def test_a_score_between_two_rows_of_the_table_is_between_theirs() -> None:
    table = ((0.2, 0.1), (0.6, 0.5))
    assert [round(calibrated(share, table), 2) for share in (0.0, 0.2, 0.4, 0.6, 1.0)] == [0.1, 0.1, 0.3, 0.5, 0.5]


def test_the_packaged_weights_know_every_feature_and_rise() -> None:
    weights = read_weights()
    assert set(weights.features) == set(NEUTRAL)
    assert all(weight >= 0 for weight in weights.features.values())
    assert list(weights.calibration) == sorted(weights.calibration)


@pytest.mark.parametrize("content", ["", "{}", "[]", json.dumps({"base": 1, "features": [], "calibration": []})])
def test_broken_weights_are_one_clear_line(tmp_path: Path, content: str) -> None:
    path = tmp_path / "weights.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LinkError, match=r"weights\.json: the weights of the linker cannot be read"):
        read_weights(path)


def test_who_was_not_born_yet_is_not_meant() -> None:
    assert timeliness(asked(), person(start="2015")) == 0.0


def test_the_living_fit_better_than_the_dead_and_the_long_dead_least() -> None:
    alive, dead, long_dead = person(start="1957"), person(start="1957", end="2010"), person(start="1732", end="1799")
    assert timeliness(asked(), alive) > timeliness(asked(), dead) > timeliness(asked(), long_dead)


def test_who_holds_the_office_on_the_day_fits_best() -> None:
    holder = person(start="1957", posts=(HeldPost(item=OFFICE, start="2018-10-02"),))
    former = person(start="1957", posts=(HeldPost(item=OFFICE, start="2010-01-01", end="2014-09-01"),))
    assert timeliness(asked(in_office=True), holder) == 1.0
    assert timeliness(asked(in_office=True), former) < 0.5


@pytest.mark.parametrize("start", ["", "195X", "unknown"])
def test_without_a_certain_year_or_a_day_of_publication_time_says_nothing(start: str) -> None:
    assert timeliness(asked(), person(start=start)) == 0.5
    assert timeliness(asked(published=""), person(start="1957")) == 0.5


def test_words_of_the_description_near_the_name_speak_for_the_item() -> None:
    text = "The film actor Ada Example won a prize."
    near = Surroundings(text, [Span(15, 26)])
    assert words_shared(near, person(description="Norwegian film actor")) == 1.0
    assert words_shared(near, person(description="Norwegian politician")) == 0.5
    assert words_shared(near, person()) == 0.5
