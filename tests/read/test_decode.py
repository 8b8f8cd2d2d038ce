"""Bytes to text."""

import pytest

from kg.errors import ArticleError
from kg.read.decode import as_read, decode

TEXT = "The mayor of Karsan, Zoë Müller, said: “It was a café.”\nNobody else was hurt – the police said.\n"
ARABIC = "قتل خمسة أشخاص في تفجير في المدينة يوم الثلاثاء، حسبما قالت الشرطة. وقال رئيس البلدية إن السوق أغلق.\n" * 4
PAGE = '<html><head><meta charset="{0}"></head><body><p>Zoë – “Müller”</p></body></html>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_english_text_is_read_in_any_usual_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_latin_1_is_read_as_the_western_page_it_is_part_of() -> None:
    assert decode("Zoë Müller drank her café au lait in peace.".encode("latin-1"), "a.txt").startswith("Zoë Müller")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1256"])
def test_arabic_text_is_read_by_mark_zero_bytes_or_detection(encoding: str) -> None:
    assert decode(ARABIC.encode(encoding), "a.txt") == ARABIC


@pytest.mark.parametrize(
    ("declared", "actual"), [("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("utf-8", "utf-8")]
)
def test_a_page_is_read_as_it_declares(declared: str, actual: str) -> None:
    page = PAGE.format(declared)
    assert decode(page.encode(actual), "a.html", marked_up=True) == page


@pytest.mark.parametrize("declared", ["klingon", "utf-16", "ascii"])
def test_a_wrong_declaration_is_overruled_by_the_bytes(declared: str) -> None:
    page = PAGE.format(declared)
    assert "Zo" in decode(page.encode(), "a.html", marked_up=True)


def test_a_declaration_in_http_equiv_and_one_in_xml_are_found() -> None:
    http = '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>Мэр города</p>'
    xml = '<?xml version="1.0" encoding="windows-1251"?><html><p>Мэр города</p></html>'
    assert decode(http.encode("koi8-r"), "a.html", marked_up=True) == http
    assert decode(xml.encode("cp1251"), "a.html", marked_up=True) == xml


def test_line_ends_become_line_feeds_and_nothing_else_changes() -> None:
    assert as_read("\ufeffOne\r\ntwo\rthree\u00a0\u2028 four\n") == "One\ntwo\nthree\u00a0\u2028 four\n"


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "it is empty"),
        (b" \n\t\r\n", "it is empty"),
        (b"A bomb\x00 killed five.", "binary content"),
        (bytes(range(256)) * 20, "binary content"),
        (b"%PDF-1.7\n1 0 obj", "a PDF file"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"\x1f\x8b\x08rest", "a gzip archive"),
        (b"\xff\xfeA\x00\x00", "marked as utf-16-le"),
    ],
)
def test_what_is_no_text_ends_in_one_line_that_names_the_file(raw: bytes, says: str) -> None:
    with pytest.raises(ArticleError, match=says) as caught:
        decode(raw, "a.txt")
    assert str(caught.value).startswith("a.txt: ")
    assert "\n" not in str(caught.value)
