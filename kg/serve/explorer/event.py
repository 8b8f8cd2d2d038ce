"""One event as a card: who, whom, with what, where, when, how many according to whom, and on which words."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.serve.context import Context
from kg.serve.explorer.article import NOT_FOUND, reading_of
from kg.serve.explorer.asking import Given, ask, widened
from kg.serve.explorer.pages import asked, show
from kg.serve.explorer.values import Happening, Reading, Statement
from kg.stages import Row, Store

SAME_SHOWN = 50


def event(context: Context, request: Request) -> Response:
    """The page of the event named by the parameter `iri`."""
    iri = asked(request, "iri")["iri"]
    reading = reading_of(context.store, iri)
    happening = next((one for one in reading.events if one.iri == iri), None)
    if happening is None:
        raise HTTPException(NOT_FOUND, "that is no event: look for it in the list of articles")
    told = {one.iri for one in happening.sayings}
    return show(
        request,
        context,
        "event.html",
        title=happening.label,
        here="articles",
        reading=reading,
        event=happening,
        roles=roles(happening),
        causes=causes(reading, happening),
        sayings=tuple(one for one in reading.sayings if one.iri in told),
        same=same_elsewhere(context.store, reading, happening),
    )


def same_elsewhere(store: Store, reading: Reading, happening: Happening) -> list[Row]:
    """Events of other articles with a type, a date and a place of this one: possibly the same."""
    items = {one.iri: one.item for one in reading.things if one.item}
    spots = [one.filler for one in happening.statements if one.role == "place"]
    here = {items.get(spot.iri, spot.label) for spot in spots}
    found = [
        row
        for when in happening.dates
        for row in ask(store, "same-event", Given(iris={"class": happening.classes}, words={"date": when.edtf}))
        if row["article"] != reading.document.iri
    ]
    placed = (
        {**row, "spot": row["item"] or row["where"]} for row in widened(store, found, "item-of", "place", "entity")
    )
    same = {row["other"]: row for row in placed if row["spot"] in here}
    return widened(store, list(same.values())[:SAME_SHOWN], "documents", "article")


def roles(happening: Happening) -> dict[str, tuple[Statement, ...]]:
    """The fillers by role, in the order of the card."""
    names = dict.fromkeys(one.role for one in happening.statements if one.role != "causes")
    return {name: tuple(one for one in happening.statements if one.role == name) for name in names}


def causes(reading: Reading, happening: Happening) -> dict[str, tuple[Statement, ...]]:
    """What it brought about, and what brought it about."""
    facts = [one for other in reading.events for one in other.statements if one.role == "causes"]
    return {
        "brought about": tuple(one for one in facts if one.subject.iri == happening.iri),
        "brought about by": tuple(one for one in facts if one.filler.iri == happening.iri),
    }
