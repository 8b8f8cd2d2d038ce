"""A web page, to an article: its headline, captions and body as one text, and what the page says about itself.

The text "as read" of a page is composed here: the title, the captions of the article's pictures and the paragraphs
of its body, with a blank line between each.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import ArticleError
from kg.model import Article
from kg.read.known import Known, checked_bytes
from kg.read.lines import is_sentence
from kg.read.page import page_captions, page_known
from kg.read.plain import make_article

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PAGE_MARKS = ("<!doctype html", "<html", "<head", "<body")
SNIFFED = 1024
FEWEST_WORDS = 60
MOST_ELEMENTS = 50_000


def is_html(text: str) -> bool:
    """Whether a text begins as a web page does."""
    return any(mark in text[:SNIFFED].lower() for mark in PAGE_MARKS) and text.lstrip().startswith("<")


def html_article(page: str, known: Known, where: str) -> Article:
    """The article of a page; a page without one is an error."""
    checked_bytes(len(page), where)
    tree = _tree(page)
    if tree is None:
        raise ArticleError(f"{where}: no HTML in it: give a web page or save the article as text")
    _check_size(tree, where)
    filled = page_known(tree, known)
    captions = page_captions(tree)
    body = _body(tree)
    if not _tells(body):
        raise ArticleError(f"{where}: no article on the page: save the article's own page, or its text as a .txt file")
    return make_article("\n\n".join(_composed(filled.title, captions, body)), filled, where)


def _tree(page: str) -> "HtmlElement | None":
    from trafilatura import load_html

    whole = page if is_html(page) else f"<html><body><article>{page}</article></body></html>"
    return load_html(whole)


def _check_size(tree: "HtmlElement", where: str) -> None:
    """Refuse a page on which the search for the main text, quadratic in the elements, would take minutes."""
    elements = sum(1 for _ in tree.iter())
    if elements > MOST_ELEMENTS:
        raise ArticleError(
            f"{where}: {elements:,} elements, more than a page's {MOST_ELEMENTS:,}: save the article's own page"
        )


def _body(tree: "HtmlElement") -> tuple[str, ...]:
    """The paragraphs of the page's main text.

    trafilatura with precision favoured and no comments: F1 .969 on the development half of the article-extraction
    benchmark, where its defaults have .957, fewer fallbacks .958 and no tables .960.
    """
    from trafilatura import bare_extraction

    found = bare_extraction(tree, favor_precision=True, include_comments=False, with_metadata=False)
    text = found.text if found is not None and not isinstance(found, dict) else None
    lines = (" ".join(line.removeprefix("- ").split()) for line in (text or "").split("\n"))
    return tuple(line for line in lines if line)


def _tells(body: tuple[str, ...]) -> bool:
    """Whether there is a sentence, or at least many words: a menu has neither."""
    return any(map(is_sentence, body)) or sum(len(line.split()) for line in body) >= FEWEST_WORDS


def _composed(title: str | None, captions: tuple[str, ...], body: tuple[str, ...]) -> Iterator[str]:
    """The title, each caption that the body does not hold, and the body without a first line that repeats the title."""
    headline = " ".join(title.split()) if title else None
    if headline:
        yield headline
    yield from (caption for caption in captions if caption not in body)
    yield from (body[1:] if body[0] == headline and len(body) > 1 else body)
