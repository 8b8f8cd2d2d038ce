"""Answers of the SPARQL engine as tables, and as a drawing of what one column says of another."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import orjson
from pyoxigraph import RdfFormat, parse

SHOWN = 500  # rows of a table on a page
EACH_SIDE = 22  # nodes on each side of a drawing
WIDTH, STEP, TOP, LETTERS = 960, 30, 34, 38
LEFT, RIGHT = 330, 630


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A value of an answer; `iri` tells whether it is something to follow."""

    value: str
    iri: bool = False
    kind: str = ""


EMPTY = Cell(value="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The first rows of an answer, and how many there are."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    number: int
    truth: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A node of the drawing, at its place."""

    cell: Cell
    short: str
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """How often two values stand in one row."""

    x1: int
    y1: int
    x2: int
    y2: int
    number: int
    told: str

    @property
    def width(self) -> float:
        """The line's width: the more rows, the wider."""
        return round(min(1 + math.sqrt(self.number), 8), 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Two columns drawn against each other."""

    source: str
    target: str
    left: tuple[Side, ...]
    right: tuple[Side, ...]
    ties: tuple[Tie, ...]
    left_out: int
    width: int = WIDTH
    height: int = 0


def table_of(body: bytes) -> Table:
    """The table of SPARQL results in JSON."""
    known = orjson.loads(body)
    if "boolean" in known:
        return Table(columns=(), rows=(), number=1, truth="yes" if known["boolean"] else "no")
    columns, found = tuple(known["head"]["vars"]), known["results"]["bindings"]
    rows = tuple(tuple(_cell(row.get(column)) for column in columns) for row in found[:SHOWN])
    return Table(columns=columns, rows=rows, number=len(found))


def table_of_triples(body: bytes) -> Table:
    """The table of N-Triples."""
    found = list(parse(body, format=RdfFormat.N_TRIPLES))
    rows = tuple(
        (
            Cell(value=one.subject.value, iri=True),
            Cell(value=one.predicate.value, iri=True),
            Cell(value=getattr(one.object, "value", ""), iri=type(one.object).__name__ == "NamedNode"),
        )
        for one in found[:SHOWN]
    )
    return Table(columns=("subject", "predicate", "object"), rows=rows, number=len(found))


def _cell(term: Mapping[str, str] | None) -> Cell:
    return EMPTY if term is None else Cell(value=str(term["value"]), iri=term["type"] == "uri")


def pairs(table: Table, source: str, target: str) -> Pairs | None:
    """A drawing of two columns; those that say most where none are named. None of fewer than two columns."""
    chosen = _chosen(table, source, target)
    if chosen is None:
        return None
    one, two = chosen
    met = Counter((row[one], row[two]) for row in table.rows if row[one].value and row[two].value)
    left, right = _most(met, 0), _most(met, 1)
    kept = {pair: number for pair, number in met.items() if pair[0] in left and pair[1] in right}
    ys = ({cell: TOP + STEP * n for n, cell in enumerate(side)} for side in (left, right))
    left_y, right_y = ys
    return Pairs(
        source=table.columns[one],
        target=table.columns[two],
        left=tuple(_side(cell, LEFT, y) for cell, y in left_y.items()),
        right=tuple(_side(cell, RIGHT, y) for cell, y in right_y.items()),
        ties=tuple(_tie(pair, number, left_y, right_y) for pair, number in kept.items()),
        left_out=len(met) - len(kept),
        height=TOP + STEP * max(len(left_y), len(right_y), 1),
    )


def _chosen(table: Table, source: str, target: str) -> tuple[int, int] | None:
    if len(table.columns) < 2:  # noqa: PLR2004 - a drawing takes two columns
        return None
    order = sorted(range(len(table.columns)), key=lambda n: (not _telling(table, n), n))
    named = [table.columns.index(name) if name in table.columns else None for name in (source, target)]
    one = named[0] if named[0] is not None else next(n for n in order if n != named[1])
    two = named[1] if named[1] is not None else next(n for n in order if n != one)
    return one, two


def _telling(table: Table, column: int) -> bool:
    """Whether a column holds names that come up again: neither numbers nor sentences nor all different."""
    values = [row[column].value for row in table.rows if row[column].value]
    short = all(len(value) < 2 * LETTERS and not value.replace(".", "").isdigit() for value in values)
    return bool(values) and short and not all(row[column].iri for row in table.rows if row[column].value)


def _most(met: Mapping[tuple[Cell, Cell], int], side: int) -> list[Cell]:
    """The values of one side with most rows, the first first."""
    weight: Counter[Cell] = Counter()
    for pair, number in met.items():
        weight[pair[side]] += number
    return [cell for cell, _ in sorted(weight.items(), key=lambda found: (-found[1], found[0].value))[:EACH_SIDE]]


def _side(cell: Cell, x: int, y: int) -> Side:
    name = short_name(cell)
    return Side(cell=cell, short=name if len(name) <= LETTERS else name[: LETTERS - 1] + "…", x=x, y=y)


def short_name(cell: Cell) -> str:
    """The last part of an IRI, or the value."""
    return cell.value.rstrip("/").replace("#", "/").rpartition("/")[2] if cell.iri else cell.value


def _tie(pair: tuple[Cell, Cell], number: int, left: Mapping[Cell, int], right: Mapping[Cell, int]) -> Tie:
    told = f"{short_name(pair[0])} – {short_name(pair[1])}: {number}"
    return Tie(x1=LEFT + 8, y1=left[pair[0]], x2=RIGHT - 8, y2=right[pair[1]], number=number, told=told)
