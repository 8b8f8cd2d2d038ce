"""Shapes made ready: what `ontology/shapes.ttl` says, read once, as tests that run over a graph's statements.

Of SHACL Core this is what the shapes use: classes as targets; paths of one property; `minCount maxCount class datatype
nodeKind in hasValue pattern minLength minInclusive maxInclusive lessThan lessThanOrEquals or closed`. Anything else is
refused when the shapes are read. A test holds it to the answers of pySHACL, the reference.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.errors import SchemaError
from kg.schema.turtle import A, Properties, Statements, Term, lexical
from kg.validate.values import VALUE_TESTS, ValueTest, View, at_most, below, listed

_PLAIN = frozenset({A, "rdfs:label", "rdfs:comment", "sh:message", "sh:path", "sh:targetClass"})
_ENDLESS = 1 << 30
_ORDERS: Mapping[Term, Callable[[Term, Term], bool]] = {"sh:lessThan": below, "sh:lessThanOrEquals": at_most}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a shape asks of one property, or of the node itself where `path` is None."""

    path: Term | None
    message: str
    least: int = 0
    most: int = _ENDLESS
    has: Term | None = None
    tests: tuple[tuple[Term, ValueTest], ...] = ()
    orders: tuple[tuple[Term, Term], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What is asked of every node of a class; `either` is alternatives, `allowed` all properties of a closed shape."""

    label: str
    target: Term
    node: Part
    parts: tuple[Part, ...]
    either: tuple[Part, ...] = ()
    allowed: frozenset[Term] | None = field(default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A constraint that a node does not meet: its SHACL name, the property, and what the shape says of it."""

    node: Term
    path: Term | None
    constraint: Term
    message: str
    shape: str


def read_shapes(found: Statements) -> tuple[Shape, ...]:
    """The shapes of a shapes graph, sorted by their label."""
    shapes = (_shape(found, found[node]) for node in found if "sh:NodeShape" in found[node].get(A, ()))
    return tuple(sorted(shapes, key=lambda shape: shape.label))


def _shape(found: Statements, said: Properties) -> Shape:
    own = {name: values for name, values in said.items() if name not in _OF_SHAPES}
    parts = tuple(_part(found, found[node]) for node in said.get("sh:property", ()))
    return Shape(
        label=lexical(said["rdfs:label"][0])[0],
        target=said["sh:targetClass"][0],
        node=_part(found, own),
        parts=parts,
        either=tuple(_part(found, found[node]) for node in _list(found, said.get("sh:or"))),
        allowed=_allowed(found, said, parts),
    )


_OF_SHAPES = frozenset({"sh:property", "sh:or", "sh:closed", "sh:ignoredProperties"})


def _allowed(found: Statements, said: Properties, parts: tuple[Part, ...]) -> frozenset[Term] | None:
    if said.get("sh:closed") != ["true"]:
        return None
    ignored = ("a" if name == "rdf:type" else name for name in _list(found, said.get("sh:ignoredProperties")))
    return frozenset(ignored) | {part.path for part in parts if part.path}


def _part(found: Statements, said: Properties) -> Part:
    known = {*_PLAIN, *VALUE_TESTS, *_ORDERS, "sh:minCount", "sh:maxCount", "sh:hasValue", "sh:in"}
    if unknown := sorted(set(said) - known):
        raise SchemaError(f"the shapes use {unknown[0]}, which kg.validate.rules does not know: add it there")
    return Part(
        path=next(iter(said.get("sh:path", ())), None),
        message=lexical(said["sh:message"][0])[0] if "sh:message" in said else "",
        least=int(said.get("sh:minCount", ["0"])[0]),
        most=int(said.get("sh:maxCount", [str(_ENDLESS)])[0]),
        has=next(iter(said.get("sh:hasValue", ())), None),
        tests=tuple(_tests(found, said)),
        orders=tuple((name, other) for name in _ORDERS for other in said.get(name, ())),
    )


def _tests(found: Statements, said: Properties) -> Iterator[tuple[Term, ValueTest]]:
    for name, make in VALUE_TESTS.items():
        yield from ((name, make(wanted)) for wanted in said.get(name, ()))
    if "sh:in" in said:
        yield "sh:in", listed(frozenset(_list(found, said["sh:in"])))


def _list(found: Statements, heads: list[Term] | None) -> Iterator[Term]:
    """The members of an RDF list."""
    node = heads[0] if heads else "rdf:nil"
    while node != "rdf:nil":
        yield found[node]["rdf:first"][0]
        node = found[node]["rdf:rest"][0]


def breaches(shapes: tuple[Shape, ...], view: View) -> Iterator[Breach]:
    """Everything in a graph that breaks a shape, in the graph's order."""
    by_class: dict[Term, list[Shape]] = {}
    for shape in shapes:
        by_class.setdefault(shape.target, []).append(shape)
    for node, properties in view.statements.items():
        for kind in properties.get(A, ()):
            for shape in by_class.get(kind, ()):
                yield from _of_node(node, properties, shape, view)


def _of_node(node: Term, properties: Properties, shape: Shape, view: View) -> Iterator[Breach]:
    for part in shape.parts:
        values = properties.get(part.path or "")
        if values is not None or part.least or part.has:
            for name in _broken(part, values or [], properties, view):
                yield Breach(node=node, path=part.path, constraint=name, message=part.message, shape=shape.label)
    for path, name in _broken_whole(node, properties, shape, view):
        yield Breach(node=node, path=path, constraint=name, message=shape.node.message, shape=shape.label)


def _broken(part: Part, values: list[Term], properties: Properties, view: View) -> list[Term]:
    """The constraints of a part that the values of its property do not meet."""
    found = [name for name, test in part.tests for value in values if not test(value, view)]
    if len(values) < part.least:
        found.append("sh:minCount")
    if len(values) > part.most:
        found.append("sh:maxCount")
    if part.has and part.has not in values:
        found.append("sh:hasValue")
    for name, other in part.orders:
        if not _in_order(_ORDERS[name], values, properties.get(other, [])):
            found.append(name)
    return found


def _in_order(holds: Callable[[Term, Term], bool], values: list[Term], others: list[Term]) -> bool:
    return all(holds(value, other) for value in values for other in others)


def _broken_whole(node: Term, properties: Properties, shape: Shape, view: View) -> Iterator[tuple[Term | None, Term]]:
    """What a node itself does not meet, with the property that it may not have where the shape is closed."""
    yield from ((None, name) for name, test in shape.node.tests if not test(node, view))
    if shape.either and all(
        _broken(part, properties.get(part.path or "", []), properties, view) for part in shape.either
    ):
        yield None, "sh:or"
    if shape.allowed is not None:
        yield from ((path, "sh:closed") for path in properties if path not in shape.allowed)
