"""The least certain links, each to accept, correct or refuse; what is decided goes into `decisions.tsv`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.errors import LinkError, UsageError
from kg.link.decisions import EVERYWHERE, Decision, in_force, item_of, read_decisions
from kg.link.names import folded
from kg.model import Qid, Verdict
from kg.serve.context import Context
from kg.serve.explorer.asking import Given, Page, ask, widened
from kg.serve.explorer.decisions import FILE_NAME, record_decision
from kg.serve.explorer.pages import ROOT, asked, page_number, show, with_query
from kg.serve.explorer.session import form_token, signed_in
from kg.serve.explorer.texts import source_path
from kg.serve.explorer.uploads import SEE_OTHER, folder_of, form_of, text_in
from kg.serve.explorer.values import Passage
from kg.stages import Row, Store

SIZE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A link to look at: its row, the words it stands on, its candidates, and what was decided already."""

    row: Row
    name: str
    passage: Passage
    candidates: tuple[Row, ...]
    decision: Decision | None


def review(context: Context, request: Request) -> Response:
    """The page of links, the least certain first; of one article where the parameter `article` names it."""
    given = asked(request, "article", "done")
    number = page_number(request)
    only = Given(iris={"article": [given["article"]]} if given["article"] else {})
    rows = ask(context.store, "links-in" if given["article"] else "links", only, Page(number=number, size=SIZE))
    known = read_decisions(context.articles / FILE_NAME) if context.articles else ()
    return show(
        request,
        context,
        "review.html",
        title="Review",
        here="review",
        given=given,
        doubts=doubts(context.store, _told(context.store, rows[:SIZE]), known),
        number=number,
        more=len(rows) > SIZE,
        signed_in=signed_in(context, request),
        form_token=form_token(context, request),
        keeps=context.articles is not None,
        rebuildable=_rebuildable(context, given["done"]),
        decisions=len(known),
    )


def _told(store: Store, rows: Sequence[Row]) -> list[Row]:
    """The rows with what their entities are called, where they stand, and in which article."""
    for name, column in TOLD:
        rows = widened(store, rows, name, column)
    return list(rows)


TOLD = (  # what more is asked of a link, and by which column
    ("link-entities", "link"),
    ("link-passages", "link"),
    ("passages", "passage"),
    ("words", "passage"),
    ("sentences", "sentence"),
    ("documents", "article"),
)


def doubts(store: Store, rows: Sequence[Row], known: Iterable[Decision]) -> tuple[Doubt, ...]:
    """The rows with their candidates and decisions."""
    links = [row["link"] for row in rows]
    found = ask(store, "candidates", Given(iris={"link": links})) if links else []
    entities = [row["entity"] for row in rows]
    named = ask(store, "called", Given(iris={"entity": entities})) if entities else []
    names: dict[str, str] = {}
    for one in named:
        names.setdefault(one["entity"], one["name"])
    return tuple(
        _doubt(row, names.get(row["entity"], row["words"] or row["label"]), found, tuple(known)) for row in rows
    )


def _doubt(row: Row, name: str, candidates: Iterable[Row], known: tuple[Decision, ...]) -> Doubt:
    return Doubt(
        row=row,
        name=name,
        passage=Passage(
            begin=int(row["begin"] or 0),
            end=int(row["end"] or 0),
            words=row["words"],
            quote=row["quote"],
            quote_begin=int(row["from"] or 0),
        ),
        candidates=tuple(one for one in candidates if one["link"] == row["link"]),
        decision=in_force(known, row["id"]).get(folded(name)),
    )


def _rebuildable(context: Context, article: str) -> bool:
    """Whether the article just decided about can be built again."""
    if not article or context.articles is None:
        return False
    rows = ask(context.store, "articles", Given(iris={"article": [article]}))
    return any(source_path(row["source"], context.articles) is not None for row in rows)


async def decide(context: Context, request: Request) -> Response:
    """Write a decision down; the answer leads back to the page it came from."""
    form = await form_of(context, request)
    decision = Decision(
        mention=_required(text_in(form, "name"), "the name that is decided about"),
        article=EVERYWHERE if text_in(form, "everywhere") else _required(text_in(form, "article-id"), "the article"),
        item=_item(text_in(form, "other") or text_in(form, "item")),
        verdict=Verdict(
            who=_required(text_in(form, "who"), "your name or initials")[:100],
            when=context.clock().date().isoformat(),
            why=text_in(form, "why")[:500],
        ),
    )
    await run_in_threadpool(record_decision, folder_of(context) / FILE_NAME, decision)
    article = text_in(form, "article")
    back = {"article": article if text_in(form, "only") else "", "done": article}
    return RedirectResponse(with_query(f"{ROOT}/review", back), SEE_OTHER)


def _required(given: str, what: str) -> str:
    if not given:
        raise UsageError(f"the decision was not kept: {what} is missing")
    return given


def _item(given: str) -> Qid | None:
    """The item, or None for none of the candidates."""
    try:
        return item_of(given)
    except LinkError as error:
        raise UsageError(f"the decision was not kept: {error}") from error
