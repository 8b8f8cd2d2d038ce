"""What happened when, day by day, each with whose word it is."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.context import Context
from kg.serve.explorer.asking import Given, Page, ask
from kg.serve.explorer.pages import STATUSES, asked, page_number, show
from kg.serve.explorer.strip import strip
from kg.stages import Row

SIZE = 200


def timeline(context: Context, request: Request) -> Response:
    """The page of dated events, filtered by words, type, status and dates."""
    given = asked(request, "words", "class", "state", "since", "until")
    number = page_number(request)
    rows = ask(context.store, "timeline", Given(words=given), Page(number=number, size=SIZE))
    return show(
        request,
        context,
        "timeline.html",
        title="Timeline",
        here="timeline",
        given=given,
        types=ask(context.store, "types"),
        states=tuple(STATUSES),
        days=by_date(rows[:SIZE]),
        strip=strip([row["date"] for row in rows[:SIZE]]),
        number=number,
        more=len(rows) > SIZE,
    )


def by_date(rows: Iterable[Row]) -> Sequence[tuple[str, list[Row]]]:
    """The rows of each date, in order."""
    return [(date, list(group)) for date, group in groupby(rows, key=lambda row: row["date"])]
