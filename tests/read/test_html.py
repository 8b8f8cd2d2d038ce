"""Web pages."""

import pytest

from kg.errors import ArticleError
from kg.model import Article, ZoneKind
from kg.read.html import html_article, is_html
from kg.read.known import Known

TITLE = "Bomb kills five in Karsan market"
LEAD = (
    "KARSAN, Velland (AP) — A bomb killed five people in the market of Karsan on Tuesday, police said in a statement."
)
SECOND = "The mayor of Karsan said that nobody had claimed the attack so far, and that the market would stay shut."
THIRD = "Residents spoke of a second blast near the river, which the police of the northern town denied later."
CAPTION = "Soldiers patrol the market of Karsan on January 7, 2020."
LD = """{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"],
"headline": "Bomb kills five in Karsan market", "datePublished": "2020-01-28T10:15:00+00:00", "inLanguage": "en-GB",
"author": [{"@type": "Person", "name": "By Ann Lee"}, {"name": "Ivo Marek"}], "articleSection": ["World", "Velland"],
"publisher": {"@type": "Organization", "name": "Karsan Herald &amp; Post"}}]}"""
META = """<meta property="og:title" content="Bomb kills five in Karsan market - Karsan Herald">
<meta property="og:site_name" content="Karsan Herald"><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2020-01-28"><meta property="article:section" content="World">
<meta property="og:url" content="https://karsan-herald.example/1">"""


def page(head: str = "", above: str = f"<h1>{TITLE}</h1>", inside: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in (LEAD, SECOND, THIRD))
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li></ul></nav>"
    return (
        f"<!DOCTYPE html><html lang='en-US'><head>{head}</head><body>{menu}<main><article>"
        f"{above}{inside}{body}</article></main><footer><p>© 2020 Karsan Herald</p></footer></body></html>"
    )


def read(text: str, known: Known | None = None) -> Article:
    return html_article(text, known or Known(id="p", source="p.html"), "p.html")


def test_the_text_is_the_title_and_the_paragraphs_with_blank_lines_between() -> None:
    assert read(page()).text == f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}"


def test_the_zones_tell_title_dateline_and_body_apart() -> None:
    found = read(page())
    assert [(zone.kind, zone.span.of(found.text)) for zone in found.zones][:3] == [
        (ZoneKind.HEADLINE, TITLE),
        (ZoneKind.DATELINE, "KARSAN, Velland (AP) —"),
        (ZoneKind.BODY, LEAD.removeprefix("KARSAN, Velland (AP) — ")),
    ]


def test_json_ld_says_who_published_what_when() -> None:
    found = read(page(f'<script type="application/ld+json">{LD}</script>'))
    assert (found.title, found.published) == (TITLE, "2020-01-28T10:15:00+00:00")
    assert (found.publisher, found.author) == ("Karsan Herald & Post", "Ann Lee, Ivo Marek")
    assert (found.sections, found.language) == (("World", "Velland"), "en")


def test_meta_elements_say_it_too() -> None:
    found = read(page(META))
    assert (found.title, found.published, found.publisher) == (TITLE, "2020-01-28", "Karsan Herald")
    assert (found.author, found.sections, found.url) == ("Ann Lee", ("World",), "https://karsan-herald.example/1")


def test_a_time_element_dates_the_page() -> None:
    assert read(page(above=f"<header><h1>{TITLE}</h1><time datetime='2020-01-28'>then</time></header>")).published == (
        "2020-01-28"
    )


@pytest.mark.parametrize("content", ["yesterday", "0001-01-01T00:00:00Z", ""])
def test_no_date_is_taken_from_what_is_none(content: str) -> None:
    assert read(page(f'<meta name="date" content="{content}">')).published is None


def test_no_date_is_guessed_from_text_or_address() -> None:
    assert read(page('<meta property="og:url" content="https://x.example/2020/01/28/a">')).published is None


def test_broken_json_ld_is_passed_over() -> None:
    assert read(page(f'<script type="application/ld+json">{{oops</script>{META}')).publisher == "Karsan Herald"


def test_what_is_known_beforehand_goes_before_what_the_page_says() -> None:
    known = Known(id="p", source="p.html", published="2020-02-02", publisher="Other", title="Other title")
    found = read(page(META), known)
    assert (found.published, found.publisher, found.title) == ("2020-02-02", "Other", "Other title")


def test_captions_of_the_article_stand_below_the_title() -> None:
    figure = f"<figure><img src='a.jpg'><figcaption>{CAPTION} <span>(Photo by AFP)</span></figcaption></figure>"
    found = read(page(inside=figure))
    assert found.text.startswith(f"{TITLE}\n\n{CAPTION} (Photo by AFP)\n\n")
    assert [zone.kind for zone in found.zones][1:3] == [ZoneKind.CAPTION, ZoneKind.CREDIT]


@pytest.mark.parametrize("caption", ["Photo: AFP", "Subscribe to our daily newsletter and get all of the news."])
def test_captions_that_tell_nothing_are_left_out(caption: str) -> None:
    assert caption not in read(page(inside=f"<figure><figcaption>{caption}</figcaption></figure>")).text


def test_menus_and_footers_are_left_out() -> None:
    text = read(page()).text
    assert "Home" not in text
    assert "©" not in text


def test_reading_twice_gives_the_same() -> None:
    assert read(page(META)) == read(page(META))


@pytest.mark.parametrize(
    "text",
    [
        "<html></html>",
        "<html><head><title>Karsan Herald</title></head><body></body></html>",
        "<html><body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav></body></html>",
        "<html><body>" + "<div>" * 5000 + "</body></html>",
        "",
    ],
)
def test_a_page_without_an_article_is_an_error_of_one_line(text: str) -> None:
    with pytest.raises(ArticleError, match=r"^p\.html: no (?:article on the page|HTML)") as caught:
        read(text)
    assert "\n" not in str(caught.value)


def test_a_page_of_too_many_elements_is_refused() -> None:
    with pytest.raises(ArticleError, match="more than a page's 50,000"):
        read("<html><body>" + "<p>Five died.</p>" * 50_001 + "</body></html>")


@pytest.mark.parametrize(
    ("text", "is_page"),
    [("<!DOCTYPE html><p>", True), (" \n<HTML>", True), ("<?xml version='1.0'?><html>", True), ("5 < 6 <html>", False)],
)
def test_pages_are_told_from_text_by_how_they_begin(text: str, is_page: bool) -> None:  # noqa: FBT001 a table's column
    assert is_html(text) is is_page
