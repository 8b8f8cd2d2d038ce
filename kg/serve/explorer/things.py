"""People, groups and places: the list of them, and one of them across all articles."""

from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.schema.vocabulary import KG
from kg.serve.context import Context
from kg.serve.explorer.article import NOT_FOUND
from kg.serve.explorer.asking import Given, Page, ask
from kg.serve.explorer.pages import address, asked, kind_of, page_number, show
from kg.stages import Row, Store

SIZE = 50
ROWS = 200  # of each list on the page of one thing
CLASSES = {
    "": (KG.Person.value, KG.Organisation.value, KG.Place.value),
    "person": (KG.Person.value,),
    "organisation": (KG.Organisation.value,),
    "place": (KG.Place.value,),
}
ASPECTS = {  # what the page shows by the question that finds it
    "thing-events": "events",
    "thing-claims": "claims",
    "thing-about": "said_of",
    "thing-posts": "posts",
    "thing-relations": "relations",
    "thing-wordings": "wordings",
    "names": "names",
}


def people(context: Context, request: Request) -> Response:
    """The list of named people, groups and places, searched by words and kind."""
    given = asked(request, "words", "kind")
    given["kind"] = given["kind"] if given["kind"] in CLASSES else ""
    number = page_number(request)
    asked_for = Given(iris={"class": CLASSES[given["kind"]]}, words={"words": given["words"]})
    rows = ask(context.store, "things", asked_for, Page(number=number, size=SIZE))
    return show(
        request,
        context,
        "people.html",
        title="People and groups",
        here="people",
        given=given,
        kinds=tuple(CLASSES),
        rows=rows[:SIZE],
        number=number,
        more=len(rows) > SIZE,
    )


def thing(context: Context, request: Request) -> Response:
    """The page of an item or entity named by the parameter `iri`: its events, claims, posts and relations."""
    key = asked(request, "iri")["iri"]
    rows = ask(context.store, "entities", Given(iris={"key": [key]})) if key else []
    if not rows:
        return _elsewhere(context.store, key)
    entities = tuple(dict.fromkeys(row["entity"] for row in rows))[:ROWS]
    item = next((row["item"] for row in rows if row["item"]), "")
    about = ask(context.store, "item", Given(iris={"item": [item]})) if item else []
    return show(
        request,
        context,
        "thing.html",
        title=about[0]["label"] if about and key == item else rows[0]["label"],
        here="people",
        key=key,
        kind_word=_kind(rows),
        item_iri=item,
        about=about[0] if about else None,
        places=_by_article(rows),
        namesakes=_namesakes(context.store, entities, key, item),
        **_aspects(context.store, entities),
    )


def _elsewhere(store: Store, key: str) -> Response:
    """An event or article has a page of its own; an IRI that nothing tells of is an error."""
    rows = ask(store, "labels", Given(iris={"node": [key]})) if key else []
    kind = kind_of(rows[0]["kind"]) if rows else ""
    if kind in {"event", "article"}:
        return RedirectResponse(address(kind, key))
    raise HTTPException(NOT_FOUND, "no article of this store tells of that: look for it under People and groups")


def _kind(rows: Sequence[Row]) -> str:
    """A facility is a place too: the more special word wins."""
    kinds = {kind_of(row["class"]) for row in rows} - {"thing"}
    return "facility" if kinds == {"facility", "place"} else next(iter(sorted(kinds)), "thing")


def _by_article(rows: Sequence[Row]) -> tuple[Row, ...]:
    """One row an entity."""
    return tuple({row["entity"]: row for row in rows}.values())


def _aspects(store: Store, entities: Sequence[str]) -> dict[str, list[Row]]:
    given, few = Given(iris={"entity": entities}), Page(size=ROWS)
    return {ASPECTS[name]: ask(store, name, given, few) for name in ASPECTS}


def _namesakes(store: Store, entities: Sequence[str], key: str, item: str) -> tuple[Row, ...]:
    """Other things of the same name: possibly the same."""
    rows = ask(store, "namesakes", Given(iris={"entity": entities}), Page(size=ROWS))
    return tuple(row for row in rows if row["key"] not in {key, item, *entities})
