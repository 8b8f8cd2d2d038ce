"""`kg link`: people look at links and decide; every later build replays what they decided."""

import getpass
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import OpenStore, debug, quiet, row_format, with_settings, with_store
from kg.cli.terminal import say, show
from kg.errors import UsageError
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.link.decisions import Decision
    from kg.stages import Row

QUESTION = "uncertain-links"
EVEN = 0.5  # a score is a probability: even odds are the least certain
JUDGMENT, UNJUDGED = "judgment", "none"  # OpenRefine's word for a cell that nobody has judged


@click.group()
def link() -> None:
    r"""Look at the least certain links to Wikidata, and settle them.

    \b
    Example:
      kg link review --limit 10
      kg link set "Abu Bakr" NIL --why "another man of that name"
    """


@link.command()
@with_store
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many links to show.")
@click.option("--article", help="Only links of articles whose id has this in it.")
@row_format
@quiet
@debug
def review(*, store: OpenStore, limit: int, article: str | None, form: str, quiet: bool) -> None:
    r"""List the links that are least certain and that nobody has settled.

    As CSV it has a column `judgment` as OpenRefine knows it: put `matched` beside the right item, or `new` where there
    is none, and give the file to kg link set --from.

    \b
    Example:
      kg link review --data output --limit 10
      kg link review --limit 500 --format csv > links.csv
    """
    from kg.query import find_query, run

    columns, rows = run(store(), find_query(QUESTION), {"article": article} if article else {})
    rows = sorted(rows, key=lambda row: abs(float(row["score"]) - EVEN))
    shown = [{**row, JUDGMENT: UNJUDGED} for row in rows[:limit]]
    show((*columns, JUDGMENT) if form != "table" else columns, shown, form=form)
    say(f"{len(shown)} of {len(rows)} links that nobody has settled", quiet=quiet or form != "table")


@link.command("set")
@click.argument("mention", required=False)
@click.argument("item", required=False, metavar="QID|NIL")
@click.option("--why", help="The reason, for whoever reads the graph.")
@click.option("--article", default="*", show_default=True, help="The id of the only article this holds for.")
@click.option("--who", default=getpass.getuser, show_default="you", help="Who decides.")
@click.option("--from", "table", type=click.Path(path_type=Path), help="A CSV of kg link review with its judgments.")
@with_settings("decisions")
@quiet
@debug
def set_(*, mention: str | None, item: str | None, table: Path | None, quiet: bool, **given: object) -> None:
    r"""Write down which Wikidata item a name means, or that it means none (NIL); later builds replay it.

    \b
    Example:
      kg link set Velden Q12345 --article border-talks --why "the town on the river, see line 3"
      kg link set --from links.csv --why "reviewed in OpenRefine"
    """
    from kg.assemble import put_file
    from kg.link.decisions import with_decisions

    settings, why = given["settings"], given["why"]
    if not isinstance(settings, Settings) or not isinstance(why, str) or not why.strip():
        raise UsageError("say why with --why: whoever reads the graph will ask")
    added = tuple(_from_table(table, given) if table else [_named(mention, item, given)])
    path = Path(settings.decisions)
    _check(path)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    put_file(path, with_decisions(before, added).encode("utf-8"))
    say(f"{path}: {len(added)} decision{'s' * (len(added) != 1)} added; the next kg build replays them", quiet=quiet)


@link.command("list")
@with_settings("decisions")
@row_format
@debug
def list_(*, settings: Settings, form: str) -> None:
    r"""Show the decisions that builds replay, the latest last.

    \b
    Example:
      kg link list --decisions decisions.tsv
    """
    from kg.link.decisions import COLUMNS, as_line, read_decisions

    lines = (as_line(one).split("\t") for one in read_decisions(Path(settings.decisions)))
    show(COLUMNS, [dict(zip(COLUMNS, line, strict=True)) for line in lines], form=form)


def _check(path: Path) -> None:
    """Refuse to add to a table that no build could replay."""
    from kg.link.decisions import read_decisions

    read_decisions(path)


def _named(mention: str | None, item: str | None, given: dict[str, object]) -> "Decision":
    if not mention or not item:
        raise UsageError("name a MENTION and its QID or NIL, or give a reviewed table with --from")
    return _decision(mention, item, str(given["article"]), given)


def _decision(mention: str, item: str, article: str, given: dict[str, object]) -> "Decision":
    from kg.link.decisions import Decision, item_of
    from kg.model import Verdict

    when = time.strftime("%Y-%m-%d", time.gmtime())  # this is the border: the one clock of this verb
    verdict = Verdict(who=str(given["who"]), when=when, why=str(given["why"]))
    return Decision(article=article, mention=mention, item=item_of(item), verdict=verdict)


def _from_table(path: Path, given: dict[str, object]) -> "list[Decision]":
    """The rows that somebody judged: `matched` with their item, `new` as things without one."""
    rows = _judged(path)
    if not rows:
        raise UsageError(f"{path}: no row is judged: put matched or new into its column {JUDGMENT}")
    return [
        _decision(
            row["label"].partition(";")[0],
            row["wikidata"] if row[JUDGMENT] == "matched" else "NIL",
            row.get("article") or str(given["article"]),
            given,
        )
        for row in rows
    ]


def _judged(path: Path) -> "list[Row]":
    import csv

    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [{name: cell or "" for name, cell in row.items() if name} for row in csv.DictReader(file)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: cannot be read as CSV: {error}") from error
    lacking = sorted({"label", "wikidata", JUDGMENT} - set(rows[0])) if rows else []
    if lacking:
        raise UsageError(f"{path}: has no column {lacking[0]!r}: write it with kg link review --format csv")
    return [row for row in rows if row[JUDGMENT] in {"matched", "new"}]
