"""Checks graphs against `ontology/shapes.ttl`; what does not conform is told in plain words."""

import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from kg.model import Report, Violation
from kg.schema.graphs import Nodes, read_graph
from kg.schema.load import ontology_folder
from kg.schema.turtle import iri, spaces, statements
from kg.schema.vocabulary import PREFIXES
from kg.stages import Graph, Validator
from kg.validate.checking import Breach, breaches
from kg.validate.rules import Shape, read_shapes
from kg.validate.sentences import sentence_of


def make_validator(shapes: Path | None = None) -> Validator:
    """A validator for the shapes of a file, the ontology's own by default, which are read once."""
    return partial(_validate, load_shapes(shapes))


def load_shapes(shapes: Path | None = None) -> tuple[Shape, ...]:
    """The shapes of a file, the ontology's by default, ready to be asked."""
    return read_shapes(statements(parse(shapes_text(shapes), format=RdfFormat.TURTLE)))


def shapes_text(shapes: Path | None = None) -> str:
    """The Turtle of a shapes file, the ontology's by default."""
    return (shapes or ontology_folder() / "shapes.ttl").read_text(encoding="utf-8")


def validate_file(file: Path) -> Report:
    """What of a graph file does not conform."""
    quads = read_graph(file)
    return _report(tuple(breaches(load_shapes(), statements(quads))), Nodes(quads), PREFIXES)


def _validate(shapes: tuple[Shape, ...], graph: Graph) -> Report:
    found = tuple(breaches(shapes, graph.statements))
    return _report(found, Nodes(graph.triples), spaces(graph.base)) if found else Report()


def _report(found: tuple[Breach, ...], nodes: Nodes, prefixes: Mapping[str, str]) -> Report:
    """The breaches in plain words, each once and with the sentence that the node rests on, sorted."""
    violations = {_violation(one, nodes, prefixes) for one in found}
    return Report(violations=tuple(sorted(violations, key=lambda v: (v.shape, v.node, v.message))))


def _violation(breach: Breach, nodes: Nodes, prefixes: Mapping[str, str]) -> Violation:
    node, message = iri(breach.node, prefixes), breach.message
    if breach.constraint == "sh:closed" and breach.path:
        message = f"{message.rstrip('.')} ({re.split('[#/:>]', breach.path.rstrip('>'))[-1]})."
    return Violation(node=node, shape=breach.shape, message=message, sentence=sentence_of(nodes, node))
