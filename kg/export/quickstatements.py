"""Wikidata QuickStatements, version 1: items for events that an outlet asserts, each statement with its source.

A person pastes them at their own discretion: nothing here says that an event is notable, or new to Wikidata. Only what
has a Wikidata item is told, and only of articles with an address, which Wikidata's references need.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from kg.errors import UsageError
from kg.export.happenings import Happening, happenings
from kg.schema.codes import event_codes
from kg.stages import Store

__all__ = ["quickstatements"]

_ROLES: Mapping[str, str] = MappingProxyType(
    {"perpetrator": "P8031", "target": "P533", "weapon": "P520", "place": "P276"}
)  # Wikidata's properties, as core.ttl aligns ours to them
_COUNTS: Mapping[str, str] = MappingProxyType({"killed": "P1120", "injured": "P1339"})
_INSTANCE, _DAY, _URL, _QUOTATION = "P31", "P585", "S854", "S1683"
_PRECISION = {4: 9, 7: 10, 10: 11}  # by the length of the date: year, month, day
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_LONGEST = 250  # characters of a label or a quotation


def quickstatements(store: Store) -> bytes:
    """A block a CREATE for each event with a class, a date and a source on the web, in the order of the articles."""
    classes = {label: codes.wikidata for label, codes in event_codes().items()}
    blocks = [
        "\n".join(_block(event, classes[event.row["type"]]))
        for event in happenings(store)
        if event.asserted and classes.get(event.row["type"]) and _DATE.fullmatch(event.day) and event.source["url"]
    ]
    if not blocks:
        raise UsageError(
            "nothing to export: no asserted event has a Wikidata class, a date and an article with a url (give the url"
            " in JSON Lines)"
        )
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def _block(event: Happening, class_: str) -> Iterator[str]:
    ground = f"{_URL}\t{_text(event.source['url'])}"
    if event.row["quote"]:
        ground += f"\t{_QUOTATION}\ten:{_text(event.row['quote'])}"
    yield "CREATE"
    yield f"LAST\tLen\t{_text(_label(event))}"
    yield f"LAST\t{_INSTANCE}\t{class_}\t{ground}"
    yield f"LAST\t{_DAY}\t{_moment(event.day)}\t{ground}"
    for role, property_ in _ROLES.items():
        fillers = event.filling(role)
        for item in dict.fromkeys(party.item for party in fillers if party.item and party.status == "asserted"):
            yield f"LAST\t{property_}\t{item}\t{ground}"
    for outcome, property_ in _COUNTS.items():
        least, most = event.row[f"{outcome}_min"], event.row[f"{outcome}_max"]
        if least and least == most:
            yield f"LAST\t{property_}\t{least}\t{ground}"


def _label(event: Happening) -> str:
    place = event.place
    where = f" in {place.label}" if place else ""
    return f"{event.day} {event.row['type']}{where}"


def _moment(day: str) -> str:
    padded = f"{day}-00-00"[: len("2020-00-00")]
    return f"+{padded}T00:00:00Z/{_PRECISION[len(day)]}"


def _text(words: str) -> str:
    """A string of QuickStatements: no tab, line break or quotation mark can end it early."""
    plain = " ".join(words.replace('"', "'").replace("|", "/").split())
    return f'"{plain[:_LONGEST]}"'
