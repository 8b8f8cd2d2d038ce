"""Sources as the user names them."""

from io import BytesIO
from pathlib import Path

import pytest

from kg.errors import ArticleError, UsageError
from kg.model import Article
from kg.read import make_reader, read_source

TEXT = "A bomb killed five people in Karsan on Tuesday, police said."
PAGE = f"<html><body><article><h1>Bomb kills five</h1><p>{TEXT}</p><p>The mayor denied it.</p></article></body></html>"


def ids(found: list[Article | ArticleError]) -> list[str]:
    return [one.id if isinstance(one, Article) else f"error: {one}" for one in found]


def read(*sources: Path) -> list[Article | ArticleError]:
    return list(make_reader()(map(str, sources)))


def put(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_is_one_article_named_by_its_stem(tmp_path: Path) -> None:
    (found,) = read(put(tmp_path / "karsan.txt", TEXT))
    assert isinstance(found, Article)
    assert (found.id, found.source, found.text) == ("karsan", "karsan.txt", TEXT)
    assert str(tmp_path) not in repr(found)


@pytest.mark.parametrize("name", ["page.html", "page.HTM", "page.txt", "page"])
def test_a_page_is_known_by_its_ending_or_its_beginning(tmp_path: Path, name: str) -> None:
    (found,) = read(put(tmp_path / name, PAGE))
    assert isinstance(found, Article)
    assert found.text.startswith("Bomb kills five\n\nA bomb")


def test_a_folder_is_its_own_articles_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "c.jsonl", "d.md", "e.text", "f.ndjson", "notes.pdf", "x.py"):
        put(tmp_path / name, PAGE if name == "a.html" else f'{{"id": "{name}", "text": "Five died."}}')
    put(tmp_path / "inner" / "z.txt", TEXT)
    assert ids(read(tmp_path)) == ["a", "b", "c.jsonl", "d", "e", "f.ndjson"]


def test_one_bad_article_does_not_stop_the_others(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", "")
    put(tmp_path / "b.txt", TEXT)
    put(tmp_path / "c.jsonl", 'oops\n{"id": "c", "text": "Five died."}\n')
    found = read(tmp_path, tmp_path / "missing.txt", tmp_path / "b.txt")
    assert [isinstance(one, Article) for one in found] == [False, True, False, True, False, False]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"", "it is empty: give a file that holds an article"),
        ("a.txt", b"\n \n", "it is empty"),
        ("a.txt", b"\x00\x01\x02\x03" * 100, "binary content"),
        ("a.txt", b"--- !!! ---", "no words in it"),
        ("a.txt", b"Five died. " * 1_900_000, "20,900,000 characters, more than an article's 1,000,000: split it"),
        ("a.txt", b"Five died. " * 4_600_000, "50,600,000 bytes, more than the 50,000,000"),
        ("a.html", b"<html><body><a href='/'>Home</a></body></html>", "no article on the page"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_line_with_name_and_advice(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    path = put(tmp_path / name, content)
    (found,) = read(path)
    assert isinstance(found, ArticleError)
    assert str(found).startswith(f"{path}: ")
    assert says in str(found)
    assert "\n" not in str(found)


def test_a_missing_file_and_a_folder_without_articles_are_one_line_each(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    assert ids(read(missing)) == [f"error: {missing}: no such file or folder: check the name"]
    assert ids(read(tmp_path)) == [
        (
            f"error: {tmp_path}: a folder without articles: "
            "put files into it that end in .htm, .html, .jsonl, .md, .ndjson, .text, .txt"
        )
    ]


def test_files_of_one_name_keep_apart_whatever_their_order(tmp_path: Path) -> None:
    one, two = put(tmp_path / "x" / "a.txt", "One died."), put(tmp_path / "y" / "a.txt", "Two died.")
    there, back = read(one, two, tmp_path / "x"), read(two, one)
    assert ids(there[:2]) == ids(back)[::-1]
    assert all(name.startswith("a-") for name in ids(back))
    assert isinstance(there[2], ArticleError)


def test_a_url_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="reading from the web comes later: save the page"):
        make_reader()([str(tmp_path), "https://karsan-herald.example/1"])


def test_standard_input_is_sniffed() -> None:
    def piped(raw: bytes) -> list[Article | ArticleError]:
        return list(make_reader(stdin=BytesIO(raw))(["-"]))

    texts = [
        one.text for raw in (TEXT.encode(), TEXT.encode("utf-16")) for one in piped(raw) if isinstance(one, Article)
    ]
    assert texts == [TEXT, TEXT]
    assert ids(piped(PAGE.encode())) == ["stdin"]
    assert ids(piped(b'{"id": "a", "text": "Five died."}\n{"id": "b", "text": "Six died."}')) == ["a", "b"]
    assert ids(piped(b"")) == ["error: stdin: it is empty: give a file that holds an article"]


def test_without_a_standard_input_a_dash_is_refused() -> None:
    with pytest.raises(UsageError, match="no standard input"):
        read_source("-")


def test_defaults_stand_for_articles_that_do_not_say(tmp_path: Path) -> None:
    path = put(
        tmp_path / "a.jsonl",
        '{"text": "Five died."}\n{"text": "Six died.", "published": "2019-05-01", "publisher": "Karsan Herald"}',
    )
    found = make_reader(published="2020-01-28", publisher="Karsan TV")([str(path)])
    told = [(one.published, one.publisher) for one in found if isinstance(one, Article)]
    assert told == [("2020-01-28", "Karsan TV"), ("2019-05-01", "Karsan Herald")]


def test_a_default_date_that_is_none_is_wrong_use() -> None:
    with pytest.raises(UsageError, match=r"--published: 'soon' is no ISO date or time: write it like 2020-01-28"):
        make_reader(published="soon")


def test_the_language_is_undetermined_when_most_letters_are_of_another_script(tmp_path: Path) -> None:
    arabic, english = (
        put(tmp_path / "a.txt", "قتل خمسة أشخاص في تفجير."),
        put(tmp_path / "b.txt", "Zoë died in a café."),
    )
    found = [one.language for one in read(arabic, english) if isinstance(one, Article)]
    assert found == ["und", "en"]


def test_reading_again_gives_the_same_text_and_hash(tmp_path: Path) -> None:
    path = put(tmp_path / "a.html", PAGE)
    assert read(path) == read(path)
