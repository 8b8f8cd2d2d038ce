"""The page of questions: named queries with fields for their parameters, or any SPARQL; table, CSV and drawing."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import FormData, QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import QueryError
from kg.query.named import NamedQuery, bind, find_query, named_queries, read_query
from kg.schema.vocabulary import PREFIXES
from kg.serve.context import Context
from kg.serve.engine.frames import Outcome, Question, Reply
from kg.serve.explorer.pages import kinds_of, show
from kg.serve.explorer.results import Cell, Table, pairs, table_of, table_of_triples

JSON, CSV, TRIPLES = "application/sparql-results+json", "text/csv", "application/n-triples"
MOST_BYTES = 100_000  # of a form with a question
TOO_LARGE, BUSY = 413, 503
BEGINNING = """PREFIX kg: <https://w3id.org/dateline/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?event ?label ?type WHERE {
  ?event kg:status kg:asserted ;
    kg:typeLabel ?type ;
    rdfs:label ?label .
}
ORDER BY ?label
LIMIT 100
"""
SETTING = "set_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as it was sent: its text, the parameters set, and how the answer is wanted."""

    query: NamedQuery
    settings: Mapping[str, str]
    form: str = "table"
    source: str = ""
    target: str = ""


async def questions(context: Context, request: Request) -> Response:
    """The page: by GET a named query with its answer, or the editor alone; by POST the answer to what was written."""
    given: FormData | QueryParams = request.query_params
    if request.method == "POST":
        if int(request.headers.get("content-length") or MOST_BYTES + 1) > MOST_BYTES:
            raise HTTPException(TOO_LARGE, f"larger than {MOST_BYTES:,} bytes: ask a shorter question")
        given = await request.form(max_files=0, max_part_size=MOST_BYTES)
    asked = _asked(given)
    if asked is None:
        return _page(context, request, Asked(query=read_query("", BEGINNING), settings={}), None, "")
    try:
        text = bind(asked.query, dict(asked.settings))
    except QueryError as error:
        return _page(context, request, asked, None, str(error))
    if asked.form == "csv":
        return await _csv(context, request, asked, text)
    reply = await context.engine.ask(Question(text=text, results=JSON, triples=TRIPLES))
    return _page(context, request, asked, _table(reply), _wrong(reply))


def _asked(given: FormData | QueryParams) -> Asked | None:
    def field(name: str) -> str:
        value = given.get(name, "")
        return value.strip() if isinstance(value, str) else ""

    text, name = field("query"), field("name")
    if not text and not name:
        return None
    query = (
        read_query(name or "yours", text.replace("\r\n", "\n") + "\n") if text else find_query(name.removesuffix(".rq"))
    )
    settings = {one: field(SETTING + one) for one in query.parameters if field(SETTING + one)}
    return Asked(
        query=query, settings=settings, form=field("as") or "table", source=field("source"), target=field("target")
    )


def _table(reply: Reply) -> Table | None:
    if reply.outcome is not Outcome.ANSWERED:
        return None
    return table_of_triples(reply.body) if reply.media == TRIPLES else table_of(reply.body)


def _wrong(reply: Reply) -> str:
    """Why there is no answer, "" where there is one."""
    return "" if reply.outcome is Outcome.ANSWERED else f"{reply.outcome}: {reply.words}".rstrip(": ")


async def _csv(context: Context, request: Request, asked: Asked, text: str) -> Response:
    reply = await context.engine.ask(Question(text=text, results=CSV, triples=None))
    if reply.outcome is not Outcome.ANSWERED:
        return _page(context, request, asked, None, _wrong(reply))
    name = "".join(letter for letter in asked.query.name if letter.isalnum() or letter == "-") or "answer"
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(reply.body, media_type=f"{CSV}; charset=utf-8", headers=headers)


def _page(context: Context, request: Request, asked: Asked, table: Table | None, wrong: str) -> Response:
    drawn = pairs(table, asked.source, asked.target) if table is not None and asked.form == "graph" else None
    return show(
        request,
        context,
        "ask.html",
        title=asked.query.title or "Ask",
        here="ask",
        asked=asked,
        known=named_queries(),
        prefixes=PREFIXES,
        table=table,
        labels=_labels(context, table) if table is not None else {},
        pairs=drawn,
        wrong=wrong,
    )


LABELLED = 400


def _labels(context: Context, table: Table) -> dict[str, tuple[str, str]]:
    """What the IRIs of an answer are called, and of what kind they are."""
    iris = list(dict.fromkeys(cell.value for row in table.rows for cell in row if _followable(cell)))[:LABELLED]
    return kinds_of(context.store, iris) if iris else {}


def _followable(cell: Cell) -> bool:
    return cell.iri and cell.value.startswith(("http://", "https://", "urn:"))
