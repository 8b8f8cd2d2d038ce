"""Shapes made ready: what `ontology/shapes.ttl` says, read once, as tests that run over a graph's statements.

Of SHACL Core this is what the shapes use: classes as targets; paths of one property; `minCount maxCount class datatype
nodeKind in hasValue pattern minLength minInclusive maxInclusive lessThan lessThanOrEquals or closed`. Anything else is
refused when the shapes are read. A test holds the rules to the answers of pySHACL, the reference.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import SchemaError
from kg.schema.turtle import A, Properties, Statements, Term, lexical
from kg.validate.values import VALUE_TESTS, ValueTest

ENDLESS = 1 << 30
ORDERS = ("sh:lessThan", "sh:lessThanOrEquals")
_NAMES = frozenset({A, "rdfs:label", "rdfs:comment", "sh:message", "sh:path", "sh:targetClass"})
_COUNTS = frozenset({"sh:minCount", "sh:maxCount", "sh:hasValue", "sh:class", "sh:in"})
_OF_SHAPES = frozenset({"sh:property", "sh:or", "sh:closed", "sh:ignoredProperties"})
_KNOWN = frozenset({*_NAMES, *_COUNTS, *VALUE_TESTS, *ORDERS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a shape asks of one property, or of the node itself where `path` is "".

    `tests` look at one value each, `classes` at its types, `orders` at another property; `has` is a value it needs.
    `alone` is true where nothing but the values has to be looked at.
    """

    path: Term
    message: str
    least: int
    most: int
    tests: tuple[tuple[Term, ValueTest], ...]
    classes: tuple[Term, ...]
    orders: tuple[tuple[Term, Term], ...]
    has: tuple[Term, ...]
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What is asked of every node of a class; `either` is alternatives, `allowed` all properties of a closed shape.

    `plain` is true of a shape without these two.
    """

    label: str
    target: Term
    node: Part
    parts: tuple[Part, ...]
    either: tuple[Part, ...]
    allowed: frozenset[Term] | None
    plain: bool


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
        either=tuple(_part(found, found[node]) for node in _members(found, said, "sh:or")),
        allowed=_allowed(found, said, parts),
        plain=not said.keys() & {"sh:or", "sh:closed"},
    )


def _allowed(found: Statements, said: Properties, parts: tuple[Part, ...]) -> frozenset[Term] | None:
    if said.get("sh:closed") != ("true",):
        return None
    ignored = (A if name == "rdf:type" else name for name in _members(found, said, "sh:ignoredProperties"))
    return frozenset(ignored) | {part.path for part in parts}


def _part(found: Statements, said: Properties) -> Part:
    if unknown := sorted(set(said) - _KNOWN):
        raise SchemaError(f"the shapes use {unknown[0]}, which kg.validate.rules does not know: add it there")
    return Part(
        path=said.get("sh:path", ("",))[0],
        message=lexical(said["sh:message"][0])[0] if "sh:message" in said else "",
        least=int(said.get("sh:minCount", ("0",))[0]),
        most=int(said.get("sh:maxCount", (str(ENDLESS),))[0]),
        tests=tuple(_tests(found, said)),
        classes=tuple(said.get("sh:class", ())),
        orders=tuple((name, other) for name in ORDERS for other in said.get(name, ())),
        has=tuple(said.get("sh:hasValue", ())),
        alone=not said.keys() & {"sh:class", "sh:hasValue", *ORDERS},
    )


def _tests(found: Statements, said: Properties) -> Iterator[tuple[Term, ValueTest]]:
    for name, make in VALUE_TESTS.items():
        yield from ((name, make(wanted)) for wanted in said.get(name, ()))
    if "sh:in" in said:
        yield "sh:in", frozenset(_members(found, said, "sh:in")).__contains__


def _members(found: Statements, said: Properties, name: Term) -> Iterator[Term]:
    """The members of the RDF list that a property leads to, none where there is no such property."""
    node = said.get(name, ("rdf:nil",))[0]
    while node != "rdf:nil":
        yield found[node]["rdf:first"][0]
        node = found[node]["rdf:rest"][0]
