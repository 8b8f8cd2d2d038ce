"""The country of an event, from the place's own and the words of the sentence."""

from collections.abc import Callable

import pytest

from kg.assemble import make_assembler, quads
from kg.link import make_linker
from kg.model import Extraction
from kg.query import find_query, run
from kg.schema import Schema
from kg.settings import Settings
from kg.store import EmbeddedStore

ExtractText = Callable[..., Extraction]
pytestmark = pytest.mark.model
LINK = make_linker(Settings())


def places(found: Extraction) -> list[tuple[str, str, str]]:
    """The words, rules and labels of every event's places."""
    placed = LINK(found).extraction
    told = [a for event in placed.events for a in event.arguments if a.role == "place"]
    return [(a.span.of(placed.article.text), a.evidence.rule, a.label) for a in told]


def test_an_adjective_names_the_country_that_the_town_lies_in(extract_text: ExtractText) -> None:
    found = extract_text("Gunmen opened fire during an Iranian parade in Ahvaz.")
    assert places(found) == [("Ahvaz", "place", ""), ("Iranian", "country of the place", "Iran")]


def test_the_country_is_called_by_its_name_in_the_graph(extract_text: ExtractText, schema: Schema) -> None:
    found = extract_text("Gunmen opened fire during an Iranian parade in Ahvaz.")
    store = EmbeddedStore()
    store.append(quads(make_assembler(schema, version="1.2.3")(LINK(found))))
    assert run(store, find_query("attacks"), {})[1][0]["place"] == "Ahvaz; Iran"


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen opened fire at Turkish troops in Ahvaz.",
        "Gunmen opened fire in Ahvaz, Iran, at Iranian troops.",
        "Gunmen opened fire in Ahvaz. Iranian troops arrived later.",
    ],
    ids=["another country's", "the country is told", "another sentence"],
)
def test_no_country_is_added(extract_text: ExtractText, text: str) -> None:
    assert "country of the place" not in {rule for _, rule, _ in places(extract_text(text))}
