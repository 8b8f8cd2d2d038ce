"""Reads single terms out of a Turtle store: local names, literals, members of a class."""

import re

from pyoxigraph import BlankNode, Literal, NamedNode, Store

from kg.errors import SchemaError
from kg.schema.vocabulary import KG, RDF_TYPE

Subject = NamedNode | BlankNode


def local(node: NamedNode) -> str:
    """The part of an IRI after its last # or /."""
    return re.split(r"[#/]", node.value)[-1]


def of_class(store: Store, class_: NamedNode) -> list[NamedNode]:
    """The named members of a class, sorted."""
    found = (q.subject for q in store.quads_for_pattern(None, RDF_TYPE, class_, None))
    return sorted((s for s in found if isinstance(s, NamedNode)), key=lambda s: s.value)


def kg_class(store: Store, name: str) -> list[NamedNode]:
    """The named members of one of our own classes, sorted."""
    return of_class(store, KG(name))


def literals(store: Store, subject: Subject, predicate: NamedNode) -> list[str]:
    """The values of a property, sorted."""
    objects = (q.object for q in store.quads_for_pattern(subject, predicate, None, None))
    return sorted(o.value for o in objects if isinstance(o, Literal))


def only(store: Store, subject: Subject, predicate: NamedNode) -> str | None:
    """The one value of a property, or None; more than one is an error."""
    values = literals(store, subject, predicate)
    if len(values) > 1:
        name = local(subject) if isinstance(subject, NamedNode) else f"a node with {values[0]!r}"
        raise SchemaError(f"{name} has {len(values)} values of {local(predicate)}: keep one")
    return values[0] if values else None


def nodes(store: Store, subject: Subject, predicate: NamedNode) -> list[Subject]:
    """The nodes a property leads to, named ones sorted first."""
    objects = (q.object for q in store.quads_for_pattern(subject, predicate, None, None))
    return sorted((o for o in objects if isinstance(o, NamedNode | BlankNode)), key=str)
