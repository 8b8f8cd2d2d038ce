"""Every format says the same."""

import re
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, RdfFormat, Triple, parse, serialize
from rdflib.compare import isomorphic

from kg.assemble import FORMATS, make_assembler, quads, write, write_file
from kg.errors import UsageError
from kg.model import Linked
from kg.schema import Schema
from kg.schema.graphs import facts_iri, in_graphs, read_graph
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
def test_a_format_with_names_keeps_what_the_catalogue_knows_apart(form: str, graph: Graph) -> None:
    found: dict[str, set[str]] = {}
    for quad in parse(write(graph, form), format=FORMATS[form].syntax):
        found.setdefault(quad.graph_name.value, set()).add(quad.subject.value)
    assert sorted(found) == sorted([graph.iri, facts_iri(graph.iri)])
    known = found[facts_iri(graph.iri)]
    assert not known & found[graph.iri]
    assert {"http://www.wikidata.org/entity/Q1000001", facts_iri(graph.iri)} <= known
    assert all("/entity/Q" in one or "/office/" in one or one == facts_iri(graph.iri) for one in known)


@pytest.mark.parametrize("form", list(FORMATS))
def test_a_file_of_any_format_is_read_into_the_same_two_graphs(form: str, graph: Graph, tmp_path: Path) -> None:
    read = in_graphs(read_graph(write_file(graph, form, folder=tmp_path)))
    assert set(map(str, read)) == set(map(str, quads(graph)))


def test_without_links_there_is_one_graph() -> None:
    unlinked = make_assembler(Schema(), version="1.2.3")(Linked(extraction=LINKED.extraction))
    assert [name for name, _ in unlinked.parts] == [unlinked.iri]


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
