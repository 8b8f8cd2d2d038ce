"""Scores on the contract's stand-off format."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.evaluate.floors import below, raise_floors, read_floors
from kg.evaluate.gold import Figure, corpus_hash, read_rows, score

TEXT = "Rebels bombed Mosul on Tuesday, police said."
GOLD = {
    "id": "a",
    "text": TEXT,
    "mentions": [
        {"begin": 0, "end": 6, "type": "organisation", "kind": "nominal", "entity": "e1"},
        {"begin": 14, "end": 19, "type": "place", "kind": "name", "entity": "e2"},
        {"begin": 32, "end": 38, "type": "organisation", "kind": "nominal", "entity": "e3"},
    ],
    "entities": [{"id": "e2", "type": "place", "label": "Mosul", "wikidata": "Q1"}],
    "times": [{"begin": 23, "end": 30, "type": "date", "value": "2020-01-14"}],
    "events": [
        {
            "type": "bombing",
            "begin": 7,
            "end": 13,
            "status": "attributed",
            "date": "2020-01-14",
            "arguments": [{"role": "perpetrator", "begin": 0, "end": 6}, {"role": "target", "begin": 14, "end": 19}],
            "casualties": [],
        }
    ],
    "claims": [
        {
            "source": {"begin": 32, "end": 38},
            "cue": {"begin": 39, "end": 43},
            "content": {"begin": 0, "end": 30},
            "stance": "asserts",
            "via": None,
        }
    ],
}


def f1(ours: dict[str, object], key: str) -> float:
    """One figure of our object against GOLD."""
    return {figure.key: figure.f1 for figure in score({"a": ours}, {"a": GOLD})}[key]


def test_gold_as_its_own_prediction_scores_one_everywhere() -> None:
    """The oracle."""
    assert {figure.f1 for figure in score({"a": GOLD}, {"a": GOLD})} == {1.0}


def test_nothing_found_scores_zero_where_gold_has_something() -> None:
    """An empty prediction."""
    assert f1({}, "mentions.strict") == 0.0
    assert f1({}, "events.trigger") == 0.0


def test_a_wider_span_counts_as_overlap_but_not_as_strict() -> None:
    """The words "on Tuesday" where gold has the bare weekday."""
    ours = {**GOLD, "times": [{"begin": 20, "end": 30, "value": "2020-01-14"}]}
    assert (f1(ours, "times.strict"), f1(ours, "times.overlap"), f1(ours, "times.value")) == (0.0, 1.0, 1.0)


def test_an_event_of_a_parent_type_meets_gold_through_its_classes() -> None:
    """A car bombing is a bombing."""
    event = {**GOLD["events"][0], "type": "car bombing", "classes": ["car bombing", "bombing", "attack", "event"]}  # type: ignore[index]  # a literal of ours
    assert f1({**GOLD, "events": [event]}, "events.type") == 1.0


def test_a_swapped_role_is_wrong_twice() -> None:
    """Target and perpetrator exchanged: neither is right."""
    event = {
        **GOLD["events"][0],
        "arguments": [{"role": "target", "begin": 0, "end": 6}, {"role": "perpetrator", "begin": 14, "end": 19}],
    }  # type: ignore[index]  # a literal of ours
    assert f1({**GOLD, "events": [event]}, "events.arguments") == 0.0


def test_floors_may_rise_and_never_fall(tmp_path: Path) -> None:
    """`--update` refuses to lower one on the same corpus."""
    path, corpus = tmp_path / "floors.json", corpus_hash({"a": GOLD})
    raise_floors(path, [Figure(task="times", name="value", f1=0.5)], corpus)
    raise_floors(path, [Figure(task="times", name="value", f1=0.6)], corpus)
    with pytest.raises(UsageError, match="never lowered"):
        raise_floors(path, [Figure(task="times", name="value", f1=0.4)], corpus)
    assert below([Figure(task="times", name="value", f1=0.5)], read_floors(path, corpus)) == [
        "times.value: 0.5000 is under its floor of 0.6000"
    ]


def test_floors_of_another_corpus_are_refused(tmp_path: Path) -> None:
    """A changed gold needs floors of its own."""
    path = tmp_path / "floors.json"
    raise_floors(path, [Figure(task="times", name="value", f1=0.5)], corpus_hash({"a": GOLD}))
    with pytest.raises(UsageError, match="another gold"):
        read_floors(path, corpus_hash({"a": {**GOLD, "title": "changed"}}))


def test_a_line_that_is_no_object_is_named(tmp_path: Path) -> None:
    """File and line."""
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a"}\n[1]\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"gold\.jsonl, line 2: not a JSON object"):
        read_rows(path)


def test_the_command_prints_every_figure(tmp_path: Path) -> None:
    """Gold against itself through the command."""
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "kg", "evaluate", str(path), "--pred", str(path), "--format", "csv"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "events,arguments,1.000,1.000,1.000,2" in done.stdout
    assert "coreference,conll,,,1.000,0" in done.stdout
