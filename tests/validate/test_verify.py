"""Evidence is checked against the article, opened again."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.assemble import EvidenceMode, make_assembler, write_file
from kg.model import Report
from kg.schema import Schema
from kg.validate import verify
from tests.invented import EXTRACTION, LINKED, TEXT

MODES: tuple[EvidenceMode, ...] = ("quotes", "offsets")


def check(folder: Path, mode: EvidenceMode, text: str, *, graph_text: str | None = None) -> Report:
    file = write_file(make_assembler(Schema(), version="1.2.3", evidence=mode)(LINKED), "turtle", folder=folder)
    if graph_text:
        old, new = graph_text.split("|")
        file.write_text(file.read_text().replace(old, new))
    return verify(file, replace(EXTRACTION.article, text=text))[0]


@pytest.mark.parametrize("mode", MODES)
def test_the_same_article_supports_every_fact(mode: EvidenceMode, tmp_path: Path) -> None:
    assert check(tmp_path, mode, TEXT).conforms


@pytest.mark.parametrize("mode", MODES)
def test_one_character_changed_names_the_facts_it_touches(mode: EvidenceMode, tmp_path: Path) -> None:
    messages = [v.message for v in check(tmp_path, mode, TEXT.replace("three drivers", "three drovers")).violations]
    assert "SHA-256 differs" in messages[0]
    assert any("– perpetrator – Red Dawn Front" in message for message in messages)
    assert not any(message.startswith("raid") for message in messages)


@pytest.mark.parametrize("mode", MODES)
def test_a_text_cut_short_leaves_facts_outside_it(mode: EvidenceMode, tmp_path: Path) -> None:
    messages = [v.message for v in check(tmp_path, mode, TEXT[:-20]).violations]
    assert any("lies outside the text" in message for message in messages)


def test_a_change_outside_every_quote_is_told_by_the_hash_alone(tmp_path: Path) -> None:
    found = check(tmp_path, "quotes", TEXT.replace("Rebels kill", "Rebels shot")).violations
    assert ["SHA-256" in violation.message for violation in found] == [True]


def test_a_quote_that_was_tampered_with_is_found(tmp_path: Path) -> None:
    found = check(tmp_path, "quotes", TEXT, graph_text="the fighters came at dawn|the army came at dawn").violations
    assert any("the army came at dawn" in violation.message for violation in found)


def test_a_graph_of_no_article_is_no_evidence(tmp_path: Path) -> None:
    (tmp_path / "empty.ttl").write_text("")
    report, checked = verify(tmp_path / "empty.ttl", EXTRACTION.article)
    assert ([v.message for v in report.violations], checked) == (
        ["The graph names no article whose text could be compared."],
        0,
    )
