"""The suites by name: each is a module with `documents`, `score` and `oracle`."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from tests.benchmarks import gum, re3d
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


SUITES: Mapping[str, Suite] = {"gum": gum, "re3d": re3d}
