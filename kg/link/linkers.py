"""The linkers by name: a new one is one file and one line in `LINKERS`."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from kg.link.asked import LinkSettings
from kg.link.book import BookSource
from kg.link.catalogue import Catalogue
from kg.link.chain import make_chain_linker
from kg.link.composition import Composition
from kg.link.decisions import read_decisions
from kg.link.index_source import open_index
from kg.link.linker import Thresholds, link_nothing, readers_of
from kg.link.services import open_live, open_sparql
from kg.link.source import Source
from kg.stages import Linker

__all__ = ["LINKERS", "SourceFactory", "make_linker"]

SourceFactory = Callable[[LinkSettings], Source]


def _starter(_settings: LinkSettings) -> Source:
    catalogue = Catalogue()
    return BookSource(catalogue, Composition(catalogue))


LINKERS: Mapping[str, SourceFactory | None] = MappingProxyType(
    {"starter": _starter, "index": open_index, "live": open_live, "sparql": open_sparql, "none": None}
)


def make_linker(settings: LinkSettings, *, thresholds: Thresholds | None = None) -> Linker:
    """The linker over the sources that the settings name, in their order; "none" links nothing.

    People's decisions are replayed. Only "live" and "sparql" ever ask a service. Which words around a name say what it
    is, is always the packaged catalogue's to tell.
    """
    sources = [make(settings) for name in settings.linker if (make := LINKERS[name])]
    if not sources:
        return link_nothing
    decided = read_decisions(Path(settings.decisions))
    return make_chain_linker(sources, readers_of(Catalogue()), thresholds, decided=decided)
