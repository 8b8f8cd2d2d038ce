"""Reading marked texts."""

from pathlib import Path

import orjson
import pytest

from kg.train.corpus import Marked, read_gum, read_own

TABLE = (
    "#FORMAT=WebAnno TSV 3.2\n\n#Text=The port 's mayor left .\n"
    "1-1\t0-3\tThe\tperson[1]|place[2]\t_\n1-2\t4-8\tport\tperson[1]|place[2]\t_\n1-3\t9-11\t's\tperson[1]|place[2]\t_\n"
    "1-4\t12-17\tmayor\tperson[1]\t_\n1-5\t18-22\tleft\t_\t_\n1-6\t23-24\t.\t_\t_\n\n"
    "#Text=Tarna\n2-1\t25-30\tTarna\tplace\t_\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Marked:
    (tmp_path / "one.tsv").write_text(TABLE, encoding="utf-8")
    return read_gum(tmp_path)[0]


def test_tokens_are_set_as_print_would(table: Marked) -> None:
    assert table.article.text == "The port's mayor left. Tarna"


def test_nested_mentions_are_all_read(table: Marked) -> None:
    found = {(span.of(table.article.text), kind) for span, kind in table.mentions}
    assert found == {("The port's mayor", "person"), ("The port's", "place"), ("Tarna", "place")}


def test_pronouns_of_our_own_articles_are_left_out(tmp_path: Path) -> None:
    mentions = [
        {"begin": 0, "end": 3, "type": "facility", "kind": "name"},
        {"begin": 4, "end": 6, "type": "person", "kind": "pronoun"},
        {"begin": 7, "end": 10, "type": "weapon", "kind": "nominal"},
    ]
    row = {"id": "a", "source": "a.txt", "text": "Pie he gun", "mentions": mentions}
    file = tmp_path / "own.jsonl"
    file.write_bytes(orjson.dumps(row) + b"\n")
    assert [kind for _, kind in read_own(file)[0].mentions] == ["place", "thing"]
