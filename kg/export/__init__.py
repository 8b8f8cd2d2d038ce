"""Other shapes of the same graphs: a format is a file here and a line in `EXPORTS`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.errors import UsageError
from kg.export.nanopub import nanopubs
from kg.stages import Store

__all__ = ["EXPORTS", "Exporter", "find_export"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """What an export gives, in a few words, and the function from a store to a file's bytes."""

    gives: str
    write: Callable[[Store], bytes]


EXPORTS: Mapping[str, Exporter] = {
    "nanopub": Exporter(gives="TriG with one nanopublication for each claim", write=nanopubs),
}


def find_export(name: str) -> Exporter:
    """The exporter of that name."""
    if name not in EXPORTS:
        raise UsageError(f"no export named {name!r}: choose from {', '.join(EXPORTS)}")
    return EXPORTS[name]
