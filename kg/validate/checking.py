"""Holds a graph's statements against shapes: one quick pass, and a closer look where a node does not conform."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from kg.schema.turtle import A, Properties, Statements, Term
from kg.validate.rules import Part, Shape
from kg.validate.values import number

Members = Mapping[Term, Collection[Term]]  # class -> its instances


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A constraint that a node does not meet: its SHACL name, the property ("" for the node), and the message."""

    node: Term
    path: Term
    constraint: Term
    message: str
    shape: str


def breaches(shapes: tuple[Shape, ...], found: Statements) -> Iterator[Breach]:
    """Everything in a graph that breaks a shape, by shape and in the graph's order."""
    members: dict[Term, dict[Term, Properties]] = {}
    for node, properties in found.items():
        for kind in properties.get(A, ()):
            members.setdefault(kind, {})[node] = properties
    for shape in shapes:
        for node, properties in members.get(shape.target, {}).items():
            if not _conforms(node, properties, shape, members):
                yield from _breaches(node, properties, shape, members)


def _conforms(node: Term, properties: Properties, shape: Shape, members: Members) -> bool:
    for part in shape.parts:
        values = properties.get(part.path)
        if values is None:
            if part.least or part.has:
                return False
        elif not (_pass(part, values) and (part.alone or _belong(part, values, properties, members))):
            return False
    return _pass(shape.node, (node,)) and (shape.plain or not any(_broken_whole(node, properties, shape, members)))


def _pass(part: Part, values: tuple[Term, ...]) -> bool:
    if not part.least <= len(values) <= part.most:
        return False
    for _, test in part.tests:
        for value in values:
            if not test(value):
                return False
    return True


def _belong(part: Part, values: tuple[Term, ...], properties: Properties, members: Members) -> bool:
    for kind in part.classes:
        known = members.get(kind, ())
        for value in values:
            if value not in known:
                return False
    return not (part.has or part.orders) or not _broken(part, values, properties, members)


def _breaches(node: Term, properties: Properties, shape: Shape, members: Members) -> Iterator[Breach]:
    for part in shape.parts:
        for name in _broken(part, properties.get(part.path, ()), properties, members):
            yield Breach(node=node, path=part.path, constraint=name, message=part.message, shape=shape.label)
    for path, name in _broken_whole(node, properties, shape, members):
        yield Breach(node=node, path=path, constraint=name, message=shape.node.message, shape=shape.label)


def _broken(part: Part, values: tuple[Term, ...], properties: Properties, members: Members) -> list[Term]:
    """The constraints of a part that the values of its property do not meet."""
    found = [name for name, test in part.tests if not all(map(test, values))]
    if len(values) < part.least:
        found.append("sh:minCount")
    if len(values) > part.most:
        found.append("sh:maxCount")
    if not all(wanted in values for wanted in part.has):
        found.append("sh:hasValue")
    if part.classes and not all(value in members.get(kind, ()) for kind in part.classes for value in values):
        found.append("sh:class")
    return [*found, *(name for name, other in part.orders if not _in_order(name, values, properties.get(other, ())))]


def _in_order(name: Term, values: tuple[Term, ...], others: tuple[Term, ...]) -> bool:
    return all(_below(value, other, name) for value in values for other in others)


def _below(one: Term, other: Term, name: Term) -> bool:
    low, high = number(one), number(other)
    if low is None or high is None:
        return False
    return low < high or (low == high and name == "sh:lessThanOrEquals")


def _broken_whole(node: Term, properties: Properties, shape: Shape, members: Members) -> Iterator[tuple[Term, Term]]:
    """What a node itself does not meet, with the property that it may not have where the shape is closed."""
    yield from (("", name) for name, test in shape.node.tests if not test(node))
    options = shape.either
    if options and all(_broken(part, properties.get(part.path, ()), properties, members) for part in options):
        yield "", "sh:or"
    if shape.allowed is not None:
        yield from ((path, "sh:closed") for path in properties if path not in shape.allowed)
