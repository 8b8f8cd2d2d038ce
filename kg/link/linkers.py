"""The linkers by name: a new one is one file and one line in `LINKERS`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kg.errors import UsageError
from kg.link.linker import Thresholds, link_nothing, starter_linker
from kg.stages import Linker

__all__ = ["LINKERS", "LinkerFactory", "make_linker"]

LinkerFactory = Callable[[Thresholds], Linker]


def _starter(thresholds: Thresholds) -> Linker:
    return starter_linker(thresholds=thresholds)


def _none(_thresholds: Thresholds) -> Linker:
    return link_nothing


LINKERS: Mapping[str, LinkerFactory] = MappingProxyType({"starter": _starter, "none": _none})


def make_linker(name: str = "starter", *, thresholds: Thresholds | None = None) -> Linker:
    """The linker of that name: "starter" looks into the packaged catalogue, "none" links nothing."""
    if name not in LINKERS:
        raise UsageError(f"no linker named {name!r}: choose one of {', '.join(sorted(LINKERS))}")
    return LINKERS[name](thresholds or Thresholds())
