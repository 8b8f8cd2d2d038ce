"""The page of one thing's neighbourhood: a drawing, and the same as a list."""

from starlette.requests import Request
from starlette.responses import Response

from kg.schema.vocabulary import KG
from kg.serve.context import Context
from kg.serve.explorer.asking import Given, Page, ask, widened
from kg.serve.explorer.layout import draw
from kg.serve.explorer.neighbourhood import Gathered, Sieve, gathered, rings
from kg.serve.explorer.pages import STATUSES, asked, show
from kg.stages import Row, Store

KINDS = ("person", "organisation", "place", "weapon")
OFFERED = 24


def graph_page(context: Context, request: Request) -> Response:
    """The page round the thing named by `iri`; without one, the things of most articles are offered."""
    given = asked(request, "iri", "kind", "status", "source", "words")
    sieve = Sieve(kind=given["kind"], status=given["status"], source=given["source"])
    found = gathered(context.store, given["iri"]) if given["iri"] else Gathered()
    shown = rings(found, given["iri"], sieve) if given["iri"] in found.names else None
    return show(
        request,
        context,
        "graph.html",
        title=f"Round {shown.name(shown.center)}" if shown else "Graph",
        here="graph",
        given=given,
        shown=shown,
        drawing=draw(shown) if shown else None,
        sources=sources(context.store, found),
        kinds=KINDS,
        states=tuple(STATUSES),
        offered=() if shown else _offered(context, given["words"]),
    )


def sources(store: Store, found: Gathered) -> dict[str, str]:
    """The articles that the facts stand in, with their titles."""
    told = [{"article": iri} for iri in sorted({edge.article for edge in found.edges.values()})]
    rows = widened(store, told, "documents", "article")
    return {row["article"]: row["title"] or row["article"].rpartition("/")[2] for row in rows}


def _offered(context: Context, words: str) -> list[Row]:
    classes = [KG.Person.value, KG.Organisation.value, KG.Place.value]
    return ask(context.store, "things", Given(iris={"class": classes}, words={"words": words}), Page(size=OFFERED))
