"""GraphML for Gephi and the like: events and things as nodes, roles and relations as edges, each with its status."""

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from kg.export.happenings import Happening, happenings
from kg.export.nodes import rows_of
from kg.stages import Store

__all__ = ["graphml"]

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE = ("label", "kind", "wikidata", "date", "status", "citation")
_EDGE = ("label", "status", "citation")
Node = Mapping[str, str]
Edge = tuple[str, str, Mapping[str, str]]


def graphml(store: Store) -> bytes:
    """A directed graph; things that several articles link to one Wikidata item are one node."""
    events = happenings(store)
    ties = list(_ties(store))
    nodes = {key: node for event in events for key, node in _nodes(event)}
    for key, node in (end for tie in ties for end in tie[:2]):
        nodes.setdefault(key, node)
    edges = [edge for event in events for edge in _edges(event)]
    edges += [(source[0], target[0], told) for source, target, told in ties]
    return _written(nodes, edges)


def _nodes(event: Happening) -> Iterator[tuple[str, Node]]:
    row = event.row
    told = {"label": event.source["label"] or row["type"], "kind": row["type"], "date": event.day}
    yield event.iri, {**told, "status": row["status"], "citation": event.citation}
    for party in event.parties:
        yield party.item or party.thing, {"label": party.label, "kind": party.kind, "wikidata": party.item}


def _edges(event: Happening) -> Iterator[Edge]:
    for party in event.parties:
        told = {"label": party.role, "status": party.status, "citation": event.citation}
        yield event.iri, party.item or party.thing, told


def _ties(store: Store) -> Iterator[tuple[tuple[str, Node], tuple[str, Node], Mapping[str, str]]]:
    for row in rows_of(store, "ties"):
        ends = []
        for end in ("subject", "object"):
            item = row[f"{end}_item"].rpartition("/")[2]
            ends.append((item or row[end], {"label": row[f"{end}_label"], "wikidata": item}))
        where = f"{row['article']}, characters {row['begin']}-{row['end']}"
        yield ends[0], ends[1], {"label": row["relation"], "status": row["status"], "citation": where}


def _written(nodes: Mapping[str, Node], edges: list[Edge]) -> bytes:
    root = ET.Element("graphml", xmlns=_SPACE)
    for kind, names in (("node", _NODE), ("edge", _EDGE)):
        for name in names:
            declared = {"id": f"{kind}-{name}", "for": kind, "attr.name": name, "attr.type": "string"}
            ET.SubElement(root, "key", declared)
    graph = ET.SubElement(root, "graph", id="news", edgedefault="directed")
    for key in sorted(nodes):
        _fill(ET.SubElement(graph, "node", id=key), "node", nodes[key])
    for number, (source, target, told) in enumerate(sorted(edges, key=_order)):
        _fill(ET.SubElement(graph, "edge", id=f"e{number}", source=source, target=target), "edge", told)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _order(edge: Edge) -> tuple[str, str, str, str]:
    source, target, told = edge
    return source, target, told["label"], told["citation"]


def _fill(element: ET.Element, kind: str, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        if value:
            ET.SubElement(element, "data", key=f"{kind}-{name}").text = _plain(value)


def _plain(value: str) -> str:
    """XML has no way to write most control characters."""
    return "".join(one if one.isprintable() or one in "\t\n" else "\N{REPLACEMENT CHARACTER}" for one in value)
