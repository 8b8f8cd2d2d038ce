"""The gold of our own articles: up to date, its spans in place, its labels known, its values well formed."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.evaluate.gold import read_rows, score
from kg.evaluate.spans import Json, rows_of
from kg.model import EntityType, MentionKind, Outcome, Stance, Status
from kg.schema import Schema
from tests.gold.compile import GOLD, compiled

HERE = Path(__file__).parent
ARTICLES = sorted(path.stem for path in (HERE / "sources").glob("*.gold"))
ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
TIMEX = re.compile(
    r"P(?:\d+|X)[YMWDE]|PT(?:\d+|X)[HMS]|P(?:XH|XM)|(?:PAST|PRESENT|FUTURE)_REF"
    r"|\d{3}|[\dX]{4}(?:-(?:Q[1-4X]|SP|SU|FA|WI|[\dX]{2}(?:-[\dX]{2})?|W[\dX]{2}(?:-(?:WE|[1-7X]))?))?"
    r"(?:T(?:\d\d(?::\d\d)?|MO|MI|AF|EV|NI|DT|DA))?"
)
EDTF_DAY = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
EDTF = re.compile(rf"{EDTF_DAY}(?:/{EDTF_DAY})?|\d{{3}}X|XXXX-\d{{2}}(?:-\d{{2}})?|\d{{4}}-(?:2[1-4]|3[3-6])")


def spans(row: object) -> Iterator[Json]:
    """Every object below a row that has a begin, an end and its words."""
    if isinstance(row, dict):
        if {"begin", "end", "text"} <= row.keys():
            yield row
        for value in row.values():
            yield from spans(value)
    elif isinstance(row, list):
        for value in row:
            yield from spans(value)


def inside(name: str) -> Iterator[tuple[Json, Json]]:
    """The rows of one list of every article, each with its article."""
    return ((article, row) for article in ROWS for row in rows_of(article, name))


def test_gold_is_what_its_sources_compile_to() -> None:
    assert GOLD.read_text(encoding="utf-8") == compiled(), "run python -m tests.gold.compile"


def test_there_are_twelve_articles_and_more() -> None:
    assert len(ARTICLES) >= 12
    assert [row["id"] for row in ROWS] == ARTICLES


def test_every_span_lies_in_its_text_and_matches_its_words() -> None:
    for article in ROWS:
        for span in spans({key: value for key, value in article.items() if key != "text"}):
            begin, end = span["begin"], span["end"]
            assert isinstance(begin, int)
            assert isinstance(end, int)
            assert span["text"], article["id"]
            assert article["text"][begin:end] == span["text"], article["id"]


def test_no_two_mentions_share_a_span() -> None:
    for article in ROWS:
        where = [(row["begin"], row["end"]) for row in rows_of(article, "mentions")]
        assert len(where) == len(set(where)), article["id"]


def test_every_entity_named_is_listed_once() -> None:
    for article in ROWS:
        listed = [row["id"] for row in rows_of(article, "entities")]
        ends = [row[side] for row in rows_of(article, "relations") for side in ("source", "target")]
        sources = [row["source"]["entity"] for row in article["claims"] if row["source"]]
        arguments = [row["entity"] for event in article["events"] for row in event["arguments"]]
        used = {*ends, *(name for name in (*sources, *arguments) if name is not None)}
        assert len(listed) == len(set(listed))
        assert used | {row["entity"] for row in article["mentions"]} == set(listed), article["id"]


def test_types_kinds_outcomes_statuses_and_stances_are_the_model_s() -> None:
    assert {row["type"] for _, row in inside("mentions")} <= {str(kind) for kind in EntityType}
    assert {row["kind"] for _, row in inside("mentions")} <= {str(kind) for kind in MentionKind}
    assert {row["status"] for _, row in inside("events")} <= {str(status) for status in Status}
    assert {row["stance"] for _, row in inside("claims")} <= {str(stance) for stance in Stance}
    outcomes = {row["outcome"] for _, event in inside("events") for row in rows_of(event, "casualties")}
    assert outcomes <= {str(outcome) for outcome in Outcome}


def test_event_types_their_roles_and_relations_are_the_ontology_s(schema: Schema) -> None:
    roles = {frame.label: {role.name for role in frame.roles} for frame in schema.frames.values()}
    shared = {"place", "victim"}  # any event has a place, and any attack may leave victims
    for article, event in inside("events"):
        told = {row["role"] for row in rows_of(event, "arguments")}
        assert told <= roles[str(event["type"])] | shared, (article["id"], event["type"], told)
    assert {row["type"] for _, row in inside("relations")} <= {kind.label for kind in schema.relations}


@pytest.mark.parametrize("article", ROWS, ids=ARTICLES)
def test_values_of_time_are_timex3_and_edtf(article: Json) -> None:
    for row in rows_of(article, "times"):
        assert TIMEX.fullmatch(str(row["value"])), row
        assert row["edtf"] is None or EDTF.fullmatch(str(row["edtf"])), row
    for event in rows_of(article, "events"):
        assert event["date"] is None or EDTF.fullmatch(str(event["date"])), event


def test_a_minimum_is_never_above_its_maximum() -> None:
    for _, event in inside("events"):
        for row in rows_of(event, "casualties"):
            low, high = row["minimum"], row["maximum"]
            assert low is not None or high is not None
            assert not (isinstance(low, int) and isinstance(high, int)) or low <= high


def test_gold_scores_one_against_itself() -> None:
    rows = read_rows(GOLD)
    assert {figure.key: figure.f1 for figure in score(rows, rows) if figure.f1 != 1.0} == {}
