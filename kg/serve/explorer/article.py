"""One article: its text with marks, and beside it what the graph says."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.schema.graphs import facts_iri
from kg.serve.context import Context
from kg.serve.explorer.asking import Given, ask
from kg.serve.explorer.marking import Paragraph, paragraphs
from kg.serve.explorer.nodes import Nodes
from kg.serve.explorer.pages import asked, show
from kg.serve.explorer.reading import read_graph
from kg.serve.explorer.session import form_token, signed_in
from kg.serve.explorer.texts import source_path, text_of
from kg.serve.explorer.values import Happening, Reading, Saying, Thing
from kg.stages import Store

NOT_FOUND = 404


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The facts that stand beside one paragraph: each event, claim and thing where the text first has it."""

    paragraph: Paragraph | None
    events: tuple[Happening, ...]
    sayings: tuple[Saying, ...]
    things: tuple[Thing, ...]

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.events or self.sayings or self.things)


def article(context: Context, request: Request) -> Response:
    """The page of the article named by the parameter `iri`."""
    reading = reading_of(context.store, asked(request, "iri")["iri"])
    text = text_of(reading, context.articles)
    shown = paragraphs(reading, text.text)
    return show(
        request,
        context,
        "article.html",
        title=reading.document.title or reading.document.id or "Article",
        here="articles",
        reading=reading,
        text=text,
        paragraphs=shown,
        beside=beside(reading, shown),
        anchors=anchors(reading),
        signed_in=signed_in(context, request),
        form_token=form_token(context, request),
        rebuildable=text.whole
        and context.articles is not None
        and source_path(reading.document.source, context.articles) is not None,
    )


def reading_of(store: Store, iri: str) -> Reading:
    """What the store holds of the article that tells of an IRI; an error of status 404 where nothing does."""
    graph = graph_of(store, iri)
    both = [graph, facts_iri(graph)]
    return read_graph(Nodes(ask(store, "graph", Given(iris={"graph": both}))), graph)


def graph_of(store: Store, iri: str) -> str:
    """The IRI of the graph that tells of an article, event or entity."""
    rows = ask(store, "where", Given(iris={"node": [iri]})) if iri else []
    if not rows:
        raise HTTPException(NOT_FOUND, "no graph of this store tells of that: look for it in the list of articles")
    return rows[0]["graph"]


def beside(reading: Reading, shown: Sequence[Paragraph]) -> tuple[Beside, ...]:
    """The facts by paragraph; what stands in none of them comes last."""
    begins = [paragraph.begin for paragraph in shown]

    def stands(at: int, index: int) -> bool:
        """Each thing belongs to the last paragraph that begins before it."""
        last = index + 1 == len(begins)
        return begins[index] <= at and (last or at < begins[index + 1])

    found = [
        Beside(
            paragraph=paragraph,
            events=tuple(one for one in reading.events if stands(one.at, index)),
            sayings=tuple(one for one in reading.sayings if stands(one.begin, index)),
            things=tuple(one for one in reading.things if stands(one.at, index) and worth_a_card(one)),
        )
        for index, paragraph in enumerate(shown)
    ]
    if not shown:
        things = tuple(one for one in reading.things if worth_a_card(one))
        found = [Beside(paragraph=None, events=reading.events, sayings=reading.sayings, things=things)]
    return tuple(one for one in found if one)


def worth_a_card(thing: Thing) -> bool:
    """Bare numbers are told with what they count."""
    return thing.kind != "quantity"


def anchors(reading: Reading) -> dict[str, str]:
    """A short name within the page for every IRI that a mark or a card stands for."""
    groups = {
        "e": [one.iri for one in reading.events],
        "c": [one.iri for one in reading.sayings],
        "t": [one.iri for one in reading.things],
    }
    return {iri: f"{letter}{number}" for letter, iris in groups.items() for number, iri in enumerate(iris, start=1)}
