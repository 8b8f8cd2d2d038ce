"""The suites by name: each is a module with `documents`, `score` and `oracle`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from tests.benchmarks import (
    conflict,
    counts,
    gum,
    html,
    linking,
    muc4,
    plover,
    polnear,
    quiet,
    re3d,
    tempeval3,
    wikievents,
)
from tests.benchmarks.counting import Examples
from tests.benchmarks.documents import Document, Json


class Suite(Protocol):
    """What a suite's module gives."""

    def documents(self, data: Path, split: str) -> list[Document]:
        """The gold documents of a split."""

    def score(self, documents: Sequence[Document], predictions: Mapping[str, Json], examples: Examples) -> Json:
        """Every figure, from predictions by document id."""

    def oracle(self, documents: Sequence[Document]) -> Iterable[Json]:
        """The gold itself as a prediction."""


SUITES: Mapping[str, Suite] = {
    "re3d": re3d,
    "gum": gum,
    "tempeval3": tempeval3,
    "wikievents": wikievents,
    "muc4": muc4,
    "counts": counts,
    "plover": plover,
    "quiet": quiet,
    "polnear": polnear,
    "linking": linking,
    "html": html,
}
TEXTS: Mapping[str, Callable[[Path, str], list[Document]]] = {
    **{name: suite.documents for name, suite in SUITES.items()},
    "conflict": conflict.documents,
}
"""Everything that has texts to prepare; `conflict` has no gold."""
