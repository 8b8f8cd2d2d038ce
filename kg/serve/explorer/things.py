"""People, groups and places: the list of them, and one of them across all articles."""

from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.schema.vocabulary import KG
from kg.serve.context import Context
from kg.serve.explorer.article import NOT_FOUND
from kg.serve.explorer.asking import Given, Page, ask, widened
from kg.serve.explorer.pages import address, asked, kind_of, kinds_of, page_number, show
from kg.stages import Row, Store

SIZE = 50
ROWS = 200  # of each list on the page of one thing
CLASSES = {
    "": (KG.Person.value, KG.Organisation.value, KG.Place.value),
    "person": (KG.Person.value,),
    "organisation": (KG.Organisation.value,),
    "place": (KG.Place.value,),
}
QUOTED = (("passages", "passage"), ("sentences", "sentence"))
HELD = (("posts", "post"), ("bodies", "body"), ("firsts", "first"), ("lasts", "last"))
ASPECTS = {  # what the page shows: the question that finds it, and those that tell more of a column
    "events": ("thing-events", (("dates", "event"), ("documents", "article"))),
    "claims": ("thing-claims", (("claims", "claim"), ("documents", "article"))),
    "said_of": ("thing-about", (("claims", "claim"), ("documents", "article"))),
    "posts": ("thing-posts", (*HELD, *QUOTED)),
    "relations": ("thing-relations", QUOTED),
    "wordings": ("thing-wordings", (("wordings", "wording"), *QUOTED)),
    "names": ("names", ()),
}
ORDER = ("date", "start", "until", "article", "begin", "label", "person", "relation", "from", "term")


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
        places=widened(context.store, _by_article(rows)[:ROWS], "documents", "article"),
        articles=len({row["article"] for row in rows}),
        namesakes=_namesakes(context.store, entities, key, item),
        **_aspects(context.store, entities),
    )


def _elsewhere(store: Store, key: str) -> Response:
    """An event or article has a page of its own; an IRI that nothing tells of is an error."""
    kind = kinds_of(store, [key]).get(key, ("", ""))[1] if key else ""
    if kind in {"event", "article"}:
        return RedirectResponse(address(kind, key))
    raise HTTPException(NOT_FOUND, "no article of this store tells of that: look for it under People and groups")


def _kind(rows: Sequence[Row]) -> str:
    """A facility is a place too: the more special word wins."""
    kinds = {kind_of(row["class"]) for row in rows} - {"thing"}
    return "facility" if kinds == {"facility", "place"} else next(iter(sorted(kinds)), "thing")


def _by_article(rows: Sequence[Row]) -> tuple[Row, ...]:
    """One row an article."""
    return tuple({row["article"]: row for row in rows}.values())


def _aspects(store: Store, entities: Sequence[str]) -> dict[str, list[Row]]:
    given, few = Given(iris={"entity": entities}), Page(size=ROWS)
    found = {name: ask(store, main, given, few)[:ROWS] for name, (main, _more) in ASPECTS.items()}
    for name, (_main, more) in ASPECTS.items():
        for other, column in more:
            found[name] = widened(store, found[name], other, column)
        if more:
            found[name].sort(key=lambda row: [row.get(column, "") for column in ORDER])
    return found


def _namesakes(store: Store, entities: Sequence[str], key: str, item: str) -> tuple[Row, ...]:
    """Other things of the same name, an item or unlinked entity a row: possibly the same."""
    rows = ask(store, "namesakes", Given(iris={"entity": entities[:NAMED]}), Page(size=ROWS))
    rows = widened(store, rows, "item-of", "other", "entity")
    keyed = {row["item"] or row["other"]: row for row in widened(store, rows, "documents", "article")}
    known = {key, item, *entities}
    return tuple({**row, "key": other} for other, row in keyed.items() if other not in known)


NAMED = 20  # entities whose namesakes are looked for
