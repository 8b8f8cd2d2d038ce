"""What happened when, day by day, each with whose word it is."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from kg.schema.vocabulary import ONTOLOGY
from kg.serve.context import Context
from kg.serve.explorer.asking import Given, Page, ask, widened
from kg.serve.explorer.pages import STATUSES, asked, page_number, show
from kg.serve.explorer.strip import strip
from kg.stages import Row

SIZE = 200


def timeline(context: Context, request: Request) -> Response:
    """The page of dated events, filtered by words, type, status and dates."""
    given = asked(request, "words", "class", "state", "since", "until")
    number = page_number(request)
    rows = ask(context.store, "timeline", of_class(given), Page(number=number, size=SIZE))
    shown = widened(context.store, rows[:SIZE], "documents", "article")
    shown = widened(context.store, shown, "bases", "moment")
    return show(
        request,
        context,
        "timeline.html",
        title="Timeline",
        here="timeline",
        given=given,
        types=ask(context.store, "types"),
        states=tuple(STATUSES),
        days=by_date(shown),
        strip=strip([row["date"] for row in shown]),
        number=number,
        more=len(rows) > SIZE,
    )


def of_class(given: Mapping[str, str]) -> Given:
    """What is asked for, its `class` as an IRI."""
    words = {name: value for name, value in given.items() if name != "class"}
    return Given(iris={"class": [ONTOLOGY + given["class"]]} if given["class"].isalnum() else {}, words=words)


def by_date(rows: Iterable[Row]) -> Sequence[tuple[str, list[Row]]]:
    """The rows of each date, in order."""
    return [(date, list(group)) for date, group in groupby(rows, key=lambda row: row["date"])]
