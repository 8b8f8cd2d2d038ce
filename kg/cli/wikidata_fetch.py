"""`kg wikidata fetch`: a slice of Wikidata through its API, in the dump's layout."""

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import SERVICE, debug, quiet, with_settings
from kg.cli.terminal import progress, say
from kg.errors import LinkError, NoAnswerError, UsageError
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.model import Qid
    from kg.wikidata.live import WikidataApi

FOUND_SOMETHING = 1
MOST = 10_000  # items: more are asked of the dump
ITEM, LANGUAGE = re.compile(r"Q[1-9]\d{0,11}"), re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*")


@click.command()
@click.argument("items", nargs=-1, metavar="[QID]...")
@click.option("--class", "kind", metavar="QID", help="Items that bear this class (P31).")
@click.option("--limit", type=click.IntRange(1, MOST), default=1000, help="Of the class, so many.  [default: 1000]")
@click.option("--language", "languages", multiple=True, default=["en"], help="Names in it are kept; may be repeated.")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="FILE", help="A .json or .json.gz.")
@with_settings(*SERVICE)
@quiet
@debug
def fetch(*, out: Path, languages: tuple[str, ...], settings: Settings, quiet: bool, **wanted: object) -> None:
    r"""Read items from Wikidata's API into a file in the layout of its dumps, ready for kg wikidata index.

    A single - reads the items' ids from standard input. What lies above the items' classes is read too. Answers are
    kept in the cache: a run that was stopped goes on where it was. For more than 10,000 items take a dump.

    \b
    Example:
      kg wikidata fetch Q796 Q1530 --out iraq.json.gz --contact desk@example.org
      kg wikidata fetch --class Q841753 --limit 50 --out governorates.json.gz
    """
    from kg.link.services import open_api
    from kg.wikidata.kinds import read_roots
    from kg.wikidata.live.slices import Slice, write_slice

    _check(languages, LANGUAGE, "language, such as en")
    api = open_api(settings, languages="|".join((*languages, "mul")))
    read = Slice(api, read_roots())
    entities = read.entities(_ids(api, **wanted))  # type: ignore[arg-type]  # click gives them as declared
    try:
        written = write_slice(out, progress(entities, "entities", quiet=quiet))
    except NoAnswerError as error:
        raise LinkError(
            f"{out} is not written, for {error.reason}: run it again later: it goes on from the cache"
        ) from error
    say(f"{out}: {written:,} entities", quiet=quiet)
    for item in read.missing:
        say(f"kg: {item}: there is no such item")
    if read.missing:
        sys.exit(FOUND_SOMETHING)


def _ids(api: "WikidataApi", *, items: tuple[str, ...], kind: str | None, limit: int) -> "Iterable[Qid]":
    """The items asked for, one by one or by their class."""
    from kg.model import Qid

    given = dict.fromkeys(sys.stdin.read().split() if items == ("-",) else items)
    if bool(given) == bool(kind):
        raise UsageError("fetch needs the ids of items or --class QID, one of the two")
    if len(given) > MOST:
        raise UsageError(f"{len(given):,} items are too many to ask for: take a dump, and kg wikidata index")
    _check((*given, *filter(None, [kind])), ITEM, "item, such as Q796")
    return api.of_class(Qid(kind), limit) if kind else [Qid(item) for item in given]


def _check(words: Iterable[str], form: re.Pattern[str], what: str) -> None:
    for word in words:
        if not form.fullmatch(word):
            raise UsageError(f"{word!r} is no {what}")
