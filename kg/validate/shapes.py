"""Checks graphs against `ontology/shapes.ttl`; what does not conform is told in plain words."""

import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import NotRequired, TypedDict

import shacl_rust
from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from kg.model import Report, Violation
from kg.schema.graphs import Nodes, read_graph
from kg.schema.load import ontology_folder
from kg.schema.vocabulary import RDF_TYPE, RDFS_LABEL, SH
from kg.stages import Graph, Validator
from kg.validate.sentences import sentence_of

_CLOSED = "ClosedConstraintComponent"


class _Result(TypedDict):
    focusNode: str
    messages: list[str]
    resultPath: NotRequired[str]
    sourceConstraintComponent: str


def make_validator(shapes: Path | None = None) -> Validator:
    """A validator for the shapes of a file (the ontology's own by default), which are read once.

    The engine is `shacl_rust`; a test holds it to the same answers as pySHACL, the reference, on every shape.
    """
    turtle = shapes_text(shapes)
    return partial(_validate, turtle=turtle, owners=_owners(turtle))


def validate_file(file: Path) -> Report:
    """What of a graph file does not conform."""
    turtle = shapes_text(None)
    return report_on(read_graph(file), turtle, _owners(turtle))


def shapes_text(shapes: Path | None) -> str:
    """The Turtle of a shapes file, the ontology's by default."""
    return (shapes or ontology_folder() / "shapes.ttl").read_text(encoding="utf-8")


def _validate(graph: Graph, turtle: str, owners: Mapping[str, str]) -> Report:
    return report_on(graph.triples, turtle, owners)


def report_on(triples: "tuple[Triple, ...] | list[Quad]", turtle: str, owners: Mapping[str, str]) -> Report:
    """The violations of the shapes by the triples, sorted; the full report is only made where there are some."""
    plain = (t if isinstance(t, Triple) else t.triple for t in triples)
    written = (serialize(plain, format=RdfFormat.N_TRIPLES) or b"").decode("utf-8")
    if shacl_rust.conforms(written, turtle, data_format="nt", experimental_index=True):
        return Report()
    results: list[_Result] = shacl_rust.validate(written, turtle, data_format="nt")["results"]
    nodes = Nodes(triples)
    found = {_violation(result, nodes, owners) for result in results}
    return Report(violations=tuple(sorted(found, key=lambda v: (v.shape, v.node, v.message))))


def _violation(result: _Result, nodes: Nodes, owners: Mapping[str, str]) -> Violation:
    node = _bare(result["focusNode"])
    message = result["messages"][-1]
    path = result.get("resultPath")
    if path and result["sourceConstraintComponent"].strip("<>").endswith(_CLOSED):
        message = f"{message.rstrip('.')} ({re.split('[#/]', _bare(path))[-1]})."
    shape = owners.get(result["messages"][-1], "")
    return Violation(node=node, shape=shape, message=message, sentence=sentence_of(nodes, node))


def _bare(term: str) -> str:
    return term.removeprefix("<").removesuffix(">")


def _owners(turtle: str) -> Mapping[str, str]:
    """Which shape each message belongs to, by the label of the node shape."""
    nodes = Nodes(parse(turtle, format=RdfFormat.TURTLE))
    return {
        message: nodes.one(shape, RDFS_LABEL) or shape
        for shape in nodes.having(RDF_TYPE, SH.NodeShape)
        for part in (shape, *nodes.all(shape, SH.property))
        for message in nodes.all(part, SH.message)
    }
