"""Where events were: points over country outlines, with the list of them beside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.context import Context
from kg.serve.explorer.asking import Page, ask
from kg.serve.explorer.outlines import SOURCE
from kg.serve.explorer.pages import STATUSES, asked, show
from kg.serve.explorer.projection import Frame, Shape, frame_round, shapes
from kg.serve.explorer.timeline import of_class
from kg.stages import Row

MOST_EVENTS, MOST_PLACES = 2000, 500
LARGEST = 16  # a dot's radius in SVG units
LETTER, LINE = 7.6, 15  # the room of a name on the map in SVG units


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place on the map with its events; `radius` grows with their number."""

    item: str
    name: str
    x: float
    y: float
    radius: float
    events: tuple[Row, ...]
    anchor: str
    named: bool
    side: str = "start"


def map_page(context: Context, request: Request) -> Response:
    """The page of the map, filtered by type and status, framed round what it shows or the whole world."""
    given = asked(request, "class", "state", "frame")
    known = {row["item"]: row for row in ask(context.store, "places")}
    rows = ask(context.store, "map", of_class(given), Page(size=MOST_EVENTS))
    events = [{**known[row["item"]], **row} for row in rows[:MOST_EVENTS] if row["item"] in known]
    mentioned = list(known.values())[:MOST_PLACES]
    frame = frame_round(points(events) if given["frame"] != "world" else [])
    placed = spots(events, mentioned, frame)
    return show(
        request,
        context,
        "map.html",
        title="Map",
        here="map",
        given=given,
        types=ask(context.store, "types"),
        states=tuple(STATUSES),
        spots=placed,
        frame=frame,
        shapes=[_unless_covered(shape, placed) for shape in shapes(frame)],
        source=SOURCE,
        cut=len(rows) > MOST_EVENTS,
    )


def _unless_covered(shape: Shape, placed: Iterable[Spot]) -> Shape:
    """The country without its name, where a spot or a spot's name would stand on it."""
    if shape.label is None:
        return shape
    x, y = shape.label
    half = len(shape.name) * 5 + 4
    own = (x - half, y - LINE, x + half, y + LINE)
    covered = any(
        _cover(own, (one.x - one.radius, one.y - one.radius, one.x + 90, one.y + one.radius)) for one in placed
    )
    return replace(shape, label=None) if covered else shape


def points(rows: Iterable[Row]) -> list[tuple[float, float]]:
    """Longitude and latitude of each row."""
    return [(float(row["longitude"]), float(row["latitude"])) for row in rows]


def spots(events: Sequence[Row], mentioned: Iterable[Row], frame: Frame) -> tuple[Spot, ...]:
    """A spot a place: those with events first, by their number, then those that are only mentioned."""
    grouped = {item: tuple(rows) for item, rows in groupby(events, key=lambda row: row["item"])}
    places = {row["item"]: row for row in (*mentioned, *events)}
    order = sorted(places, key=lambda item: (-len(grouped.get(item, ())), places[item]["name"], item))
    most = max((len(rows) for rows in grouped.values()), default=1)
    shown = [item for item in order if frame.holds(*points([places[item]])[0])]
    return named_apart(
        _spot(places[item], grouped.get(item, ()), frame, (number, most)) for number, item in enumerate(shown, start=1)
    )


def named_apart(found: Iterable[Spot]) -> tuple[Spot, ...]:
    """The spots, of which those bear a name whose name covers no earlier one."""
    taken: list[Box] = []
    placed = []
    for spot in found:
        width = len(spot.name) * LETTER + spot.radius + 5
        left = spot.x - width if spot.side == "end" else spot.x
        box = (left, spot.y - LINE / 2, left + width, spot.y + LINE / 2)
        free = not any(_cover(box, other) for other in taken)
        taken += [box] if free else []
        placed.append(replace(spot, named=free))
    return tuple(placed)


Box = tuple[float, float, float, float]


def _cover(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _spot(place: Row, events: tuple[Row, ...], frame: Frame, scale: tuple[int, int]) -> Spot:
    number, most = scale
    x, y = frame.place(*points([place])[0])
    radius = 5 + (LARGEST - 5) * (len(events) / most) ** 0.5 if events else 4
    return Spot(
        item=place["item"],
        name=place["name"],
        x=x,
        y=y,
        radius=round(radius, 1),
        events=events,
        anchor=f"place{number}",
        named=False,
        side="end" if x > frame.width * 0.8 else "start",
    )
