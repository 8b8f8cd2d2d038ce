"""What the user sees: data on stdout, words and progress on stderr."""

import csv
import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from kg.errors import ArticleError

if TYPE_CHECKING:
    from kg.stages import Row

PIPED_WIDTH = 160  # columns of a table that goes to a pipe or a file
LONGEST = 100  # characters of one cell in a table
WIDTHS = {"quote": 30, "content": 30, "perpetrator": 11}  # the least that these columns get
IRI = re.compile(r"https?://[^\s;]+")
EVERY = 5.0  # seconds between two lines of progress
Thing = TypeVar("Thing")


class Failures(list[ArticleError]):
    """Articles that could not be used: each is told on stderr as it comes, and kept."""

    def add(self, error: ArticleError) -> None:
        """Tell and keep one."""
        say(f"kg: {error}")
        self.append(error)


def say(message: str, *, quiet: bool = False) -> None:
    """Write one line of words on stderr."""
    if not quiet:
        click.echo(message, err=True)


def put(line: str) -> None:
    """Write one line of data on stdout."""
    click.echo(line)


def progress(things: Iterable[Thing], what: str, *, quiet: bool) -> Iterator[Thing]:
    """The things, with a line on stderr every few seconds that says how many are done and how fast."""
    started = told = time.monotonic()
    for done, thing in enumerate(things, 1):
        yield thing
        now = time.monotonic()
        if now - told > EVERY:
            told = now
            say(f"{done:,} {what} done, {done / (now - started):.1f} a second", quiet=quiet)


def show(columns: Sequence[str], rows: "Sequence[Row]", *, form: str) -> None:
    """Write rows on stdout as `table`, `csv` or `json`."""
    FORMS[form](columns, rows)


def _table(columns: Sequence[str], rows: "Sequence[Row]") -> None:
    """Rows for people: columns with nothing in them left out, IRIs and long cells cut."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=sys.stdout)
    if not console.is_terminal:
        console = Console(file=sys.stdout, width=PIPED_WIDTH)
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    shown = [column for column in columns if not rows or any(row[column] for row in rows)]
    for column in shown:
        table.add_column(column.replace("_", " "), overflow="fold", min_width=WIDTHS.get(column))
    for row in rows:
        table.add_row(*(Text(_cut(IRI.sub(_short, row[column]))) for column in shown))
    console.print(table)


def _cut(cell: str) -> str:
    """A long cell's beginning; CSV and JSON give it whole."""
    return cell if len(cell) <= LONGEST else cell[: LONGEST - 1].rstrip() + "…"


def _short(iri: re.Match[str]) -> str:
    """`…/event/car-bombing-a1e9afe6a7e3cffce95a` as `car-bombing-a1e9afe6`: enough to tell two things apart."""
    last = re.split("[/#]", iri[0])[-1]
    return re.sub(r"([0-9a-f]{8})[0-9a-f]{8,}$", r"\1", last) or iri[0]


def _csv(columns: Sequence[str], rows: "Sequence[Row]") -> None:
    writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def _json(columns: Sequence[str], rows: "Sequence[Row]") -> None:
    ordered = [{column: row[column] for column in columns} for row in rows]
    put(json.dumps(ordered, ensure_ascii=False, indent=1))


FORMS: "Mapping[str, Callable[[Sequence[str], Sequence[Row]], None]]" = {"table": _table, "csv": _csv, "json": _json}
