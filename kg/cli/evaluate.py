"""`kg evaluate`: how fast it is here."""

import sys

import click

from kg.cli.options import debug, row_format, with_settings
from kg.cli.terminal import show
from kg.settings import Settings


@click.group()
def evaluate() -> None:
    """Measure: `kg evaluate speed`."""


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
