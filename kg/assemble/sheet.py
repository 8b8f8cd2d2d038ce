"""A sheet that the statements of one article are written on, node by node, and read off in a fixed order."""

from enum import IntEnum
from typing import TypeAlias

from kg.assemble.terms import KG, LABEL, RDF
from kg.schema.turtle import A, Properties, Statements, Term

Pair: TypeAlias = tuple[Term, Term | None]
_Place: TypeAlias = tuple[int, int, Term]

_FIRST = {
    term: str(rank)
    for rank, term in enumerate((A, LABEL, RDF.subject, RDF.predicate, RDF.object, KG.eventType, KG.status))
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
        self._places: dict[Term, _Place] = {}
        self._nodes: dict[Term, dict[Term, tuple[Term, ...]]] = {}
        self._mixed: set[Term] = set()  # nodes that were put more than once

    def place(self, node: Term, shelf: Shelf, begin: int = 0) -> Term:
        """Give a node its place in the order; a node placed twice keeps the foremost."""
        here = (shelf, begin, node)
        there = self._places.get(node)
        if there is None or here < there:
            self._places[node] = here
        return node

    def put(self, node: Term, *pairs: Pair) -> Term:
        """Add properties to a node, leaving out those without a value; returns the node."""
        known = self._nodes.get(node)
        if known is None:
            known = self._nodes[node] = {}
        else:
            self._mixed.add(node)
        for predicate, value in pairs:
            if value is not None:
                known[predicate] = (*known[predicate], value) if predicate in known else (value,)
        return node

    def begin_of(self, node: Term) -> int:
        """Where in the text a placed node stands."""
        return self._places[node][1]

    def knows(self, node: Term) -> bool:
        """Whether anything was put about the node."""
        return node in self._nodes

    def statements(self) -> Statements:
        """Everything, once: nodes by shelf, position and term, their properties in the order of their writers."""
        nodes = sorted(self._nodes, key=self._places.__getitem__)
        return {node: _in_order(self._nodes[node]) if node in self._mixed else self._nodes[node] for node in nodes}


def _in_order(properties: Properties) -> Properties:
    names = sorted(properties, key=lambda name: _FIRST.get(name, name))
    return {name: tuple(sorted(set(properties[name]))) for name in names}
