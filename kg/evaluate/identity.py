"""Whether one event is one: how many events of gold are not split among ours, and how many of ours merge none."""

from collections.abc import Sequence

from kg.evaluate.spans import Json, Piece, Tally, piece, rows_of, shared


def identity(ours: Json, gold: Json) -> dict[str, Tally]:
    """Of the events that meet: gold's that one of ours alone mentions, ours that mention one of gold's alone.

    One minus the first is the share of splits, one minus the second the share of merges.
    """
    left, right = ([_spots(event) for event in rows_of(one, "events")] for one in (ours, gold))
    whole, apart = _meeting(right, left), _meeting(left, right)
    return {"unsplit": _single(whole), "unmerged": _single(apart)}


def _spots(event: Json) -> list[Piece]:
    return [found for row in (event, *rows_of(event, "mentions")) if (found := piece(row))]


def _meeting(events: Sequence[list[Piece]], others: Sequence[list[Piece]]) -> list[int]:
    """How many of the others each event meets, those aside that meet none."""
    met = [sum(any(shared(p, q) > 0 for p in one for q in other) for other in others) for one in events]
    return [number for number in met if number]


def _single(met: Sequence[int]) -> Tally:
    return Tally(right=met.count(1), ours=len(met), gold=len(met))
