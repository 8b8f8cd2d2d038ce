r"""Independent scores for what kg finds, on public gold sets that nobody of the project wrote.

\b
  python -m tests.benchmarks prepare SUITE --data DIR --split dev --out FOLDER   texts for any tool
  python -m tests.benchmarks score SUITE --data DIR --split dev --pred P.jsonl   score a tool's stand-off output
  python -m tests.benchmarks run SUITE --data DIR --split dev                    annotate with kg and score, in one go
  python -m tests.benchmarks oracle SUITE --data DIR --split dev                 the gold itself as a prediction
  python -m tests.benchmarks selfcheck SUITE --data DIR --split dev              oracle near 1, empty prediction 0
  python -m tests.benchmarks card --data DIR --split dev                         the quality card: every suite
  python -m tests.benchmarks sample SUITE... --data DIR --not-asserted           events to be judged by eye
DIR holds the gold data sets, or is the suite's own folder. One JSON object on stdout; examples of errors on stderr.
"""

from collections.abc import Callable
from pathlib import Path

import click
import orjson

from tests.benchmarks.card import card as quality_card
from tests.benchmarks.documents import Document, Json
from tests.benchmarks.documents import prepare as write_texts
from tests.benchmarks.running import gold_documents, run_suite, score_file, selfcheck_suite
from tests.benchmarks.sampling import STATUSES, Wanted, draw
from tests.benchmarks.suites import SUITES, TEXTS

Command = Callable[..., None]
FOLDER = click.Path(path_type=Path, file_okay=False)


@click.group(help=__doc__)
def main() -> None:
    """The commands below."""


def on_gold(command: Command) -> Command:
    """Add the options that say which gold is meant."""
    data = click.option("--data", type=click.Path(path_type=Path, exists=True, file_okay=False), required=True)
    split = click.option("--split", type=click.Choice(["dev", "test"]), default="dev", show_default=True)
    return data(split(command))


def on_suite(command: Command) -> Command:
    """Add the suite as well."""
    return click.argument("suite", type=click.Choice(sorted(SUITES)))(on_gold(command))


def errors(command: Command) -> Command:
    """Add the number of examples to show."""
    return click.option("--errors", type=click.IntRange(0), default=0, help="So many examples of each kind.")(command)


@main.command()
@click.argument("suite", type=click.Choice(sorted(TEXTS)))
@on_gold
@click.option("--out", type=FOLDER, required=True)
def prepare(*, suite: str, data: Path, split: str, out: Path) -> None:
    """Write the texts that a tool is to read."""
    write_texts(documents_of(suite, data, split), out)


@main.command()
@on_suite
@errors
@click.option("--pred", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=True)
def score(*, suite: str, data: Path, split: str, pred: Path, errors: int) -> None:
    """Score a tool's stand-off JSON Lines."""
    _show({"suite": suite, "split": split, **score_file(suite, documents_of(suite, data, split), pred, errors=errors)})


@main.command()
@on_suite
@errors
@click.option("--linker", multiple=True, help="Another linker than the default one.")
@click.option("--index", help="The index of the linker index.")
def run(*, suite: str, data: Path, split: str, errors: int, **options: object) -> None:
    """Annotate the suite's texts with kg and score what it finds."""
    documents = documents_of(suite, data, split)
    _show({"suite": suite, "split": split, **run_suite(suite, documents, errors=errors, options=options)})


@main.command()
@on_suite
def oracle(*, suite: str, data: Path, split: str) -> None:
    """The gold itself as a prediction."""
    for row in SUITES[suite].oracle(documents_of(suite, data, split)):
        click.echo(orjson.dumps(row))


@main.command()
@on_suite
def selfcheck(*, suite: str, data: Path, split: str) -> None:
    """Score the gold as its own prediction, and a prediction with no content."""
    _show(selfcheck_suite(suite, documents_of(suite, data, split)))


@main.command()
@on_gold
@click.option("--suite", "suites", multiple=True, type=click.Choice(sorted(SUITES)), help="Only these suites.")
def card(*, data: Path, split: str, suites: tuple[str, ...]) -> None:
    """The quality card as a Markdown table: every suite, kg against plain spaCy."""
    results = {suite: run_suite(suite, documents_of(suite, data, split)) for suite in suites or sorted(SUITES)}
    click.echo(quality_card(results, split))


@main.command()
@click.argument("suites", nargs=-1, required=True, type=click.Choice(sorted(TEXTS)))
@on_gold
@click.option("--not-asserted", is_flag=True, help="Only events that the outlet does not tell as its own word.")
@click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES), help="Only these statuses.")
@click.option("--family", default="", help='Only events of this class, such as "attack".')
@click.option("--number", type=click.IntRange(1), default=100, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
def sample(*, suites: tuple[str, ...], data: Path, split: str, not_asserted: bool, **options: object) -> None:
    """Draw events, one a line: status, type, article, words; how many words they stand for goes to stderr."""
    statuses = options.pop("statuses") or STATUSES[not_asserted:]
    wanted = Wanted(statuses=frozenset(statuses), **options)
    drawn, words = draw([documents_of(suite, data, split) for suite in suites], wanted)
    for one in drawn:
        click.echo(one.line)
    click.echo(f"{len(drawn)} events drawn from {words} words", err=True)


def documents_of(suite: str, data: Path, split: str) -> list[Document]:
    """The gold documents; refuses when there are none."""
    try:
        found = gold_documents(suite, data, split)
    except FileNotFoundError as error:
        raise click.UsageError(f"no gold data for {suite}: {error}") from error
    if not found:
        raise click.UsageError(f"no gold data for {suite} under --data")
    return found


def _show(result: Json) -> None:
    click.echo(orjson.dumps(result, option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS))


if __name__ == "__main__":
    main()
