"""`kg wikidata`: the local index of Wikidata's dump."""

import os
import re
import sys
import time
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import debug, quiet, row_format, with_settings
from kg.cli.terminal import EVERY, say, show
from kg.cli.wikidata_fetch import fetch
from kg.errors import UsageError
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.wikidata.build import Built
    from kg.wikidata.dump import Dump
    from kg.wikidata.shard import Tally

FACTS = ("fact", "value")
FOUND = ("wikidata", "label", "type", "prior", "method", "description")
DAY_IN_NAME = re.compile(r"(?<!\d)(20\d\d)-?([01]\d)-?([0-3]\d)(?!\d)")
LICENCE = "CC0 1.0, as Wikidata's own"
KEYS = "kg.link.index_keys:index_keys"
MEGABYTE = 1_000_000


@click.group()
def wikidata() -> None:
    r"""Make and read a local index of Wikidata, for the linker `index`.

    \b
    Example:
      kg wikidata index latest-all.json.bz2 --out wikidata.kgw
      kg wikidata search "Basra" --index wikidata.kgw
      kg build article.txt --linker index --index wikidata.kgw
    """


wikidata.add_command(fetch)


@wikidata.command()
@click.argument("dump", type=click.Path(path_type=Path, allow_dash=True), metavar="DUMP")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The index to write.")
@click.option("--language", "languages", multiple=True, default=["en"], help="Names in it are kept; may be repeated.")
@click.option("--classes", type=click.Path(path_type=Path), help="Instead of the package's table of classes.")
@click.option("--all", "everything", is_flag=True, help="Leave nothing out: categories, taxa, articles, stars …")
@click.option("--partial", is_flag=True, help="Take a dump that ends in the middle as it is.")
@click.option("--date", "day", help="The dump's date.  [default: in its name, else the file's]")
@click.option(
    "--processes", type=click.IntRange(1), default=os.cpu_count() or 1, help="How many parse.  [default: all]"
)
@quiet
@row_format
@debug
def index(*, dump: Path, out: Path, quiet: bool, form: str, **options: object) -> None:
    r"""Index a JSON dump of Wikidata (plain, .gz, .bz2 or .zst, or - for standard input) into one file.

    Kept are persons, organisations, places, facilities, peoples, weapons, vehicles, events and offices. A run that is
    stopped leaves nothing behind that looks like an index; start it again.

    \b
    Example:
      kg wikidata index latest-all.json.gz --out wikidata.kgw --language en --language ar
      zcat part.json.gz | kg wikidata index - --out part.kgw --date 2026-01-05 --partial
    """
    from kg.wikidata.build import Order, build_index
    from kg.wikidata.dump import EXTRA, open_dump
    from kg.wikidata.kinds import ROOTS, read_roots

    processes, table = options["processes"], options["classes"]
    order = Order(
        languages=tuple(options["languages"]),  # type: ignore[arg-type]  # click gives a tuple of texts
        roots=None if options["everything"] else read_roots(table if isinstance(table, Path) else ROOTS),
        keys=KEYS,
        date=_date(options["day"], dump),
        processes=processes if isinstance(processes, int) else 1,
        partial=bool(options["partial"]),
    )
    if dump.suffix in {".gz", ".bz2"} and not find_spec("rapidgzip"):
        say(f"{dump} is unpacked by one thread: {EXTRA} unpacks it faster", quiet=quiet)
    with open_dump(dump, processes=order.processes) as opened:
        built = build_index(opened, out, order, _Progress(opened, quiet=quiet).told)
    show(FACTS, _facts(out), form=form)
    if _complaints(built, str(dump)):
        sys.exit(1)


@wikidata.command()
@click.argument("index", type=click.Path(path_type=Path), metavar="INDEX")
@row_format
@debug
def info(*, index: Path, form: str) -> None:
    r"""Tell of an index: the dump and its date, languages, items of each type, licence, size.

    \b
    Example:
      kg wikidata info wikidata.kgw
    """
    show(FACTS, _facts(index), form=form)


@wikidata.command()
@click.argument("name")
@click.option("--limit", type=click.IntRange(1), default=20, help="Items shown, at most.  [default: 20]")
@with_settings("index")
@row_format
@debug
def search(*, name: str, limit: int, settings: Settings, form: str) -> None:
    r"""Show the items that a name may mean: who bears it, persons of the surname, who bears one like it.

    \b
    Example:
      kg wikidata search "Deir ez-Zor" --index wikidata.kgw
    """
    from kg.link.index_source import search_index

    if settings.index is None:
        raise UsageError("search needs an index: give --index FILE, or index in kg.toml")
    found = search_index(Path(settings.index).expanduser(), name, most=limit)
    show(FOUND, [dict(zip(FOUND, row, strict=True)) for row in found], form=form)


def _date(given: object, dump: Path) -> str:
    """The dump's day in ISO 8601: as given, as its name says, or as the file was written; "" where nothing tells."""
    if isinstance(given, str):
        try:
            return date.fromisoformat(given).isoformat()
        except ValueError as error:
            raise UsageError(f"--date cannot be {given!r}: give a day such as 2026-01-05") from error
    if named := DAY_IN_NAME.search(dump.name):
        return "-".join(named.groups())
    if not dump.is_file():
        return ""
    return datetime.fromtimestamp(dump.stat().st_mtime, tz=UTC).date().isoformat()


def _facts(path: Path) -> list[dict[str, str]]:
    from kg.wikidata.index import Index

    facts = dict(Index(path).facts)
    counts = [(name, f"{int(facts.pop(name)):,}") for name in list(facts) if name.startswith("items ")]
    rows = [*facts.items(), *counts, ("licence", LICENCE), ("size", f"{path.stat().st_size / MEGABYTE:,.1f} MB")]
    return [{"fact": name, "value": value} for name, value in rows]


def _complaints(built: "Built", name: str) -> bool:
    """Whether something was wrong with the dump; it is told."""
    tally = built.tally
    for line, why in tally.places:
        say(f"kg: {name}: line {line:,} is no entity ({why}): left out")
    if tally.malformed > len(tally.places):
        say(f"kg: {name}: {tally.malformed:,} lines in all are no entities: left out")
    if not built.whole:
        say(f"kg: {name}: ends in the middle: the index holds what is there")
    return bool(tally.malformed) or not built.whole


class _Progress:
    """Tells every few seconds how far a dump is read, how fast, and how long it will take."""

    def __init__(self, dump: "Dump", *, quiet: bool) -> None:
        self._dump = dump
        self._quiet = quiet
        self._started = self._said = time.monotonic()

    def told(self, stage: str, tally: "Tally") -> None:
        now = time.monotonic()
        if stage == "sorting":
            say(f"{tally.lines:,} lines read in {_span(now - self._started)}; sorting names", quiet=self._quiet)
        elif now - self._said > EVERY:
            self._said = now
            say(self._line(tally, now - self._started), quiet=self._quiet)

    def _line(self, tally: "Tally", seconds: float) -> str:
        read, size = self._dump.position(), self._dump.size
        line = f"{tally.lines:,} lines, {tally.items:,} items kept so far, {tally.lines / seconds:,.0f} lines a second"
        if not size or not read:
            return line
        left = _span(seconds * (size - read) / read)
        return f"{read / MEGABYTE:,.0f} of {size / MEGABYTE:,.0f} MB ({read / size:.1%}), {line}, {left} left"


def _span(seconds: float) -> str:
    minutes, hours = round(seconds / 60), seconds / 3600
    return f"{seconds:.0f} s" if seconds < 100 else f"{minutes} min" if minutes < 100 else f"{hours:.1f} h"  # noqa: PLR2004
