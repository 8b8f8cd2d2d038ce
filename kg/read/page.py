"""What a web page says about its article: in JSON-LD, in meta elements and in its markup."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import orjson

from kg.errors import ArticleError
from kg.read.dates import checked_published
from kg.read.known import Known

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ARTICLE_TYPES = re.compile(r"Article$|^(?:Report|BlogPosting|NewsItem)|LiveBlogPosting$")
TITLES = ("og:title", "twitter:title", "dc.title", "headline")
DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "publishdate",
    "pubdate",
    "date",
)
SITES = ("og:site_name", "application-name", "publisher")
AUTHORS = ("author", "article:author", "byl", "parsely-author", "dc.creator")
SECTIONS = ("article:section", "parsely-section")
ADDRESSES = ("og:url",)
SITE_MARK = re.compile(r"\s+[|–—»·-]\s+")
CAPTION_LEAD = re.compile(r"^(?:image |media )?caption\b:?\s*", re.IGNORECASE)
EARLIEST = "1900"  # publishing systems write year 1 where they know none
ADVERTISES = re.compile(r"\b(?:subscribe|sign up|newsletter|watch live)\b", re.IGNORECASE)
FEWEST_CAPTION_WORDS, MOST_CAPTIONS = 7, 3

Node = dict[str, object]


def page_known(tree: "HtmlElement", known: Known) -> Known:
    """What is known of the article, filled up with what the page says where nothing is known."""
    meta, node = _meta(tree), _article_node(tree)
    site = known.publisher or _name(node.get("publisher")) or _first_of(meta, SITES)
    return replace(
        known,
        title=known.title or _title(tree, meta, node, site),
        published=known.published or _published(tree, meta, node),
        publisher=site,
        author=known.author or _author(meta, node),
        url=known.url or _first_of(meta, ADDRESSES) or _first(tree, "//link[@rel='canonical']/@href"),
        language=known.language or _language(tree, node),
        sections=known.sections or _sections(meta, node),
    )


def page_captions(tree: "HtmlElement") -> tuple[str, ...]:
    """The first captions of the article's pictures that are whole sentences, each once, in the page's order."""
    within = "//article//figcaption | //main//figcaption | //*[@itemprop='articleBody']//figcaption"
    found = (CAPTION_LEAD.sub("", " ".join(" ".join(element.itertext()).split())) for element in tree.xpath(within))
    told = dict.fromkeys(words for words in found if _tells(words))
    return tuple(told)[:MOST_CAPTIONS]


def _tells(caption: str) -> bool:
    return len(caption.split()) >= FEWEST_CAPTION_WORDS and not ADVERTISES.search(caption)


def _meta(tree: "HtmlElement") -> dict[str, str]:
    """The first content of each meta element, by its name, property or itemprop in lower case."""
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        content = " ".join(element.get("content").split())
        for key in (element.get("property"), element.get("name"), element.get("itemprop")):
            if key and content:
                found.setdefault(key.lower(), content)
    return found


def _first_of(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _first(tree: "HtmlElement", path: str) -> str | None:
    return next((words for found in tree.xpath(path) if (words := " ".join(str(found).split()))), None)


def _article_node(tree: "HtmlElement") -> Node:
    """The first node of the page's JSON-LD that is an article, or an empty one."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]/text()"):
        try:
            nodes = _nodes(orjson.loads(str(script)))
        except orjson.JSONDecodeError:
            continue  # one broken script says nothing; the page's other marks still count
        for node in nodes:
            if any(ARTICLE_TYPES.search(kind) for kind in _strings(node.get("@type"))):
                return node
    return {}


def _nodes(value: object) -> Iterator[Node]:
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item)
    elif isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph"))


def _strings(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _name(value: object) -> str | None:
    """The name, or names, of a JSON-LD person or organisation."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(name for item in value if (name := _name(item)))) or None
    if isinstance(value, dict):
        return _name(value.get("name"))
    if isinstance(value, str) and not value.startswith("http"):
        return " ".join(unescape(value).split()) or None  # some sites escape twice
    return None


def _author(meta: dict[str, str], node: Node) -> str | None:
    named = (meta[name] for name in AUTHORS if name in meta and "//" not in meta[name])
    author = _name(node.get("author")) or next(named, None)
    return re.sub(r"^by\s+", "", author, flags=re.IGNORECASE) if author else None


def _title(tree: "HtmlElement", meta: dict[str, str], node: Node, site: str | None) -> str | None:
    headings = [" ".join(" ".join(element.itertext()).split()) for element in tree.xpath("//h1")]
    single = headings[0] if len(headings) == 1 else None
    title = _name(node.get("headline")) or _first_of(meta, TITLES) or single or _first(tree, "//title/text()")
    return _without_site(title, site) if title else None


def _without_site(title: str, site: str | None) -> str:
    """The title without the site's name at its end."""
    marks = list(SITE_MARK.finditer(title))
    if marks and site and _run_together(title[marks[-1].end() :]) in _run_together(site):
        return title[: marks[-1].start()]
    return title


def _run_together(name: str) -> str:
    return "".join(name.split()).casefold()


def _published(tree: "HtmlElement", meta: dict[str, str], node: Node) -> str | None:
    """The first date of publication that is written as ISO 8601 says; none is looked for in the text or address."""
    marked = tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime | //article//header//time/@datetime")
    given = [*_strings(node.get("datePublished")), *(meta[name] for name in DATES if name in meta), *map(str, marked)]
    return next((day for value in given if (day := _iso(value))), None)


def _iso(value: str) -> str | None:
    try:
        day = checked_published(value, "page")
    except ArticleError:
        return None
    return day if day >= EARLIEST else None


def _language(tree: "HtmlElement", node: Node) -> str | None:
    stated = _first(tree, "/html/@lang") or next(iter(_strings(node.get("inLanguage"))), None)
    code = re.match(r"[A-Za-z]{2,3}\b", stated) if stated else None
    return code.group().lower() if code else None


def _sections(meta: dict[str, str], node: Node) -> tuple[str, ...]:
    named = _strings(node.get("articleSection")) or tuple(meta[name] for name in SECTIONS if name in meta)
    return tuple(dict.fromkeys(" ".join(section.split()) for section in named))
