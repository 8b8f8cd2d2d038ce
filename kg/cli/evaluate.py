"""`kg evaluate`: how fast it is here."""

from typing import Annotated

import typer

from kg.cli.options import Debug, Model, Quiet
from kg.cli.terminal import show

app = typer.Typer(help="Measure speed.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def evaluate() -> None:
    """Measure: `kg evaluate speed`.

    Example: kg evaluate speed --articles samples/
    """


@app.command()
def speed(
    articles: Annotated[str, typer.Option("--articles", help="A folder or file of articles.", show_default=False)],
    repeat: Annotated[int, typer.Option("--repeat", min=1, help="Rounds; the quickest of each side counts.")] = 3,
    at_most: Annotated[float | None, typer.Option("--at-most", help="Exit 1 when the ratio is higher.")] = None,
    form: Annotated[str, typer.Option("--format", metavar="table|csv|json", help="How to print.")] = "table",
    model: Model = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Build time over bare spaCy (`nlp.pipe` of the same model on the same texts), in one run.

    Example: kg evaluate speed --articles samples/ --at-most 1.25
    """
    from kg.cli.options import settings_of
    from kg.evaluate.speed import measure_speed

    result = measure_speed(articles, settings_of(None, model=model), repeat=repeat)
    row = result.row()
    show(tuple(row), [row], form=form)
    if at_most is not None and result.ratio > at_most:
        raise typer.Exit(1)
