"""A sheet that the triples of one article are written on, node by node, and read off in a fixed order."""

from collections.abc import Iterable
from enum import IntEnum
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Triple

from kg.schema.vocabulary import KG, RDF, RDF_TYPE, RDFS_LABEL, XSD

Term: TypeAlias = NamedNode | Literal
Pair: TypeAlias = tuple[NamedNode, Term | None]
_Node: TypeAlias = tuple[int, int, str]

_FIRST = {
    term.value: str(rank)
    for rank, term in enumerate((RDF_TYPE, RDFS_LABEL, RDF.subject, RDF.predicate, RDF.object, KG.eventType, KG.status))
}


class Shelf(IntEnum):
    """The order in which a graph shows its nodes; on one shelf they stand in text order."""

    SOURCE = 0
    EVENT = 1
    FACT = 2
    COUNT = 3
    CLAIM = 4
    POST = 5
    WORDING = 6
    ENTITY = 7
    LINK = 8
    ITEM = 9
    MOMENT = 10
    SENTENCE = 11
    PASSAGE = 12


class Sheet:
    """Gathers properties of nodes; what is put twice stands once, and the order of putting leaves no trace."""

    def __init__(self) -> None:
        """Start empty."""
        self._places: dict[NamedNode, _Node] = {}
        self._pairs: dict[NamedNode, list[tuple[NamedNode, Term]]] = {}
        self._mixed: set[NamedNode] = set()  # nodes that were put more than once

    def place(self, node: NamedNode, shelf: Shelf, begin: int = 0) -> NamedNode:
        """Give a node its place in the order; a node placed twice keeps the foremost."""
        here = (shelf, begin, node.value)
        there = self._places.get(node)
        if there is None or here < there:
            self._places[node] = here
        return node

    def put(self, node: NamedNode, *pairs: Pair) -> NamedNode:
        """Add properties to a node, leaving out those without a value; returns the node."""
        given = [(predicate, value) for predicate, value in pairs if value is not None]
        known = self._pairs.get(node)
        if known is None:
            self._pairs[node] = given
        else:
            known.extend(given)
            self._mixed.add(node)
        return node

    def begin_of(self, node: NamedNode) -> int:
        """Where in the text a placed node stands."""
        return self._places[node][1]

    def knows(self, node: NamedNode) -> bool:
        """Whether anything was put about the node."""
        return node in self._pairs

    def triples(self) -> tuple[Triple, ...]:
        """All triples, each once: nodes by shelf, position and IRI, their properties in the order of their writers."""
        nodes = sorted(self._pairs, key=self._places.__getitem__)
        return tuple(Triple(node, predicate, value) for node in nodes for predicate, value in self._once(node))

    def _once(self, node: NamedNode) -> Iterable[tuple[NamedNode, Term]]:
        pairs = self._pairs[node]
        return sorted(set(pairs), key=_by_property) if node in self._mixed else pairs


def _by_property(pair: tuple[NamedNode, Term]) -> tuple[str, str]:
    predicate, value = pair
    name = predicate.value
    return _FIRST.get(name, name), value.value


def types(*classes: NamedNode) -> tuple[Pair, ...]:
    """One `rdf:type` pair a class."""
    return tuple((RDF_TYPE, one) for one in classes)


def text(value: str | None) -> Literal | None:
    """A plain string literal, or None for None and ""."""
    return Literal(value) if value else None


def number(value: int | None) -> Literal | None:
    """An `xsd:integer`, or None."""
    return None if value is None else Literal(value)


def decimal(value: float | None) -> Literal | None:
    """An `xsd:decimal` of at most six places, written in one way on every machine, or None."""
    if value is None:
        return None
    written = f"{value:.6f}".rstrip("0")
    return Literal(written + "0" if written.endswith(".") else written, datatype=XSD.decimal)
