"""Pinned floors: figures that may rise and never silently fall, with the hash of the corpus they hold for."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import orjson

from kg.errors import UsageError
from kg.evaluate.gold import Figure


def below(figures: Sequence[Figure], floors: Mapping[str, float]) -> list[str]:
    """What is under its floor, or has a floor and no figure, each as one plain line."""
    found = {figure.key: figure.f1 for figure in figures}
    return [
        f"{key}: {found[key]:.4f} is under its floor of {floor:.4f}" if key in found else f"{key}: no such figure"
        for key, floor in sorted(floors.items())
        if found.get(key, -1.0) < floor
    ]


def read_floors(path: Path, corpus: str) -> Mapping[str, float]:
    """The floors of a file, which must have been set on this very corpus."""
    try:
        kept = orjson.loads(path.read_bytes())
        floors, pinned = kept["floors"], kept["corpus_sha256"]
    except (OSError, orjson.JSONDecodeError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: no floors to read there: {error}") from error
    if pinned != corpus:
        raise UsageError(f"{path}: set on another gold (its SHA-256 begins {pinned[:12]}): set the floors anew")
    return {str(key): float(value) for key, value in floors.items()}


def raise_floors(path: Path, figures: Sequence[Figure], corpus: str) -> None:
    """Write the figures as floors; refuses when one would fall on the same corpus."""
    if path.is_file():
        kept = orjson.loads(path.read_bytes())
        lower = below(figures, kept["floors"]) if kept.get("corpus_sha256") == corpus else []
        if lower:
            raise UsageError(f"{path}: not updated, a floor is never lowered: {lower[0]}")
    floors = {figure.key: figure.f1 for figure in figures}
    content = {"corpus_sha256": corpus, "floors": floors}
    path.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS) + b"\n")
