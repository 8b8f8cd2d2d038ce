"""People's decisions overrule the linker, and every one is kept with who, when and why."""

from pathlib import Path

import pytest

from kg.errors import LinkError
from kg.link.decisions import COLUMNS, Decision, as_line, item_of, read_decisions, settled, with_decisions
from kg.model import Article, Candidate, Entity, EntityId, EntityType, Extraction, Link, Qid, Verdict

VERDICT = Verdict(who="desk", when="2026-03-04", why="the town, see line 3")
HEADER = "\t".join(COLUMNS)


def entity(number: int, label: str, *names: str) -> Entity:
    return Entity(id=EntityId(f"e{number}"), type=EntityType.PLACE, label=label, names=names or (label,))


EXTRACTION = Extraction(
    article=Article(id="a", source="a.txt", text=""),
    entities=(entity(1, "Velden", "Velden", "the port of Velden"), entity(2, "Karvia")),
)
LINKED = Link(
    entity=EntityId("e2"),
    item=Qid("Q1"),
    score=0.8,
    margin=0.1,
    method="name",
    reason="best candidate",
    candidates=(Candidate(item=Qid("Q1"), label="Karvia", score=0.8),),
)


def decision(mention: str, item: str | None, *, article: str = "*") -> Decision:
    return Decision(article=article, mention=mention, item=Qid(item) if item else None, verdict=VERDICT)


def items(*decisions: Decision) -> dict[str, str | None]:
    return {link.entity: link.item for link in settled(EXTRACTION, [LINKED], decisions)}


def test_without_decisions_links_stay() -> None:
    assert settled(EXTRACTION, [LINKED], []) == (LINKED,)


def test_a_decision_gives_an_item_to_what_had_no_link() -> None:
    assert items(decision("Velden", "Q7")) == {"e1": "Q7", "e2": "Q1"}


def test_a_decision_for_no_item_takes_the_link_away_and_keeps_its_candidates() -> None:
    link = settled(EXTRACTION, [LINKED], [decision("Karvia", None)])[0]
    assert (link.item, link.score, link.candidates, link.verdict) == (None, 0.0, LINKED.candidates, VERDICT)


@pytest.mark.parametrize("called", ["velden", "VELDEN", "the port of Velden", "Velden's"])
def test_any_name_of_the_thing_will_do_whatever_its_case(called: str) -> None:
    assert items(decision(called, "Q7"))["e1"] == "Q7"


def test_the_later_line_counts() -> None:
    assert items(decision("Velden", "Q7"), decision("Velden", "Q8"))["e1"] == "Q8"


def test_a_line_about_the_article_counts_before_one_about_all() -> None:
    assert items(decision("Velden", "Q7", article="a"), decision("Velden", "Q8"))["e1"] == "Q7"


def test_a_line_about_another_article_does_not_count() -> None:
    assert "e1" not in items(decision("Velden", "Q7", article="b"))


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    told = (decision("Velden", "Q7", article="a"), decision("Karvia", None))
    path = tmp_path / "decisions.tsv"
    path.write_text(with_decisions("", told), encoding="utf-8")
    assert read_decisions(path) == told


def test_lines_are_added_at_the_end() -> None:
    first = with_decisions("", [decision("Velden", "Q7")])
    assert with_decisions(first, [decision("Velden", None)]).splitlines() == [
        *first.splitlines(),
        "*\tVelden\tNIL\tdesk\t2026-03-04\tthe town, see line 3",
    ]


def test_a_tab_or_line_break_cannot_make_another_cell_or_line() -> None:
    assert as_line(decision("Vel\tden\n*", "Q7")).count("\t") == len(COLUMNS) - 1
    assert "\n" not in as_line(decision("Vel\tden\n*", "Q7"))


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "none.tsv") == ()


@pytest.mark.parametrize("written", ["Q796", "q796", "http://www.wikidata.org/entity/Q796"])
def test_an_item_may_be_written_as_number_or_address(written: str) -> None:
    assert item_of(written) == "Q796"


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ("name\titem", "line 1: not a table of decisions"),
        (f"{HEADER}\n*\tVelden\tQ7", "line 2: needs 6 cells"),
        (f"{HEADER}\n*\tVelden\tX7\tdesk\t2026-03-04\twhy", "line 2: 'X7' is no Wikidata item"),
        (f"{HEADER}\n*\tVelden\tQ7\tdesk\tyesterday\twhy", "line 2: 'yesterday' is no date"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(lines: str, complaint: str, tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(LinkError, match=complaint):
        read_decisions(path)
