"""Whatever a server sends, reading it ends in data, in nothing, or in a verdict: never in a crash."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, RdfFormat, parse

from kg.wikidata.live.endpoint import name_terms
from kg.wikidata.live.shapes import entities_of, hits_of, names_of, titles_of
from kg.wikidata.live.triples import records_of
from kg.wikidata.live.verdict import Answer, Data, Later, Refused, Wrong, retry_after, verdict

WORDS = st.text(max_size=12)
KEYS = (
    *("error", "errors", "code", "info", "lag", "search", "query", "entities", "Q1"),
    *("id", "title", "match", "text", "redirects", "from", "missing", "maxlag"),
)
NESTED = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS | st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)
OBJECTS = st.dictionaries(st.sampled_from(KEYS), NESTED, max_size=6)
BODIES = st.binary(max_size=60) | OBJECTS.map(lambda value: json.dumps(value).encode())
STATUSES = st.integers(100, 599)


@given(STATUSES, WORDS, BODIES)
def test_every_answer_comes_to_a_verdict(status: int, wait: str, body: bytes) -> None:
    found = verdict(Answer(status=status, headers={"retry-after": wait}, body=body), 1.6e9)
    assert isinstance(found, Data | Later | Refused | Wrong)
    assert isinstance(found, Later | Refused) or status == 200
    assert not isinstance(found, Later) or found.seconds is None or found.seconds >= 0


@given(WORDS | st.floats().map(str) | st.integers().map(str) | st.datetimes().map(lambda day: f"{day:%a, %d %b %Y %T}"))
def test_a_wait_is_a_number_of_seconds_or_none(value: str) -> None:
    found = retry_after({"retry-after": value}, 1.6e9)
    assert found is None or (found >= 0 and math.isfinite(found))


@given(OBJECTS)
def test_what_stands_somewhere_else_is_not_there(answer: dict[str, object]) -> None:
    assert all(isinstance(name, str) for _, name in hits_of(answer))
    assert all(isinstance(title, str) for title in titles_of(answer))
    for asked, entity in entities_of(answer):
        assert all(name[0] == "Q" for name in names_of(asked, entity))


TERMS = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["uri", "literal", "bnode"]),
        "value": WORDS | st.just("http://www.wikidata.org/entity/Q7"),
    },
    optional={
        "xml:lang": st.sampled_from(["en", "mul", ""]),
        "datatype": st.sampled_from(
            ["http://www.w3.org/2001/XMLSchema#dateTime", "http://www.opengis.net/ont/geosparql#wktLiteral", "x"]
        ),
    },
)
PROPERTIES = (
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#altLabel",
    "http://schema.org/description",
    "http://wikiba.se/ontology#sitelinks",
    *(f"http://www.wikidata.org/prop/direct/{name}" for name in ("P31", "P39", "P569", "P625", "P1549", "P1566")),
)
ITEM = {"type": "uri", "value": "http://www.wikidata.org/entity/Q1"}
STATED = st.builds(
    lambda name, value: {"item": ITEM, "property": {"type": "uri", "value": name}, "value": value},
    st.sampled_from(PROPERTIES),
    TERMS,
)
POSTS = st.fixed_dictionaries({"item": st.just(ITEM), "value": TERMS}, optional={"start": TERMS, "end": TERMS})


@settings(deadline=None)  # the first record makes the types that all are read into
@given(st.lists(STATED, max_size=8), st.lists(POSTS, max_size=3))
def test_any_triples_of_an_item_make_a_record_and_their_order_does_not_matter(
    stated: list[dict[str, dict[str, str]]], posts: list[dict[str, dict[str, str]]]
) -> None:
    records = records_of(stated, posts)
    assert [record.item for record in records] == (["Q1"] if stated else [])
    assert records_of(stated[::-1], posts[::-1]) == records


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_name_written_for_sparql_is_read_as_the_same_name(name: str) -> None:
    for term, language in zip(name_terms(name), ("en", "mul"), strict=True):
        triple = next(iter(parse(f"<urn:a> <urn:b> {term} .", RdfFormat.TURTLE)))
        assert triple.object == Literal(name, language=language)


@pytest.mark.parametrize(
    ("value", "start"),
    [
        ("2020-01-03T00:00:00Z", "2020-01-03"),
        ("2020-05-01T00:00:00Z", "2020-05"),
        ("2020-01-01T00:00:00Z", "2020"),
        ("-0043-03-15T00:00:00Z", "-0043-03-15"),
        ("0000-03-15T00:00:00Z", "0000-03-15"),
        ("12345-02-03T00:00:00Z", "Y12345-02-03"),
        ("yesterday", ""),
    ],
)
def test_a_day_of_rdf_is_as_exact_as_it_may_be(value: str, start: str) -> None:
    typed = {"type": "literal", "value": value, "datatype": "http://www.w3.org/2001/XMLSchema#dateTime"}
    born = {"type": "uri", "value": "http://www.wikidata.org/prop/direct/P569"}
    assert [record.born for record in records_of([{"item": ITEM, "property": born, "value": typed}])] == [start]
