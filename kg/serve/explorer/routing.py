"""The explorer's pages by path."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg.serve.context import Context
from kg.serve.explorer.article import article
from kg.serve.explorer.articles import articles
from kg.serve.explorer.event import event
from kg.serve.explorer.graph import graph_page
from kg.serve.explorer.map import map_page
from kg.serve.explorer.pages import ROOT
from kg.serve.explorer.questions import questions
from kg.serve.explorer.review import decide, review
from kg.serve.explorer.signing import sign_in_page, signing_in
from kg.serve.explorer.things import people, thing
from kg.serve.explorer.timeline import timeline
from kg.serve.explorer.uploads import job_page, job_state, rebuild, upload

View = Callable[[Context, Request], object]
PAGES: Mapping[str, View] = {  # what is read
    "articles": articles,
    "article": article,
    "event": event,
    "thing": thing,
    "people": people,
    "timeline": timeline,
    "map": map_page,
    "graph": graph_page,
    "ask": questions,
    "review": review,
    "sign-in": sign_in_page,
}
FORMS: Mapping[str, View] = {"ask": questions, "review": decide, "sign-in": signing_in}  # what is sent


def routes(context: Context) -> Sequence[Route]:
    """Every page of the explorer."""
    return [
        Route("/", _home),
        Route(f"{ROOT}/", _home),
        *(Route(f"{ROOT}/{name}", partial(view, context), methods=["GET"]) for name, view in PAGES.items()),
        *(Route(f"{ROOT}/{name}", partial(view, context), methods=["POST"]) for name, view in FORMS.items()),
        Route(f"{ROOT}/articles", partial(upload, context), methods=["POST"]),
        Route(f"{ROOT}/rebuild", partial(rebuild, context), methods=["POST"]),
        Route(f"{ROOT}/jobs/{{id}}", partial(job_page, context)),
        Route(f"{ROOT}/jobs/{{id}}/state", partial(job_state, context)),
    ]


def _home(_request: Request) -> Response:
    return RedirectResponse(f"{ROOT}/articles")
