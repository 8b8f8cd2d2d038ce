"""Splits and merges of events."""

from kg.evaluate.identity import identity
from kg.evaluate.spans import Json


def _document(*events: tuple[int, ...]) -> Json:
    return {
        "events": [
            {"type": "attack", "begin": at[0], "end": at[0] + 3, "mentions": [{"begin": n, "end": n + 3} for n in at]}
            for at in events
        ]
    }


def _shares(ours: Json, gold: Json) -> dict[str, tuple[float, float]]:
    return {name: (tally.right, tally.gold) for name, tally in identity(ours, gold).items()}


def test_an_event_told_twice_is_split_when_we_have_it_as_two() -> None:
    """Gold's one event is two of ours; each of ours is one of gold's."""
    assert _shares(_document((0,), (10,)), _document((0, 10))) == {"unsplit": (0, 1), "unmerged": (2, 2)}


def test_two_events_are_merged_when_we_have_them_as_one() -> None:
    """Ours speaks of two of gold's; each of gold's is in one of ours."""
    assert _shares(_document((0, 10)), _document((0,), (10,))) == {"unsplit": (2, 2), "unmerged": (0, 1)}


def test_events_that_meet_nothing_do_not_count() -> None:
    """A missed event is neither split nor merged."""
    assert _shares(_document((50,)), _document((0,))) == {"unsplit": (0, 0), "unmerged": (0, 0)}
