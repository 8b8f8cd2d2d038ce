"""Every format says the same."""

import re

import pytest
import rdflib
from pyoxigraph import Literal, Quad, RdfFormat, Triple, parse, serialize
from rdflib.compare import isomorphic

from kg.assemble import FORMATS, make_assembler, quads, write
from kg.errors import UsageError
from kg.schema import Schema
from kg.schema.turtle import spaces, statements
from kg.stages import Graph
from tests.invented import LINKED


@pytest.fixture(scope="module")
def graph() -> Graph:
    return make_assembler(Schema(), version="1.2.3")(LINKED)


def triples_of(content: bytes, syntax: RdfFormat) -> set[tuple[str, str, str]]:
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in parse(content, format=syntax)}


@pytest.mark.parametrize("form", list(FORMATS))
def test_a_format_holds_every_triple(form: str, graph: Graph) -> None:
    wanted = {(str(t.subject), str(t.predicate), str(t.object)) for t in graph.triples}
    assert triples_of(write(graph, form), FORMATS[form].syntax) == wanted


@pytest.mark.parametrize("form", ["trig", "nquads", "jsonld"])
def test_a_format_with_names_names_the_graph(form: str, graph: Graph) -> None:
    quads: list[Quad] = list(parse(write(graph, form), format=FORMATS[form].syntax))
    assert {quad.graph_name.value for quad in quads} == {graph.iri}


def test_rdflib_reads_turtle_and_rdfxml_alike(graph: Graph) -> None:
    turtle = rdflib.Graph().parse(data=write(graph, "turtle"), format="turtle")
    assert isomorphic(turtle, rdflib.Graph().parse(data=write(graph, "rdfxml"), format="xml"))


@pytest.mark.parametrize("form", ["turtle", "trig"])
def test_only_prefixes_used_are_declared(form: str, graph: Graph) -> None:
    header, body = [], []
    for line in write(graph, form).decode().splitlines():
        (header if line.startswith("@prefix") else body).append(re.sub(r'"(?:[^"\\]|\\.)*"', "", line))
    declared = {line.split()[1] for line in header}
    assert declared == set(re.findall(r"(?<![\w<:/])[a-z]+:", "\n".join(body)))


def test_a_name_in_a_literal_is_no_use_of_a_prefix(graph: Graph) -> None:
    named = [t for t in graph.triples if t.object.value == "Velden"]
    said = [Triple(t.subject, t.predicate, Literal('of kg:time "^^time:x')) for t in named]
    quoting = Graph(article="a", iri=graph.iri, statements=statements(said))
    assert b"@prefix time:" not in write(quoting)


def test_an_unknown_format_is_named(graph: Graph) -> None:
    with pytest.raises(UsageError, match="unknown format 'excel': choose from turtle, trig"):
        write(graph, "excel")


def test_rdfxml_is_well_formed_whatever_the_text_holds(graph: Graph) -> None:
    marked = [
        Triple(t.subject, t.predicate, Literal("form\x0cfeed")) if t.predicate.value.endswith("#words") else t
        for t in graph.triples
    ]
    written = write(Graph(article="a", iri=graph.iri, statements=statements(marked)), "rdfxml")
    assert len(rdflib.Graph().parse(data=written, format="xml")) == len(graph.triples)


@pytest.mark.parametrize("form", ["turtle", "trig"])
def test_the_layout_is_pyoxigraphs(form: str, graph: Graph) -> None:
    content = quads(graph) if FORMATS[form].named else graph.triples
    theirs = serialize(content, format=FORMATS[form].syntax, prefixes=dict(spaces(graph.base))) or b""
    bodies = [
        [line for line in one.splitlines() if not line.startswith(b"@prefix")] for one in (theirs, write(graph, form))
    ]
    assert bodies[0] == bodies[1]
