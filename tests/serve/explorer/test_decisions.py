"""Decisions are lines of a file, and replayed in place of what the linker made of a name."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.link.catalogue import Catalogue
from kg.model import EntityId, Linked, Qid
from kg.serve.explorer.decisions import (
    ANYWHERE,
    COLUMNS,
    NIL,
    Decision,
    decided,
    read_decisions,
    record_decision,
    replayed,
)
from tests.invented import LINKED

ONE = Decision(name="Basra", article="a", item="Q48195", who="me", when="2026-03-05T12:00:00+00:00", why="the port")


def test_what_is_recorded_is_read_again_in_order(tmp_path: Path) -> None:
    path = tmp_path / "new" / "decisions.tsv"
    record_decision(path, ONE)
    record_decision(path, replace(ONE, item=NIL))
    assert read_decisions(path) == (ONE, replace(ONE, item=NIL))
    assert path.read_text(encoding="utf-8").splitlines()[0].split("\t") == list(COLUMNS)


def test_no_cell_can_break_its_line(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    record_decision(path, replace(ONE, why='tab\tand\nline\r"quoted"\u2028'))
    assert [one.why for one in read_decisions(path)] == ['tab and line "quoted"']


def test_there_may_be_no_file(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "decisions.tsv") == ()


def test_lines_that_lack_cells_are_left_aside(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    record_decision(path, ONE)
    path.write_text(path.read_text(encoding="utf-8") + "half a li", encoding="utf-8")
    assert read_decisions(path) == (ONE,)


def test_a_folder_that_cannot_be_written_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match=r"cannot write .*: give another folder with --articles"):
        record_decision(tmp_path / "file" / "decisions.tsv", ONE)


def test_the_last_decision_counts_and_one_for_the_article_before_one_for_all() -> None:
    everywhere, here = replace(ONE, article=ANYWHERE, item="Q1"), replace(ONE, item="Q2")
    assert decided((here, everywhere), {"basra"}, "a") == here
    assert decided((here, everywhere), {"Basra"}, "b") == everywhere
    assert decided((here, replace(here, item="Q3")), {"Basra"}, "a") == replace(here, item="Q3")
    assert decided((here,), {"Amarah"}, "a") is None


def _name_of(linked: Linked, entity: EntityId) -> str:
    return next(one.label for one in linked.extraction.entities if one.id == entity)


def test_an_item_decided_is_taken_with_who_decided_and_what_the_catalogue_knows() -> None:
    link = LINKED.links[0]
    decision = replace(ONE, name=_name_of(LINKED, link.entity), article=ANYWHERE)
    changed = replayed(LINKED, (decision,), Catalogue())
    found = next(one for one in changed.links if one.entity == link.entity)
    assert (found.item, found.method, found.score) == (Qid("Q48195"), "decision", 1.0)
    assert found.reason == "me decided on 2026-03-05: the port"
    assert found.candidates == link.candidates
    assert "Basra" in {item.label for item in changed.items if item.item == "Q48195"}


def test_none_decided_leaves_the_entity_without_item() -> None:
    link = LINKED.links[0]
    decision = replace(ONE, name=_name_of(LINKED, link.entity), article=ANYWHERE, item=NIL)
    changed = replayed(LINKED, (decision,), Catalogue())
    assert next(one for one in changed.links if one.entity == link.entity).item is None


def test_without_decisions_nothing_changes() -> None:
    assert replayed(LINKED, (), Catalogue()).links == LINKED.links
