"""Our rules and pySHACL, the reference, agree on every shape; violations are told in plain words."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

import pyshacl
import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse, serialize
from rdflib import RDF, SH
from rdflib.collection import Collection

from kg.assemble import make_assembler, write
from kg.errors import SchemaError
from kg.model import MentionKind, Outcome, Stance, Status
from kg.schema import Schema
from kg.schema.turtle import iri, statements
from kg.schema.vocabulary import KG, PREFIXES, RDF_TYPE
from kg.stages import Graph
from kg.validate import make_validator, validate_file
from kg.validate.checking import breaches
from kg.validate.shapes import load_shapes, shapes_text
from tests.invented import LINKED

SHAPES = shapes_text(None)
REFERENCE = rdflib.Graph().parse(data=SHAPES, format="turtle")
NODE_SHAPES = sorted(shape for shape in REFERENCE.subjects(RDF.type, SH.NodeShape) if isinstance(shape, rdflib.URIRef))
ODD = NamedNode("https://example.org/odd")
Found = set[tuple[str, str, str]]


def assembled() -> Graph:
    return make_assembler(Schema(), version="1.2.3")(LINKED)


def changed(triples: Iterable[Triple]) -> Graph:
    return Graph(article="a", iri=assembled().iri, statements=statements(triples))


def written(triples: Iterable[Triple]) -> str:
    return (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()


def by_reference(triples: str) -> Found:
    """Focus node, path and constraint of everything that pySHACL finds."""
    _, report, _ = pyshacl.validate(rdflib.Graph().parse(data=triples, format="nt"), shacl_graph=REFERENCE)
    return {
        tuple(
            str(report.value(result, term) or "")
            for term in (SH.focusNode, SH.resultPath, SH.sourceConstraintComponent)
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def by_rules(triples: str) -> Found:
    """The same of everything that our own rules find."""
    said = statements(parse(triples, format=RdfFormat.N_TRIPLES))
    return {
        (iri(one.node, PREFIXES), iri(one.path, PREFIXES) if one.path else "", _component(one.constraint))
        for one in breaches(load_shapes(), said)
    }


def _component(constraint: str) -> str:
    name = constraint.removeprefix("sh:")
    return f"{SH}{name[0].upper()}{name[1:]}ConstraintComponent"


def class_of(shape: rdflib.URIRef) -> NamedNode:
    return NamedNode(str(REFERENCE.value(shape, SH.targetClass)))


def paths_of(shape: rdflib.URIRef) -> set[NamedNode]:
    found = (REFERENCE.value(part, SH.path) for part in REFERENCE.objects(shape, SH.property))
    return {NamedNode(str(path)) for path in found if path is not None}


def without_properties(shape: rdflib.URIRef) -> list[Triple]:
    """The graph with every property of the shape taken from the nodes of its class."""
    triples = assembled().triples
    nodes = {t.subject for t in triples if t.predicate == RDF_TYPE and t.object == class_of(shape)}
    return [t for t in triples if t.subject not in nodes or t.predicate not in paths_of(shape)]


def with_odd_values(shape: rdflib.URIRef) -> list[Triple]:
    """The graph with two values of the wrong kind for every property of the shape."""
    triples = assembled().triples
    node = next(t.subject for t in triples if t.predicate == RDF_TYPE and t.object == class_of(shape))
    values = (ODD, Literal("-7.5 of nothing"), Literal(-8))
    return [*triples, *(Triple(node, path, value) for path in paths_of(shape) for value in values)]


@pytest.mark.parametrize("shape", NODE_SHAPES, ids=lambda shape: shape.rpartition("#")[2])
@pytest.mark.parametrize("mutilate", [without_properties, with_odd_values])
def test_the_rules_find_what_the_reference_finds_in_a_mutilated_graph(shape: rdflib.URIRef, mutilate: object) -> None:
    assert callable(mutilate)
    triples = written(mutilate(shape))
    found = by_rules(triples)
    assert found == by_reference(triples)
    assert found


def test_rules_and_reference_pass_what_the_assembler_makes() -> None:
    triples = write(assembled(), "ntriples").decode()
    assert by_rules(triples) == by_reference(triples) == set()
    assert make_validator()(assembled()).conforms


@pytest.mark.parametrize("mode", ["quotes", "offsets"])
def test_both_kinds_of_evidence_conform(mode: str) -> None:
    assert make_validator()(make_assembler(Schema(), version="1.2.3", evidence=mode)(LINKED)).conforms


def test_every_class_of_the_graph_has_a_shape() -> None:
    shaped = {class_of(shape) for shape in NODE_SHAPES}
    tool = {"Outlet", "Catalogue"}  # they have a label and nothing else
    kinds = {t.subject: set() for t in assembled().triples}
    for t in assembled().triples:
        if t.predicate == RDF_TYPE:
            kinds[t.subject].add(t.object)
    bare = {node.value for node, types in kinds.items() if not types & shaped}
    assert not {node for node in bare if not any(f"/{name.lower()}/" in node for name in (*tool, "tool"))}


def listed(path: NamedNode) -> list[set[str]]:
    parts = REFERENCE.subjects(SH.path, rdflib.URIRef(path.value))
    heads = [head for part in parts if (head := REFERENCE.value(part, SH["in"])) is not None]
    return [{str(value).rpartition("#")[2] for value in Collection(REFERENCE, head)} for head in heads]


@pytest.mark.parametrize(
    ("path", "kind", "more"),
    [(KG.stance, Stance, set()), (KG.outcome, Outcome, set()), (KG.mentionKind, MentionKind, {"trigger"})],
)
def test_the_shapes_allow_what_the_model_can_say(path: NamedNode, kind: type[StrEnum], more: set[str]) -> None:
    assert listed(path) == [{member.value for member in kind} | more]


def test_the_shapes_know_every_status() -> None:
    every = {status.value for status in Status}
    assert all(values in (every, every - {"asserted"}) for values in listed(KG.status))


def test_a_fact_without_evidence_is_told_in_plain_words() -> None:
    fact = next(t.subject for t in assembled().triples if t.object == KG.Fact)
    triples = [t for t in assembled().triples if not (t.subject == fact and t.predicate == KG.evidence)]
    violations = make_validator()(changed(triples)).violations
    assert [(v.node, v.shape, v.message) for v in violations] == [
        (fact.value, "fact shape", "A fact must rest on evidence.")
    ]


def test_a_violation_comes_with_its_sentence() -> None:
    raid = next(t.subject for t in assembled().triples if t.predicate == KG.typeLabel and t.object.value == "raid")
    violations = make_validator()(changed([*assembled().triples, Triple(raid, KG.perpetrator, ODD)])).violations
    assert violations[0].message == "A reported event asserts nothing: it may not have this property (perpetrator)."
    assert (violations[0].sentence or "").startswith("Colonel Ada Merrow")


def test_a_blank_node_is_a_violation() -> None:
    blank = BlankNode("b0")
    violations = make_validator()(changed([*assembled().triples, Triple(blank, RDF_TYPE, KG.Sentence)])).violations
    assert "A sentence must have an IRI." in {v.message for v in violations}


def test_a_file_is_validated_whatever_its_format(tmp_path: Path) -> None:
    (tmp_path / "a.trig").write_bytes(write(assembled(), "trig"))
    assert validate_file(tmp_path / "a.trig").conforms


def test_a_constraint_that_the_rules_do_not_know_is_refused(tmp_path: Path) -> None:
    (tmp_path / "shapes.ttl").write_text(SHAPES.replace("sh:minCount 1 ;", "sh:uniqueLang true ;", 1))
    with pytest.raises(SchemaError, match="the shapes use sh:uniqueLang"):
        make_validator(tmp_path / "shapes.ttl")
