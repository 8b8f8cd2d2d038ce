"""Where the nodes of a neighbourhood stand: the thing in the middle, two rings round it, no two labels on another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from kg.serve.explorer.neighbourhood import Edge, Neighbourhood

WIDTH, HEIGHT = 960, 660
RINGS = ((0, 0), (250, 165), (400, 290))  # the half axes of the rings
ALONE = ((0, 0), (360, 240), (400, 290))  # where there is no outer one
LETTERS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A node at its place in SVG units; `anchor` tells on which side its label stands."""

    iri: str
    label: str
    short: str
    kind: str
    x: float
    y: float
    ring: int
    anchor: str
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An edge between two places, with its label at the middle."""

    edge: Edge
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Everything in SVG units."""

    nodes: tuple[Placed, ...]
    lines: tuple[Line, ...]
    width: int = WIDTH
    height: int = HEIGHT


def draw(shown: Neighbourhood) -> Drawing:
    """The rings drawn; an outer node stands near the inner ones it hangs on, so that few edges cross."""
    angles = _spread(shown.inner, {})
    outer = sorted(shown.outer, key=lambda node: (_pull(node, shown.edges, angles), node))
    turned = _spread(outer, {node: _pull(node, shown.edges, angles) for node in outer})
    nodes = (
        _placed(shown, shown.center, 0, 0.0),
        *(_placed(shown, node, 1, angles[node]) for node in shown.inner),
        *(_placed(shown, node, 2, turned[node]) for node in outer),
    )
    at = {node.iri: (node.x, node.y) for node in nodes}
    lines = (
        Line(edge=edge, x1=at[edge.source][0], y1=at[edge.source][1], x2=at[edge.target][0], y2=at[edge.target][1])
        for edge in shown.edges
    )
    return Drawing(nodes=nodes, lines=tuple(lines))


def _spread(nodes: Sequence[str], pulls: Mapping[str, float]) -> dict[str, float]:
    """Even angles round the circle, begun where the first node is pulled to."""
    begin = pulls[nodes[0]] if nodes and nodes[0] in pulls else -pi / 2
    return {node: begin + 2 * pi * index / len(nodes) for index, node in enumerate(nodes)}


def _pull(node: str, edges: Sequence[Edge], angles: Mapping[str, float]) -> float:
    """The mean direction of the inner nodes that a node hangs on."""
    ends = [edge.target if edge.source == node else edge.source for edge in edges if node in {edge.source, edge.target}]
    known = [angles[end] for end in ends if end in angles]
    return sum(known) / len(known) if known else 0.0


def _placed(shown: Neighbourhood, node: str, ring: int, angle: float) -> Placed:
    wide, high = (RINGS if shown.outer else ALONE)[ring]
    x, y = WIDTH / 2 + wide * cos(angle), HEIGHT / 2 + high * sin(angle)
    label = shown.name(node)
    return Placed(
        iri=node,
        label=label,
        short=label if len(label) <= LETTERS else label[: LETTERS - 1].rstrip() + "…",
        kind=shown.kind(node),
        x=round(x, 1),
        y=round(y, 1),
        ring=ring,
        anchor="middle",
        label_x=round(x, 1),
        label_y=round(y + (24 if sin(angle) >= 0 or ring == 0 else -14), 1),
    )
