"""Maps, graphs and strips: what is drawn is in its frame, bounded, and the same every time."""

from collections.abc import Callable
from itertools import combinations, pairwise

import pytest

from kg.serve.explorer.layout import HEIGHT, WIDTH, draw
from kg.serve.explorer.neighbourhood import (
    BEYOND,
    NEAREST,
    Edge,
    Gathered,
    Neighbourhood,
    Sieve,
    neighbourhood,
    rings,
)
from kg.serve.explorer.outlines import countries, simplified, unwrapped
from kg.serve.explorer.projection import FLATTEST, TALLEST, frame_round, shapes
from kg.serve.explorer.results import Cell, Table, pairs, table_of
from kg.serve.explorer.strip import strip
from kg.store import EmbeddedStore

Find = Callable[[str], str]


def test_every_outline_stays_on_the_map_and_none_jumps_across_it() -> None:
    known = {country.name: country for country in countries()}
    assert {"Iraq", "Armenia", "Fiji", "Russia", "Antarctica"} <= set(known)
    for country in known.values():
        for ring in country.rings:
            steps = [(one, two) for one, two in pairwise(ring) if one[1] != -90]  # the map's lower edge may be one step
            assert all(abs(one[0] - two[0]) < 180 for one, two in steps), country.name


def test_iraq_lies_round_baghdad() -> None:
    (iraq,) = (country for country in countries() if country.name == "Iraq")
    xs, ys = zip(*iraq.rings[0], strict=True)
    assert (round(min(xs)), round(max(xs)), round(min(ys)), round(max(ys))) == (39, 49, 29, 37)


def test_a_straight_line_needs_its_ends_only_and_a_corner_is_kept() -> None:
    assert simplified([(0, 0), (5, 0), (10, 0)]) == [(0, 0), (10, 0)]
    assert simplified([(0, 0), (5, 9), (10, 0)]) == [(0, 0), (5, 9), (10, 0)]


def test_a_ring_over_the_date_line_is_drawn_on_both_sides() -> None:
    ring = [(8990, 0), (-8990, 0), (-8990, 10), (8990, 10)]
    assert unwrapped(ring) == [
        [(8990, 0), (9010, 0), (9010, 10), (8990, 10)],
        [(-9010, 0), (-8990, 0), (-8990, 10), (-9010, 10)],
    ]


@pytest.mark.parametrize("points", [[], [(47.8, 30.5)], [(-68.0, -16.5), (178.0, -18.0)], [(0.0, 89.0), (10.0, -89.0)]])
def test_the_frame_holds_every_point_in_a_shape_for_screens(points: list[tuple[float, float]]) -> None:
    frame = frame_round(points)
    assert FLATTEST <= frame.height <= TALLEST
    for point in points:
        x, y = frame.place(*point)
        assert -1 <= x <= frame.width + 1
        assert abs(point[1]) > 85 or 0 <= y <= frame.height


def test_a_close_frame_shows_the_countries_in_it_and_no_others() -> None:
    names = {shape.name for shape in shapes(frame_round([(44.4, 33.3)]))}
    assert "Iraq" in names
    assert "Bolivia" not in names


def crowd(number: int) -> Gathered:
    found = Gathered()
    found.names["c"] = ("center", "person")
    for n in range(number):
        found.names[f"e{n}"] = (f"event {n}", "event")
        found.names[f"p{n}"] = (f"person {n}", "person")
        for source, target in ((f"e{n}", "c"), (f"e{n}", f"p{n}")):
            found.add(Edge(source=source, target=target, label="agent", status="asserted", article="a"))
    return found


def test_a_neighbourhood_never_holds_more_than_a_screen_and_says_what_is_left_out() -> None:
    shown = rings(crowd(100), "c", Sieve())
    assert (len(shown.inner), len(shown.outer)) == (NEAREST, BEYOND)
    assert shown.left_out == 100 - NEAREST
    assert len(shown.edges) <= (NEAREST + BEYOND) * 3


def test_no_two_nodes_stand_on_another_and_all_are_inside() -> None:
    drawing = draw(rings(crowd(100), "c", Sieve()))
    for one, two in combinations(drawing.nodes, 2):
        assert abs(one.x - two.x) + abs(one.y - two.y) > 25, (one.label, two.label)
    assert all(20 < node.x < WIDTH - 20 and 20 < node.y < HEIGHT - 20 for node in drawing.nodes)


def test_the_middle_of_an_event_is_the_event(store: EmbeddedStore, iri_of: Find) -> None:
    shown = neighbourhood(store, iri_of("car bombing in Basra"), Sieve())
    assert isinstance(shown, Neighbourhood)
    assert shown.kind(shown.center) == "event"
    assert "Marsh Brigades" in {shown.name(node) for node in shown.inner}


def test_only_things_of_a_kind_are_left_by_the_sieve(store: EmbeddedStore, iri_of: Find) -> None:
    shown = neighbourhood(store, iri_of("car bombing in Basra"), Sieve(kind="place"))
    assert shown is not None
    assert {shown.kind(node) for node in shown.inner} <= {"place", "facility", "event"}


def test_of_what_the_store_does_not_know_there_is_no_neighbourhood(store: EmbeddedStore) -> None:
    assert neighbourhood(store, "https://example.org/none", Sieve()) is None


def test_a_strip_counts_days_and_leaves_vague_dates_out() -> None:
    drawn = strip(["2026-03-01", "2026-03-01", "2026-03", "2026-02-30", "2026-03-05", "2026-03~"])
    assert drawn is not None
    assert [(bar.since, bar.number) for bar in drawn.bars] == [("2026-03-01", 2), ("2026-03-05", 1)]


def test_one_day_is_no_strip() -> None:
    assert strip(["2026-03-01", "2026-03-01"]) is None


def test_a_table_keeps_iris_apart_from_words() -> None:
    body = b'{"head":{"vars":["a","b"]},"results":{"bindings":[{"a":{"type":"uri","value":"urn:x"}}]}}'
    assert table_of(body) == Table(
        columns=("a", "b"), rows=((Cell(value="urn:x", iri=True), Cell(value="")),), number=1
    )


def test_a_drawing_is_bounded() -> None:
    rows = tuple((Cell(value=f"a{n}"), Cell(value=f"b{n}")) for n in range(100))
    drawn = pairs(Table(columns=("a", "b"), rows=rows, number=100), "a", "b")
    assert drawn is not None
    assert len(drawn.left) == len(drawn.right) <= 22
    assert drawn.left_out == 100 - len(drawn.ties)
