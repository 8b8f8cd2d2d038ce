"""What the explorer's pages share: addresses of things, and the page around each."""

from collections.abc import Collection, Iterable, Mapping
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.context import Context
from kg.serve.explorer.asking import Given, ask
from kg.serve.explorer.nodes import KINDS, words_of
from kg.serve.html import page
from kg.stages import Store

ROOT = "/explorer"
STATUSES: Mapping[str, str] = {  # what each status means, in the ontology's words
    "asserted": "the outlet says so itself",
    "attributed": "somebody else says so",
    "claimed": "the actor or an interested party says so of itself",
    "denied": "somebody says that it is not so",
    "negated": "said not to have happened",
    "hypothetical": "only thought of",
    "planned": "to come",
}
BASES: Mapping[str, str] = {  # what a date was worked out from, where the words do not give it whole
    "publication": "counted from the publication",
    "inferred": "the year is inferred",
    "anchored": "counted from another date of the text",
}
PAGES_OF: Mapping[str, str] = {"event": "event", "article": "article"}
ITEM = "http://www.wikidata.org/entity/"


def show(request: Request, context: Context, template: str, **values: object) -> Response:
    """A page of the explorer, filled with `values`; `here` among them names the menu's entry it belongs to."""
    shared = {
        "statuses": STATUSES,
        "bases": BASES,
        "writable": context.writable,
        "to": address,
        "data": data_address,
        "item": item_number,
        "plain": words_of,
        "with_query": with_query,
    }
    response = page(request, f"explorer/{template}", status=200, **shared, **values)
    response.headers["Cache-Control"] = "no-store"  # what is shown hangs on who is signed in
    return response


def address(kind: str, iri: str) -> str:
    """Where the explorer shows something of that kind.

    >>> address("event", "https://e.org/a b")
    '/explorer/event?iri=https%3A%2F%2Fe.org%2Fa%20b'
    """
    return f"{ROOT}/{PAGES_OF.get(kind, 'thing')}?iri={quote(iri, safe='')}"


def data_address(iri: str) -> str:
    """Where this server gives all that it holds of an IRI, as a page or as data."""
    return f"/resource?iri={quote(iri, safe='')}"


def item_number(iri: str) -> str:
    """The Q-number of a Wikidata item's IRI, or ""."""
    return iri.removeprefix(ITEM) if iri.startswith(ITEM) else ""


def kind_of(class_iri: str) -> str:
    """The word for a class."""
    return KINDS.get(class_iri, "thing")


def kinds_of(store: Store, iris: Iterable[str]) -> dict[str, tuple[str, str]]:
    """What IRIs are called and of what kind they are, as far as the store knows them."""
    classes: dict[str, set[str]] = {}
    labels: dict[str, str] = {}
    for row in ask(store, "labels", Given(iris={"node": list(iris)})):
        labels.setdefault(row["node"], row["label"])
        classes.setdefault(row["node"], set()).add(row["class"])
    return {iri: (label, _kind(classes[iri])) for iri, label in labels.items()}


def _kind(classes: Collection[str]) -> str:
    """The word of the most special class."""
    return next((word for iri, word in KINDS.items() if iri in classes), "thing")


def with_query(path: str, given: Mapping[str, object], **changed: object) -> str:
    """A path with a query string: what is given, but for what is changed; what is empty is left out."""
    merged = {name: value for name, value in {**given, **changed}.items() if value not in ("", None)}
    return f"{path}?{urlencode(merged)}" if merged else path


def asked(request: Request, *names: str) -> dict[str, str]:
    """The query parameters of those names without outer white space, "" where one is missing."""
    return {name: request.query_params.get(name, "").strip()[:MOST_LETTERS] for name in names}


MOST_LETTERS = 2000  # of one query parameter


def page_number(request: Request) -> int:
    """Which page of a list is asked for, the first being 0."""
    given = request.query_params.get("page", "")
    return min(int(given), MOST_PAGES) if given.isascii() and given.isdigit() else 0


MOST_PAGES = 100_000
