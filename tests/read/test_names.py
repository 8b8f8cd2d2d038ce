"""Ids of articles."""

import pytest

from kg.errors import ArticleError
from kg.model import Article
from kg.read import each_id_once
from kg.read.names import safe_id, with_hash


def article(name: str, text: str) -> Article:
    return Article(id=name, source=f"{name}.txt", text=text)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("karsan-blast", "karsan-blast"),
        ("2020/01/28: blast?", "2020_01_28_blast"),
        ("../../etc/passwd", "etc_passwd"),
        (".hidden", "hidden"),
        ("Zoë", "Zoë"),
        ("???", "article"),
        ("", "article"),
        ("a\x00b\nc", "a_b_c"),
    ],
)
def test_ids_are_safe_as_file_names(name: str, safe: str) -> None:
    assert safe_id(name) == safe


def test_long_ids_are_cut_and_stay_apart() -> None:
    one, two = safe_id("é" * 300 + "1"), safe_id("é" * 300 + "2")
    assert one != two
    assert len(one.encode()) <= 120


def test_a_second_text_under_one_id_gets_the_hash_of_its_text() -> None:
    given = [article("a", "One."), article("A", "Two.")]
    assert [found.id for found in each_id_once(given) if isinstance(found, Article)] == ["a", with_hash("A", "Two.")]


def test_ids_known_to_be_shared_do_not_depend_on_the_order() -> None:
    given = [article("a", "One."), article("a", "Two."), article("b", "One.")]
    ids = [
        sorted(found.id for found in each_id_once(order, shared=frozenset({"a"})) if isinstance(found, Article))
        for order in (given, given[::-1])
    ]
    assert ids[0] == ids[1] == sorted([with_hash("a", "One."), with_hash("a", "Two."), "b"])


@pytest.mark.parametrize("shared", [frozenset(), frozenset({"a"})])
def test_the_same_text_twice_under_one_id_is_an_error(shared: frozenset[str]) -> None:
    found = list(each_id_once([article("a", "One."), article("a", "One.")], shared=shared))
    assert isinstance(found[1], ArticleError)
    assert str(found[1]) == "a.txt: the text of 'a' was read before in this run: leave one of them out"


def test_errors_pass_through() -> None:
    error = ArticleError("b.txt: it is empty")
    assert list(each_id_once([error])) == [error]
