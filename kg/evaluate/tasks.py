"""What is scored: each task takes our object and gold's (the contract's section 3) and gives named tallies."""

import re
from collections.abc import Callable, Iterator, Mapping

from kg.evaluate.identity import identity
from kg.evaluate.spans import Json, Piece, Tally, overlapping, pairs, piece, rows_of, shared, strict

Tallies = dict[str, Tally]
Task = Callable[[Json, Json], Tallies]
ENOUGH = 0.5  # a claim meets gold's when the token F1 of their contents is above this, as in PolNeAR's own figures


def mentions(ours: Json, gold: Json) -> Tallies:
    """Names and descriptions, by span and type; pronouns are coreference's business."""
    left, right = (list(_pieces(one, "mentions", "type", skip="pronoun")) for one in (ours, gold))
    return {"strict": strict(left, right), "overlap": overlapping(left, right)}


def names(ours: Json, gold: Json) -> Tallies:
    """Names alone."""
    left, right = (
        [
            found
            for row in rows_of(one, "mentions")
            if row.get("kind") == "name" and (found := piece(row, str(row.get("type"))))
        ]
        for one in (ours, gold)
    )
    return {"strict": strict(left, right), "overlap": overlapping(left, right)}


def times(ours: Json, gold: Json) -> Tallies:
    """Extents, and values on extents that overlap."""
    left, right = (sorted(_pieces(one, "times")) for one in (ours, gold))
    met = [(left[i], right[j]) for i, j in pairs(left, right)]
    values = [
        {found: row.get("value") for row in rows_of(one, "times") if (found := piece(row))} for one in (ours, gold)
    ]
    same = sum(values[0].get(a) == values[1].get(b) for a, b in met)
    return {
        "strict": strict(left, right),
        "overlap": Tally(right=len(met), ours=len(left), gold=len(right)),
        "value": Tally(right=same, ours=len(left), gold=len(right)),
    }


def events(ours: Json, gold: Json) -> Tallies:
    """Triggers, types, arguments, status and counts; an event meets gold's by any of its mentions."""
    left, right = rows_of(ours, "events"), rows_of(gold, "events")
    met = _met(left, right)
    total = {"ours": len(left), "gold": len(right)}
    return {
        "trigger": Tally(right=len(met), **total),
        "type": Tally(right=sum(str(b.get("type")) in _labels(a) for a, b in met), **total),
        "status": Tally(right=sum(a.get("status") == b.get("status") for a, b in met), ours=len(met), gold=len(met)),
        "date": Tally(right=sum(a.get("date") == b.get("date") for a, b in met), ours=len(met), gold=len(met)),
        "arguments": _within(met, left, right, "arguments", ("role",)),
        "counts": _within(met, left, right, "casualties", ("outcome", "minimum", "maximum")),
    }


def claims(ours: Json, gold: Json) -> Tallies:
    """Claims met by their content; among those the speaker, the cue, the stance and the carrier."""
    left, right = rows_of(ours, "claims"), rows_of(gold, "claims")
    text = str(gold.get("text", ""))
    scored = sorted(
        (-likeness, i, j)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if (likeness := _alike(text, piece(a.get("content")), piece(b.get("content")))) > ENOUGH
    )
    met = [(left[i], right[j]) for i, j in _one_to_one(scored)]
    found = {"content": Tally(right=len(met), ours=len(left), gold=len(right))}
    for part in ("source", "cue"):
        both = [(piece(a.get(part)), piece(b.get(part))) for a, b in met if piece(b.get(part))]
        found[part] = _share(sum(bool(a and b and shared(a, b)) for a, b in both), len(both))
    found["stance"] = _share(sum(a.get("stance") == b.get("stance") for a, b in met), len(met))
    found["via"] = _share(sum(a.get("via") == b.get("via") for a, b in met), len(met))
    return found


def links(ours: Json, gold: Json) -> Tallies:
    """Wikidata items at the mentions' spans."""
    left, right = (set(_linked(one)) for one in (ours, gold))
    return {"item": Tally(right=len(left & right), ours=len(left), gold=len(right))}


TASKS: Mapping[str, Task] = {
    "mentions": mentions,
    "names": names,
    "times": times,
    "events": events,
    "identity": identity,
    "claims": claims,
    "links": links,
}


def _pieces(document: Json, name: str, kind: str | None = None, *, skip: str = "") -> Iterator[Piece]:
    for row in rows_of(document, name):
        found = piece(row, str(row.get(kind)) if kind else "")
        if found and row.get("kind") != skip:
            yield found


def _share(right: int, of: int) -> Tally:
    return Tally(right=right, ours=of, gold=of)


def _labels(event: Json) -> list[str]:
    classes = event.get("classes")
    return [str(event.get("type")), *(str(label) for label in (classes if isinstance(classes, list) else []))]


def _spots(event: Json) -> list[Piece]:
    return [found for row in (event, *rows_of(event, "mentions")) if (found := piece(row))]


def _met(left: list[Json], right: list[Json]) -> list[tuple[Json, Json]]:
    scored = sorted(
        (-max(shared(p, q) for p in _spots(a) for q in _spots(b)), str(b.get("type")) not in _labels(a), i, j)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if _spots(a) and _spots(b)
    )
    hits = [(0.0, i, j) for common, _, i, j in scored if common < 0]
    return [(left[i], right[j]) for i, j in _one_to_one(hits)]


def _one_to_one(scored: list[tuple[float, int, int]]) -> Iterator[tuple[int, int]]:
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in scored:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield i, j


def _within(
    met: list[tuple[Json, Json]], left: list[Json], right: list[Json], name: str, keys: tuple[str, ...]
) -> Tally:
    """Rows inside events: those of met events are right when their keys agree and their spans overlap."""
    right_ones = sum(overlapping(_keyed(a, name, keys), _keyed(b, name, keys)).right for a, b in met)
    ours, gold = (sum(len(set(_keyed(event, name, keys))) for event in side) for side in (left, right))
    return Tally(right=right_ones, ours=ours, gold=gold)


def _keyed(event: Json, name: str, keys: tuple[str, ...]) -> list[Piece]:
    rows = rows_of(event, name)
    return [found for row in rows if (found := piece(row, " ".join(str(row.get(key)) for key in keys)))]


def _words(text: str, span: Piece | None) -> frozenset[int]:
    return frozenset(m.start() for m in re.finditer(r"\w+", text) if span and span.begin <= m.start() < span.end)


def _alike(text: str, a: Piece | None, b: Piece | None) -> float:
    left, right = _words(text, a), _words(text, b)
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0


def _linked(document: Json) -> Iterator[Piece]:
    items = {str(row.get("id")): row.get("wikidata") for row in rows_of(document, "entities")}
    for row in rows_of(document, "mentions"):
        item = items.get(str(row.get("entity")))
        found = piece(row, str(item)) if item and row.get("kind") != "pronoun" else None
        if found:
            yield found
