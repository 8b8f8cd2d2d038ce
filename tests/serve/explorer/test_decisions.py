"""What people decide in the explorer goes into the table that every build replays."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.link.decisions import HEADER, Decision, read_decisions
from kg.model import Qid, Verdict
from kg.serve.explorer.decisions import record_decision

ONE = Decision(
    article="a", mention="Basra", item=Qid("Q48195"), verdict=Verdict(who="me", when="2026-03-05", why="the port")
)


def test_what_is_recorded_is_read_again_in_order(tmp_path: Path) -> None:
    path = tmp_path / "new" / "decisions.tsv"
    record_decision(path, ONE)
    record_decision(path, replace(ONE, item=None))
    assert read_decisions(path) == (ONE, replace(ONE, item=None))
    assert path.read_text(encoding="utf-8").splitlines()[0] == HEADER


def test_no_cell_can_break_its_line(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    record_decision(path, replace(ONE, mention='Bas\tra\nand\r"more"\u2028'))
    assert [one.mention for one in read_decisions(path)] == ['Bas ra and "more"']


def test_a_folder_that_cannot_be_written_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match=r"cannot write .*: give another folder with --articles"):
        record_decision(tmp_path / "file" / "decisions.tsv", ONE)
