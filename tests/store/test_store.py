"""Stores keep one named graph an article."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.assemble import FORMATS, make_assembler, quads, write_file
from kg.errors import QueryError, StoreError, UsageError
from kg.schema import Schema
from kg.schema.graphs import facts_iri
from kg.stages import Graph
from kg.store import EmbeddedStore, graph_files, load_files, load_into, open_store
from tests.invented import LINKED


@pytest.fixture(scope="module")
def graph() -> Graph:
    return make_assembler(Schema(), version="1.2.3")(LINKED)


def quad(value: str, graph: str = "https://example.org/g") -> Quad:
    return Quad(
        NamedNode("https://example.org/s"), NamedNode("https://example.org/p"), Literal(value), NamedNode(graph)
    )


def test_replacing_leaves_nothing_of_the_old_graph() -> None:
    store = EmbeddedStore()
    store.replace("https://example.org/g", [quad("old"), quad("both")])
    assert store.replace("https://example.org/g", [quad("both"), quad('new "\\\n')]) == 2
    assert len(store) == 2


def test_replacing_touches_no_other_graph() -> None:
    store = EmbeddedStore()
    store.append([quad("other", "https://example.org/h")])
    store.replace("https://example.org/g", [quad("one")])
    assert store.graphs() == ("https://example.org/g", "https://example.org/h")


def test_removing_takes_one_graph_away() -> None:
    store = EmbeddedStore()
    store.append([quad("a"), quad("b", "https://example.org/h")])
    assert store.remove("https://example.org/g") == 1
    assert store.graphs() == ("https://example.org/h",)


@pytest.mark.parametrize("form", list(FORMATS))
def test_every_format_loads_into_the_articles_graph(form: str, graph: Graph, tmp_path: Path) -> None:
    store = load_files([write_file(graph, form, folder=tmp_path)])
    assert store.graphs() == (facts_iri(graph.iri), graph.iri)
    assert len(store) == len(graph.triples)


def test_loading_twice_changes_nothing(graph: Graph, tmp_path: Path) -> None:
    files = [write_file(graph, form, folder=tmp_path) for form in ("turtle", "nquads")]
    store = open_store(str(tmp_path / "store"), create=True)
    first = load_into(store, files)
    assert load_into(store, files) == first
    assert set(first) == {graph.iri, facts_iri(graph.iri)}
    assert len(store) == len(graph.triples)


def test_a_folder_store_keeps_what_was_loaded(graph: Graph, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "store"), create=True)
    store.append(quads(graph))
    del store
    assert len(open_store(str(tmp_path / "store"))) == len(graph.triples)


def test_a_store_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no store at .*none: make one with kg load"):
        open_store(str(tmp_path / "none"))


def test_an_unknown_kind_of_store_is_told() -> None:
    with pytest.raises(StoreError, match="no store for 'gopher://x'"):
        open_store("gopher://x")


def test_a_folder_without_graphs_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no graph in"):
        graph_files(tmp_path)


def test_a_broken_file_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<a> <b")
    with pytest.raises(UsageError, match=r"a\.ttl: cannot be read: [^\n]+$"):
        load_files([tmp_path])


def test_a_syntax_error_is_told_in_one_line() -> None:
    with pytest.raises(QueryError, match=r"not valid SPARQL: [^\n]+$"):
        EmbeddedStore().select("SELECT ?a WHERE {", {})


def test_only_rows_can_be_asked_for() -> None:
    with pytest.raises(QueryError, match="only SELECT queries have rows"):
        EmbeddedStore().select("ASK { ?s ?p ?o }", {})


def asked(store: EmbeddedStore, sparql: str, **chosen: list[str]) -> int:
    return len(list(store.answer(sparql, **chosen)))  # type: ignore[arg-type]  # solutions and triples can be counted


@pytest.mark.parametrize(
    ("sparql", "chosen", "found"),
    [
        ("SELECT * { ?s ?p ?from }", {}, 2),
        ("SELECT * FROM <https://example.org/g> { ?s ?p ?o }", {}, 1),
        ("SELECT * FROM <https://example.org/g> { ?s ?p ?o }", {"default_graphs": ["https://example.org/none"]}, 0),
        ("SELECT * { ?s ?p ?o } # FROM", {"default_graphs": ["https://example.org/h"]}, 1),
        ("SELECT * { GRAPH ?g { ?s ?p ?o } }", {"named_graphs": ["https://example.org/h"]}, 1),
        ("SELECT * FROM NAMED <https://example.org/h> { GRAPH ?g { ?s ?p ?o } }", {}, 1),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", {}, 2),
    ],
)
def test_an_answer_is_over_the_union_or_over_the_graphs_named(
    sparql: str, chosen: dict[str, list[str]], found: int
) -> None:
    store = EmbeddedStore()
    store.append([quad("a"), quad("b", "https://example.org/h")])
    assert asked(store, sparql, **chosen) == found
