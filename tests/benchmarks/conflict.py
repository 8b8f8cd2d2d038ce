"""Wikinews articles about attacks, protests and trials: texts only (`prepare`), no gold.

dev = first half of conflict_titles.txt, test = the rest.
"""

from pathlib import Path

from tests.benchmarks.documents import Document
from tests.benchmarks.quiet import wikinews


def documents(data: Path, split: str) -> list[Document]:
    """The articles of a split's half of the titles."""
    return wikinews(data, split, "conflict_titles.txt")
