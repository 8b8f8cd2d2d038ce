"""Options that several verbs share, and the settings they add up to."""

import os
from pathlib import Path
from typing import Annotated

import typer

from kg.settings import Settings, load_settings

Sources = Annotated[
    list[str],
    typer.Argument(help="Text or HTML files, folders of them, JSON Lines files, or - for standard input.", show_default=False),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on stderr but errors.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]
Config = Annotated[Path | None, typer.Option("--config", help="A settings file instead of ./kg.toml.")]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="Publication date of articles that do not say.")
]
Publisher = Annotated[str | None, typer.Option("--publisher", help="Publisher of articles that do not say.")]
Profile = Annotated[str | None, typer.Option("--profile", metavar="fast|accurate", help="How thoroughly to read.")]
Model = Annotated[str | None, typer.Option("--model", help="Any installed spaCy pipeline.")]


def settings_of(config: Path | None, **options: object) -> Settings:
    """The settings that the file, the environment and these options add up to."""
    return load_settings(options, environment=os.environ, config=config)
