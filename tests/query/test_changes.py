"""`kg diff`: what changed, in words."""

from collections.abc import Iterable
from dataclasses import replace

from kg.assemble import make_assembler, quads
from kg.model import Event, Linked, Status
from kg.query.changes import Change, changes
from kg.schema import Schema
from kg.store import EmbeddedStore
from tests.invented import LINKED


def store(linked: Linked) -> EmbeddedStore:
    found = EmbeddedStore()
    found.append(quads(make_assembler(Schema(), version="1.2.3")(linked)))
    return found


def with_events(events: Iterable[Event]) -> Linked:
    return replace(LINKED, extraction=replace(LINKED.extraction, events=tuple(events)))


def differences(before: Linked, after: Linked) -> list[Change]:
    return list(changes(store(before), store(after)))


def test_a_graph_does_not_differ_from_itself() -> None:
    assert differences(LINKED, LINKED) == []


def test_another_version_of_the_tool_alone_changes_nothing() -> None:
    newer = EmbeddedStore()
    newer.append(quads(make_assembler(Schema(), version="9.9.9")(LINKED)))
    assert list(changes(store(LINKED), newer)) == []


def test_another_status_is_one_change_with_its_sentence() -> None:
    first, *others = LINKED.extraction.events
    found = differences(LINKED, with_events([replace(first, status=Status.CLAIMED), *others]))
    told = [one for one in found if one.column == "status" and one.about == "event"]
    assert [(one.change, one.before, one.after) for one in told] == [("changed", "asserted", "claimed")]
    assert told[0].what.startswith("ambush, “KARVIA, March 3")


def test_a_lost_link_is_told_by_the_name() -> None:
    links = tuple(replace(link, item=None, reason="settled") for link in LINKED.links)
    found = [one for one in differences(LINKED, replace(LINKED, links=links)) if one.column == "wikidata"]
    assert {(one.what, one.before, one.after) for one in found} == {
        ("Velden", "http://www.wikidata.org/entity/Q1000001", ""),
        ("Karvian", "http://www.wikidata.org/entity/Q1000003", ""),
    }


def test_wording_that_went_and_came_is_told_both_ways() -> None:
    without = replace(LINKED, extraction=replace(LINKED.extraction, wordings=()))
    gone = [one for one in differences(LINKED, without) if one.about == "wording"]
    new = [one for one in differences(without, LINKED) if one.about == "wording"]
    assert {one.change for one in gone} == {"gone"}
    assert {one.change for one in new} == {"new"}
    assert [one.what for one in gone] == [one.what for one in new]


def test_a_reworded_sentence_is_told_once_and_its_counts_compared() -> None:
    article = LINKED.extraction.article
    text = article.text.replace("seven soldiers", "eight soldiers")
    extraction = replace(LINKED.extraction, article=replace(article, text=text))
    found = differences(LINKED, replace(LINKED, extraction=extraction))
    quotes = [(one.before, one.after) for one in found if one.change == "reworded" and one.column == "quote"]
    assert len(quotes) == len(set(quotes)) == 1
    assert not [one for one in found if one.change in {"gone", "new"}]
