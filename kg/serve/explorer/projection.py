"""The map's frame: degrees to SVG units (plate carrée, narrowed to the frame's middle latitude)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

from kg.serve.explorer.outlines import Country, countries

WIDTH, TALLEST, FLATTEST = 960, 620, 380
LEAST_DEGREES, MARGIN = 9.0, 0.18  # how far in the map goes, and the room round the outermost points
WORLD = (-180.0, -58.0, 180.0, 80.0)
Degrees = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What part of the world is shown, and how large: degrees west, south, east, north."""

    west: float
    south: float
    east: float
    north: float
    width: int = WIDTH
    height: int = TALLEST

    def place(self, longitude: float, latitude: float) -> Degrees:
        """Where a point stands in SVG units."""
        x = (longitude - self.west) / (self.east - self.west) * self.width
        y = (self.north - latitude) / (self.north - self.south) * self.height
        return round(x, 1), round(y, 1)

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a point is inside."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A country as an SVG path, and where its name stands, if it has room for one."""

    name: str
    path: str
    label: Degrees | None = None


def frame_round(points: Sequence[Degrees]) -> Frame:
    """A frame round the points, the whole world round none."""
    if not points:
        return _shaped(*WORLD)
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    wide = max(max(xs) - min(xs), LEAST_DEGREES) * (1 + 2 * MARGIN) / 2
    high = max(max(ys) - min(ys), LEAST_DEGREES * 0.6) * (1 + 2 * MARGIN) / 2
    x, y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return _shaped(max(x - wide, -180.0), max(y - high, -85.0), min(x + wide, 180.0), min(y + high, 85.0))


def _shaped(west: float, south: float, east: float, north: float) -> Frame:
    """A frame with the given part in it, grown to a shape that a screen can show."""
    narrow = cos(radians((south + north) / 2))
    height = WIDTH * (north - south) / ((east - west) * narrow)
    if height > TALLEST:
        grown = (north - south) / narrow * WIDTH / TALLEST / 2
        middle = (west + east) / 2
        west, east = max(middle - grown, -180.0), min(middle + grown, 180.0)
    elif height < FLATTEST:
        grown = (east - west) * narrow * FLATTEST / WIDTH / 2
        middle = (south + north) / 2
        south, north = max(middle - grown, -85.0), min(middle + grown, 85.0)
    return Frame(west=west, south=south, east=east, north=north, height=round(min(max(height, FLATTEST), TALLEST)))


def shapes(frame: Frame) -> tuple[Shape, ...]:
    """The countries that reach into the frame; rings wholly outside are left out."""
    found = (_shape(country, frame) for country in countries())
    return tuple(shape for shape in found if shape.path)


def _shape(country: Country, frame: Frame) -> Shape:
    inside = [ring for ring in country.rings if _reaches(ring, frame)]
    drawn = [[frame.place(*point) for point in ring] for ring in inside]
    return Shape(
        name=country.name, path="".join(_path(ring) for ring in drawn), label=_label(country.name, drawn, frame)
    )


def _reaches(ring: Sequence[Degrees], frame: Frame) -> bool:
    xs, ys = [point[0] for point in ring], [point[1] for point in ring]
    return min(xs) < frame.east and max(xs) > frame.west and min(ys) < frame.north and max(ys) > frame.south


def _path(ring: Iterable[Degrees]) -> str:
    """Points nearer than a unit to the last are left out: nobody would see them."""
    kept: list[Degrees] = []
    for x, y in ring:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= 1:
            kept.append((x, y))
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + "Z" if len(kept) > 2 else ""  # noqa: PLR2004


def _label(name: str, rings: Sequence[Sequence[Degrees]], frame: Frame) -> Degrees | None:
    """The middle of what the frame shows of the largest ring, where the name fits into it."""
    boxes = [_box(ring, frame) for ring in rings]
    if not boxes:
        return None
    left, top, right, bottom = max(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
    fits = right - left > len(name) * 9 + 10 and bottom - top > 40  # noqa: PLR2004 - letters of 9 units, two lines
    return (round((left + right) / 2), round((top + bottom) / 2)) if fits else None


def _box(ring: Sequence[Degrees], frame: Frame) -> tuple[float, float, float, float]:
    xs = [min(max(x, 0), frame.width) for x, _ in ring]
    ys = [min(max(y, 0), frame.height) for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)
