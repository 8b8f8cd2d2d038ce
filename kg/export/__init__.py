"""Other shapes of the same graphs: a format is a file here and a line in `EXPORTS`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.errors import UsageError
from kg.export.events_csv import events_csv
from kg.export.ftm import follow_the_money
from kg.export.geojson import geojson
from kg.export.graphml import graphml
from kg.export.nanopub import nanopubs
from kg.export.nif import nif
from kg.export.quickstatements import quickstatements
from kg.export.report import html_report
from kg.stages import Store

__all__ = ["EXPORTS", "Exporter", "find_export"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """What an export gives, in a few words, and the function from a store to a file's bytes."""

    gives: str
    write: Callable[[Store], bytes]


EXPORTS: Mapping[str, Exporter] = {
    "csv": Exporter(gives="CSV of events, with columns like ACLED's", write=events_csv),
    "geojson": Exporter(gives="GeoJSON of the events whose place lies somewhere known", write=geojson),
    "graphml": Exporter(gives="GraphML of events, things and relations, for Gephi and the like", write=graphml),
    "ftm": Exporter(gives="FollowTheMoney entities, of what outlets assert", write=follow_the_money),
    "quickstatements": Exporter(gives="Wikidata QuickStatements, of what outlets assert", write=quickstatements),
    "nif": Exporter(gives="NIF 2.0 (Turtle) of mentions, their classes and items", write=nif),
    "html": Exporter(gives="one self-contained page that people can read", write=html_report),
    "nanopub": Exporter(gives="TriG with one nanopublication for each claim", write=nanopubs),
}


def find_export(name: str) -> Exporter:
    """The exporter of that name."""
    if name not in EXPORTS:
        raise UsageError(f"no export named {name!r}: choose from {', '.join(EXPORTS)}")
    return EXPORTS[name]
