"""Writes files whole or not at all."""

import os
import re
import tempfile
from pathlib import Path

from kg.assemble.formats import format_of, write
from kg.errors import OutputError
from kg.stages import Graph


def write_file(graph: Graph, format_name: str, *, folder: Path) -> Path:
    """Write a graph as FOLDER/ID.EXTENSION; returns the path."""
    name = re.sub(r"[^\w.-]+", "-", graph.article).strip(".-") or "article"
    return put_file(folder / f"{name}{format_of(format_name).extension}", write(graph, format_name))


def put_file(path: Path, content: bytes) -> Path:
    """Put `content` at `path` in one step, so that no reader ever sees half a file; makes missing folders."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _replace(path, content)
    except OSError as error:
        reason = error.strerror or error
        raise OutputError(f"cannot write {path}: {reason}: choose another folder with --out") from error


def _replace(path: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        draft.chmod(0o644)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    return path
