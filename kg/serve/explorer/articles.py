"""The list of articles, and what a search finds in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from kg.schema.vocabulary import KG
from kg.serve.context import Context
from kg.serve.explorer.asking import Given, Page, ask
from kg.serve.explorer.pages import asked, page_number, show
from kg.serve.explorer.session import form_token, signed_in
from kg.stages import Row, Store

SIZE, FOUND = 50, 12  # articles a page; events and things that a search shows beside them


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An article in the list, with how many events, claims and named things its graph holds."""

    row: Row
    events: int
    claims: int
    things: int


def articles(context: Context, request: Request) -> Response:
    """The page of articles, searched by words and dates."""
    given = asked(request, "words", "since", "until")
    number = page_number(request)
    rows = ask(context.store, "articles", Given(words=given), Page(number=number, size=SIZE))
    found = (
        _also_found(context.store, given["words"]) if given["words"] and number == 0 else {"events": [], "things": []}
    )
    return show(
        request,
        context,
        "articles.html",
        title="Articles",
        here="articles",
        given=given,
        listed=listed(context.store, rows[:SIZE]),
        total=ask(context.store, "total")[0]["number"],
        number=number,
        more=len(rows) > SIZE,
        signed_in=signed_in(context, request),
        form_token=form_token(context, request),
        keeps=context.articles is not None,
        **found,
    )


def listed(store: Store, rows: Iterable[Row]) -> list[Listed]:
    """Articles with their counts."""
    known = list(rows)
    counts = _counts(store, [row["graph"] for row in known])
    return [
        Listed(
            row=row,
            events=_sum(counts, row["graph"], "Event", "ReportedEvent"),
            claims=_sum(counts, row["graph"], "Claim"),
            things=_sum(counts, row["graph"], "Person", "Organisation", "Place"),
        )
        for row in known
    ]


def _counts(store: Store, graphs: list[str]) -> dict[tuple[str, str], int]:
    rows = ask(store, "counts", Given(iris={"graph": graphs})) if graphs else []
    return {(row["graph"], row["class"]): int(row["number"]) for row in rows}


def _sum(counts: Mapping[tuple[str, str], int], graph: str, *classes: str) -> int:
    return sum(counts.get((graph, KG(name).value), 0) for name in classes)


def _also_found(store: Store, words: str) -> dict[str, list[Row]]:
    """The events and named things that hold the words."""
    classes = [KG.Person.value, KG.Organisation.value, KG.Place.value]
    few = Page(size=FOUND)
    return {
        "events": ask(store, "events", Given(words={"words": words}), few)[:FOUND],
        "things": ask(store, "things", Given(iris={"class": classes}, words={"words": words}), few)[:FOUND],
    }
