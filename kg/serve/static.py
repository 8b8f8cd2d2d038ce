"""The files of /static: styles and scripts, from the package and nowhere else."""

from collections.abc import Sequence
from pathlib import Path

from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from kg.serve.context import Context

FOLDER = Path(__file__).parent / "static"


def routes(_context: Context) -> Sequence[Mount]:
    """Where the files are served."""
    return [Mount("/static", StaticFiles(directory=FOLDER), name="static")]
