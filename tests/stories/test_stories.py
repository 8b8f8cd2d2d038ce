"""One invented story as three outlets tell it: what each asserts, who denies, which counts differ, and so on."""

import csv
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.model
STORIES = Path(__file__).parent
OUTLETS = {"herald": "Northern Herald", "gulf-wire": "Gulf Wire", "republic-voice": "Republic Voice"}
Row = dict[str, str]
Ask = Callable[..., list[Row]]


def kg(*words: str) -> str:
    """What the command prints; it must succeed."""
    done = subprocess.run([sys.executable, "-m", "kg", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """A function from a named query and its parameters to its rows over the three articles' graphs."""
    folder = tmp_path_factory.mktemp("graphs")
    for name, outlet in OUTLETS.items():
        told = ["--publisher", outlet, "--published", "2026-03-05"]
        kg("build", str(STORIES / f"{name}.txt"), *told, "--out", str(folder), "--quiet")

    def rows(name: str, **parameters: str) -> list[Row]:
        settings = [word for key, value in parameters.items() for word in ("--set", f"{key}={value}")]
        printed = kg("query", name, "--data", str(folder), "--format", "csv", *settings)
        return list(csv.DictReader(io.StringIO(printed)))

    return rows


def test_each_outlet_asserts_what_it_tells_itself(ask: Ask) -> None:
    """Three outlets tell the bombing; one alone asserts who did it."""
    places = {row["outlet"] for row in ask("asserted", type="bombing", role="place") if row["value"] == "Kirkuk"}
    assert places == set(OUTLETS.values())
    doers = {(row["outlet"], row["value"]) for row in ask("asserted", type="bombing", role="perpetrator")}
    assert doers == {("Republic Voice", "Dawn Front")}


def test_a_direct_property_is_the_outlets_own_word(ask: Ask) -> None:
    """The one-line pattern for what is asserted needs no status: a role hangs on its event directly."""
    query = STORIES / "direct.rq"
    found = {(row["outlet"], row["perpetrator"]) for row in ask(str(query))}
    assert found == {("Republic Voice", "Dawn Front")}


def test_denials_have_their_speakers_and_outlets(ask: Ask) -> None:
    denied = {(row["speaker"], row["outlet"]) for row in ask("denials")}
    assert denied == {
        ("Dawn Front", "Northern Herald"),
        ("Salim Rahi", "Gulf Wire"),
        ("River Brigades", "Republic Voice"),
    }


def test_counts_that_differ_are_shown_with_their_sources(ask: Ask) -> None:
    pairs = {(row["first"], row["first_source"], row["second"]) for row in ask("contradictions", aspect="killed")}
    assert pairs == {
        ("11-11", "Gulf Wire", "14-14"),
        ("11-11", "Gulf Wire", "20-20"),
        ("11-11", "The health ministry", "14-14"),
        ("11-11", "The health ministry", "20-20"),
        ("14-14", "Northern Herald", "20-20"),
    }


def test_doers_that_differ_are_shown_with_their_sources(ask: Ask) -> None:
    named = ask("contradictions", aspect="perpetrator")
    assert {(row["first"], row["second"]) for row in named} == {("Dawn Front", "River Brigades")}
    assert {row["second_source"] for row in named} == {"River Brigades"}


def test_the_only_source_of_a_claim_is_named(ask: Ask) -> None:
    """The River Brigades' own word is all there is; the Dawn Front is named by the ministry and by an outlet."""
    alone = ask("single-source", role="perpetrator", type="bombing")
    brigades = [row for row in alone if row["value"] == "River Brigades"]
    assert [(row["source"], row["outlet"], row["status"]) for row in brigades] == [
        ("River Brigades", "Gulf Wire", "claimed")
    ]
    both = ask("corroborated", role="perpetrator", type="bombing")
    assert [(row["value"], row["sources"]) for row in both] == [("Dawn Front", "Interior Ministry; Republic Voice")]


def test_what_sources_agree_on_is_corroborated(ask: Ask) -> None:
    agreed = [row for row in ask("corroborated", role="place") if row["value"] == "Kirkuk"]
    assert [row["sources"] for row in agreed] == ["Gulf Wire; Northern Herald; Republic Voice"]


def test_outlets_name_one_side_in_their_own_words(ask: Ask) -> None:
    front = {(row["outlet"], row["term"], row["neutral"]) for row in ask("wording", entity="Dawn Front")}
    assert front == {("Republic Voice", "so-called", ""), ("Republic Voice", "terrorist group", "armed group")}
    assert "Northern Herald" not in {row["outlet"] for row in ask("wording")}


def test_a_scare_quote_is_the_outlets_distance(ask: Ask) -> None:
    assert [(row["kind"], row["outlet"]) for row in ask("wording", term="government")] == [
        ("distancing", "Republic Voice")
    ]


def test_a_speaker_is_heard_through_every_outlet(ask: Ask) -> None:
    (rahi,) = ask("by-speaker", speaker="Rahi")
    assert (rahi["outlets"], rahi["stances"]) == ("Gulf Wire; Northern Herald", "asserts; denies")


def test_sources_nest_from_person_over_agency_to_outlet(ask: Ask) -> None:
    chain = ask(str(STORIES / "chain.rq"))
    assert [(row["speaker"], row["carrier"], row["outlet"]) for row in chain] == [
        ("Salim Rahi", "Gulf Wire", "Northern Herald")
    ]
