"""JSON Lines, one article a line."""

import orjson
import pytest

from kg.errors import ArticleError
from kg.model import Article, ZoneKind
from kg.read.jsonl import is_json_line, json_lines

TEXT = "A bomb killed five people in Karsan on Tuesday, police said."


def read(*rows: object) -> list[Article | ArticleError]:
    lines = (row if isinstance(row, bytes) else orjson.dumps(row) for row in rows)
    return list(json_lines(lines, "news.jsonl"))


def article(row: object) -> Article:
    (found,) = read(row)
    assert isinstance(found, Article), found
    return found


def test_every_known_field_is_kept_and_others_are_ignored() -> None:
    row = {
        "id": "k1",
        "title": "Bomb kills five",
        "text": f"Bomb kills five\n\n{TEXT}",
        "published": "2020-01-28T10:15:00Z",
        "url": "https://karsan-herald.example/1",
        "publisher": "Karsan Herald",
        "author": ["Ann Lee", "Ivo Marek"],
        "language": "en-GB",
        "clicks": {"today": 5},
    }
    found = article(row)
    assert (found.id, found.source, found.title) == ("k1", "news.jsonl#k1", "Bomb kills five")
    assert (found.published, found.publisher) == ("2020-01-28T10:15:00+00:00", "Karsan Herald")
    assert (found.author, found.language, found.url) == ("Ann Lee, Ivo Marek", "en", "https://karsan-herald.example/1")
    assert [zone.kind for zone in found.zones] == [ZoneKind.HEADLINE, ZoneKind.BODY]


def test_without_an_id_the_text_gives_one_whatever_its_line() -> None:
    alone, after = read({"text": TEXT}), read({"id": 7, "text": "Other."}, {"text": TEXT})
    assert alone[0] == after[1]
    assert isinstance(after[0], Article)
    assert after[0].id == "7"


def test_an_unsafe_id_is_made_safe_and_kept_in_the_source() -> None:
    found = article({"id": "https://x.example/a?b", "text": TEXT})
    assert (found.id, found.source) == ("https_x.example_a_b", "news.jsonl#https://x.example/a?b")


def test_what_the_line_says_goes_before_what_the_text_says() -> None:
    text = f"Bomb kills five\n\nBy Ann Lee\n\n28 January 2020\n\n{TEXT}\n\n© 2020 Karsan Herald"
    told = article({"text": text, "published": "2020-02-01", "publisher": "Other", "author": "Ivo"})
    found = article({"text": text})
    assert (told.published, told.publisher, told.author) == ("2020-02-01", "Other", "Ivo")
    assert (found.published, found.publisher, found.author) == ("2020-01-28", "Karsan Herald", "Ann Lee")


def test_an_html_field_is_read_as_a_page_or_a_piece_of_one() -> None:
    found = article({"id": "p", "title": "Bomb kills five", "html": f"<p>{TEXT}</p><p>The mayor denied it.</p>"})
    assert found.text == f"Bomb kills five\n\n{TEXT}\n\nThe mayor denied it."


def test_line_ends_in_a_text_are_line_feeds() -> None:
    assert article({"text": "One.\r\n\r\nTwo."}).text == "One.\n\nTwo."


def test_a_byte_order_mark_and_blank_lines_are_passed_over() -> None:
    found = read(b"\xef\xbb\xbf" + orjson.dumps({"text": TEXT}), b"\n", b"  \n")
    assert [isinstance(one, Article) for one in found] == [True]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (b"{not json", "not JSON at column"),
        (b"\xff\xfe{}", "not JSON at column"),
        (b'{"text": "\\ud800"}', "not JSON at column"),
        ([1], "not a JSON object"),
        ({"id": "a"}, "no text"),
        ({"text": " "}, "no text"),
        ({"text": 5}, "no text"),
        ({"text": "!!!"}, "no words"),
        ({"text": "a b " * 300_000}, "1,200,000 characters, more than an article's 1,000,000"),
        ({"text": TEXT, "published": "yesterday"}, "'yesterday' is no ISO date or time"),
        ({"text": TEXT, "title": {"en": "x"}}, "'title' is no text"),
        ({"text": TEXT, "language": True}, "'language' is no text"),
        ({"html": "<nav><a href='/'>Home</a></nav>"}, "no article on the page"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_the_rest_goes_on(row: object, says: str) -> None:
    error, after = read(row, {"id": "b", "text": TEXT})
    assert isinstance(error, ArticleError)
    assert str(error).startswith("news.jsonl line 1: ")
    assert says in str(error)
    assert "\n" not in str(error)
    assert isinstance(after, Article)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        (b'{"text": ""}', True),
        (b'\xef\xbb\xbf{"html": ""}\n', True),
        (b'{"a": 1}', False),
        (b"[1]", False),
        (b"Text", False),
    ],
)
def test_an_article_line_is_told_from_other_first_lines(line: bytes, is_one: bool) -> None:  # noqa: FBT001 a table's column
    assert is_json_line(line) is is_one
