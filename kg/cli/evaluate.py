"""`kg evaluate`: scores against gold in the contract's own format, and the speed here."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import LINKING, debug, row_format, with_settings
from kg.cli.terminal import Failures, say, show
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.evaluate.gold import Figure
    from kg.evaluate.spans import Json

FIGURES = ("task", "figure", "precision", "recall", "f1", "gold")


class GoldOrSpeed(click.Group):
    """`kg evaluate speed` is a verb; any other first word is a gold file."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that the first word names, else `gold` with the words as they are."""
        return super().resolve_command(ctx, args if args[0] in self.commands else ["gold", *args])


@click.group(cls=GoldOrSpeed)
def evaluate() -> None:
    r"""Score against gold of your own, or measure speed.

    \b
    Example:
      kg evaluate gold.jsonl --errors 10
      kg evaluate speed --articles articles/
    """


@evaluate.command()
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD.jsonl")
@click.option("--pred", type=click.Path(path_type=Path), help="Predictions; without it, gold's texts are read here.")
@click.option("--errors", type=click.IntRange(0), default=0, help="Show so many errors of each kind on stderr.")
@click.option("--floor", type=click.Path(path_type=Path), help="Exit 1 when a figure is under its floor in this file.")
@click.option("--update", is_flag=True, help="Write the figures to the --floor file; never lowers one.")
@with_settings("model", "profile", *LINKING)
@row_format
@debug
def gold(*, gold: Path, settings: Settings, form: str, **options: object) -> None:
    r"""Score predictions against GOLD, both in the stand-off format of `kg annotate`.

    \b
    Example:
      kg evaluate gold.jsonl --floor floors.json
    """
    from kg.evaluate.errors import examples
    from kg.evaluate.gold import corpus_hash, read_rows, score

    rows, pred, errors = read_rows(gold), options["pred"], options["errors"]
    ours = read_rows(pred) if isinstance(pred, Path) else _annotated(gold, settings)
    figures = score(ours, rows)
    show(FIGURES, [figure.row() for figure in figures], form=form)
    for line in examples(ours, rows, number=errors) if isinstance(errors, int) and errors else ():
        say(line)
    if isinstance(floor := options["floor"], Path) and not _holds(floor, figures, corpus_hash(rows), options):
        sys.exit(1)


@evaluate.command()
@click.option("--articles", required=True, metavar="SOURCE", help="A folder or file of articles.")
@click.option("--repeat", type=click.IntRange(1), default=3, help="Rounds; the quickest of each side counts.")
@click.option("--at-most", type=float, help="Exit 1 when the ratio is higher.")
@with_settings("model", "profile")
@row_format
@debug
def speed(*, articles: str, repeat: int, at_most: float | None, settings: Settings, form: str) -> None:
    r"""Build time over bare spaCy (`nlp.pipe` of the same model on the same texts), in one run.

    \b
    Example:
      kg evaluate speed --articles articles/ --at-most 1.25
    """
    from kg.evaluate.speed import measure_speed

    result = measure_speed(articles, settings, repeat=repeat)
    row = result.row()
    show(tuple(row), [row], form=form)
    if at_most is not None and result.ratio > at_most:
        sys.exit(1)


def _annotated(gold: Path, settings: Settings) -> "dict[str, Json]":
    """What the pipeline finds in the texts of gold, whose lines are a source like any other."""
    from kg import pipeline
    from kg.standoff import standoff

    failures = Failures()
    stages = pipeline.make_stages(settings)
    linked = pipeline.read_on(stages, pipeline.read([str(gold)], settings), failed=failures.add)
    return {one.extraction.article.id: standoff(one) for one in linked}


def _holds(floor: Path, figures: "list[Figure]", corpus: str, options: dict[str, object]) -> bool:
    from kg.evaluate.floors import below, raise_floors, read_floors

    if options["update"]:
        raise_floors(floor, figures, corpus)
        return True
    lines = below(figures, read_floors(floor, corpus))
    for line in lines:
        say(f"kg: {line}")
    return not lines
