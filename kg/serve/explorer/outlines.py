"""Country outlines for the map: read from our compact file, which `python -m kg.serve.explorer.outlines` makes.

The file comes from `countries-50m.json` of the npm package world-atlas 2.0.2, which is Natural Earth 1:50m (public
domain) as TopoJSON (ISC licence).
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

Point = tuple[int, int]
STEPS_PER_DEGREE = 50  # a step is 0.02 degrees, some 2 km: the map never shows more
SLACK = 1.5  # in steps: how far a line may leave the outline
FEWEST_POINTS = 4  # a ring of fewer is a point at this scale
SOURCE = "Natural Earth 1:50m, public domain, through world-atlas 2.0.2 (ISC licence), simplified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country's name and closed rings of points, each (longitude, latitude) in degrees."""

    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """Every country of the packaged file."""
    path = Path(__file__).parents[1] / "static" / "outlines.json"
    known = json.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Country(name=one["name"], rings=tuple(_degrees(ring) for ring in one["rings"])) for one in known["countries"]
    )


def _degrees(ring: Sequence[int]) -> tuple[tuple[float, float], ...]:
    """A ring is stored as its first point and the steps from each to the next."""
    return tuple(
        (x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE) for x, y in summed(zip(ring[::2], ring[1::2], strict=True))
    )


def summed(steps: Iterable[Point]) -> Iterator[Point]:
    """The points that steps lead to."""
    x = y = 0
    for dx, dy in steps:
        x, y = x + dx, y + dy
        yield x, y


def simplified(line: Sequence[Point], slack: float = SLACK) -> list[Point]:
    """The line with the points left out that stray less than `slack` from it (Douglas and Peucker, 1973)."""
    if len(line) <= 2:  # noqa: PLR2004 - two points are a straight line
        return list(line)
    far, distance = max(
        ((index, _distance(line[index], line[0], line[-1])) for index in range(1, len(line) - 1)),
        key=lambda found: found[1],
    )
    if distance <= slack:
        return [line[0], line[-1]]
    return [*simplified(line[: far + 1], slack)[:-1], *simplified(line[far:], slack)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """How far a point is from the line through two others; from the first where they are one."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length: float = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    if length == 0:
        gap: float = ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5
        return gap
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def compact(topology: dict) -> dict[str, object]:  # type: ignore[type-arg]  # TopoJSON as json reads it
    """Our file's content: arcs are simplified before they are joined, so that neighbours keep one border."""
    arcs = [simplified(_arc(arc, topology["transform"])) for arc in topology["arcs"]]
    shapes = sorted(topology["objects"]["countries"]["geometries"], key=lambda shape: shape["properties"]["name"])
    return {
        "source": SOURCE,
        "countries": [{"name": shape["properties"]["name"], "rings": list(_rings(shape, arcs))} for shape in shapes],
    }


def _arc(arc: Sequence[Point], transform: dict[str, Point]) -> list[Point]:
    (by_x, by_y), (left, bottom) = transform["scale"], transform["translate"]
    scaled = ((left + x * by_x, bottom + y * by_y) for x, y in summed((one[0], one[1]) for one in arc))
    return [(round(x * STEPS_PER_DEGREE), round(y * STEPS_PER_DEGREE)) for x, y in scaled]


def _rings(shape: dict, arcs: list[list[Point]]) -> Iterator[list[int]]:  # type: ignore[type-arg]  # as above
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for ring in (ring for polygon in polygons for ring in polygon):
        points = list(dict.fromkeys(point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])))
        if len(points) >= FEWEST_POINTS:
            yield from (_steps(part) for part in unwrapped(points))


def _steps(points: Sequence[Point]) -> list[int]:
    """A ring as its first point and the steps from each to the next."""
    before = [(0, 0), *points[:-1]]
    return [step for (x, y), (px, py) in zip(points, before, strict=True) for step in (x - px, y - py)]


TURN = 360 * STEPS_PER_DEGREE
POLE = -90 * STEPS_PER_DEGREE


def unwrapped(ring: Sequence[Point]) -> list[list[Point]]:
    """A ring as it stands on either side of the map where it crosses the date line; round the pole, with its edge."""
    points, turns = [ring[0]], 0
    for (x, y), (px, _) in zip(ring[1:], ring, strict=False):
        turns += (x - px < -TURN / 2) - (x - px > TURN / 2)
        points.append((x + turns * TURN, y))
    around = abs(points[0][0] - points[-1][0]) > TURN / 2
    if around:
        points += [(points[-1][0], POLE), (points[0][0], POLE)]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    beyond = [turn for turn in (-TURN, TURN) if (east > TURN / 2 and turn < 0) or (west < -TURN / 2 and turn > 0)]
    return [points, *([(x + turn, y) for x, y in points] for turn in beyond)]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(compact(json.load(sys.stdin)), separators=(",", ":")) + "\n")
