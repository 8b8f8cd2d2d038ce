"""Where the explorer keeps what people decide about links: the same table that `kg build` replays."""

import os
from pathlib import Path

from kg.errors import OutputError
from kg.link.decisions import HEADER, Decision, as_line

FILE_NAME = "decisions.tsv"


def record_decision(path: Path, decision: Decision) -> None:
    """Add a line to the table, with the header where it is new; written in one step and flushed to the disk."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o644)
        with os.fdopen(handle, "ab") as file:
            header = f"{HEADER}\n" if file.tell() == 0 else ""
            file.write(f"{header}{as_line(decision)}\n".encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}: give another folder with --articles") from error
