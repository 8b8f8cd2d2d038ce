"""What a store holds about the nodes that a query picks, as terms of Turtle: the same from every store."""

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.query import read_query, run
from kg.schema.turtle import A, Statements, Term, minted, term_of
from kg.schema.vocabulary import KINDS, RDF_TYPE
from kg.stages import Row, Store


def rows_of(store: Store, name: str) -> list[Row]:
    """The answer to `NAME.rq` beside this module."""
    path = Path(__file__).with_name(f"{name}.rq")
    return run(store, read_query(name, path.read_text(encoding="utf-8")))[1]


def base_of(rows: Iterable[Row], kind: str) -> str:
    """What the IRI of the first node of that kind starts with; "" without one."""
    nodes = (row["node"] for row in rows if row["property"] == RDF_TYPE.value)
    return min((node.rpartition(f"{kind}/")[0] for node in nodes if f"/{kind}/" in node), default="")


def statements_of(rows: Iterable[Row], base: str) -> Statements:
    """What rows of `node`, `property`, `value` and `kind` say, with nodes, properties and values sorted.

    `kind` is "" for an IRI, "@" and the language for a string with one, else the datatype's IRI.
    """
    found: dict[Term, dict[Term, set[Term]]] = {}
    for row in rows:
        properties = found.setdefault(node_of(row["node"], base), {})
        properties.setdefault(_predicate(row["property"]), set()).add(_value(row, base))
    return {node: {one: tuple(sorted(found[node][one])) for one in sorted(found[node])} for node in sorted(found)}


def node_of(value: str, base: str) -> Term:
    """The term of an IRI: what was minted under the base has the prefix of its kind.

    >>> node_of("https://example.org/claim/1af3", "https://example.org/")
    'claim:1af3'
    """
    kind, _, local = value.removeprefix(base).partition("/")
    return minted(kind, local) if value.startswith(base) and kind in KINDS and local else term_of(NamedNode(value))


def _predicate(value: str) -> Term:
    return A if value == RDF_TYPE.value else term_of(NamedNode(value))


def _value(row: Row, base: str) -> Term:
    value, kind = row["value"], row["kind"]
    if not kind:
        return node_of(value, base)
    if kind.startswith("@"):
        return term_of(Literal(value, language=kind[1:]))
    return term_of(Literal(value, datatype=NamedNode(kind)))
