"""The linkers by name: a new one is one file and one line in `LINKERS`."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from kg.errors import UsageError
from kg.link.book import BookSource
from kg.link.catalogue import Catalogue
from kg.link.composition import Composition
from kg.link.decisions import read_decisions
from kg.link.linker import Thresholds, link_nothing, make_source_linker, readers_of
from kg.link.queries import Readers
from kg.stages import Linker

__all__ = ["LINKERS", "LinkSettings", "LinkerFactory", "make_linker"]


class LinkSettings(Protocol):
    """What linkers are told: `kg.settings.Settings` has these fields, and says what they mean."""

    @property
    def linker(self) -> str:
        """The linker's name."""
        ...

    @property
    def index(self) -> str | None:
        """The file that `kg wikidata index` wrote."""
        ...

    @property
    def decisions(self) -> str:
        """The table of people's decisions, which need not be there."""
        ...


LinkerFactory = Callable[[LinkSettings, Readers, Thresholds], Linker]


def _starter(settings: LinkSettings, readers: Readers, thresholds: Thresholds) -> Linker:
    catalogue = Catalogue()
    source = BookSource(catalogue, Composition(catalogue))
    return make_source_linker(source, readers, thresholds, decided=read_decisions(Path(settings.decisions)))


def _none(_settings: LinkSettings, _readers: Readers, _thresholds: Thresholds) -> Linker:
    return link_nothing


LINKERS: Mapping[str, LinkerFactory] = MappingProxyType({"starter": _starter, "none": _none})


def make_linker(settings: LinkSettings, *, thresholds: Thresholds | None = None) -> Linker:
    """The linker that the settings name: "starter" looks into the packaged catalogue, "none" links nothing.

    Which words around a name say what it is, is always the packaged catalogue's to tell.
    """
    if settings.linker not in LINKERS:
        raise UsageError(f"no linker named {settings.linker!r}: choose one of {', '.join(sorted(LINKERS))}")
    return LINKERS[settings.linker](settings, readers_of(Catalogue()), thresholds or Thresholds())
