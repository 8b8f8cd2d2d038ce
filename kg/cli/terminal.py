"""What the user sees: data on stdout, words and progress on stderr."""

import csv
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import click

from kg.errors import ArticleError
from kg.stages import Row

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


def show(columns: Sequence[str], rows: Sequence[Row], *, form: str) -> None:
    """Write rows on stdout as `table`, `csv` or `json`."""
    FORMS[form](columns, rows)


def _table(columns: Sequence[str], rows: Sequence[Row]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=sys.stdout, soft_wrap=False)
    if not console.is_terminal:
        console = Console(file=sys.stdout, width=160)
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for column in columns:
        table.add_column(column.replace("_", " "), overflow="fold")
    for row in rows:
        table.add_row(*(Text(row[column]) for column in columns))
    console.print(table)


def _csv(columns: Sequence[str], rows: Sequence[Row]) -> None:
    writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def _json(columns: Sequence[str], rows: Sequence[Row]) -> None:
    ordered = [{column: row[column] for column in columns} for row in rows]
    put(json.dumps(ordered, ensure_ascii=False, indent=1))


FORMS: Mapping[str, Callable[[Sequence[str], Sequence[Row]], None]] = {"table": _table, "csv": _csv, "json": _json}
