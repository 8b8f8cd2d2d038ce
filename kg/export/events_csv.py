"""Events as CSV with columns like ACLED's, and what ACLED's lack: bounds of counts, status, words and offsets."""

import csv
import io
from collections.abc import Mapping

from kg.export.happenings import Happening, happenings
from kg.schema.codes import Codes, event_codes
from kg.stages import Store

__all__ = ["COLUMNS", "events_csv"]

COLUMNS = (
    "event_id",
    "event_date",
    "year",
    "time_precision",
    "event_type",
    "sub_event_type",
    "plover",
    "actor1",
    "actor1_status",
    "actor2",
    "actor2_status",
    "country",
    "admin1",
    "location",
    "latitude",
    "longitude",
    "source",
    "notes",
    "fatalities",
    "fatalities_max",
    "fatalities_according_to",
    "injured",
    "injured_max",
    "injured_according_to",
    "status",
    "citation",
    "article",
    "begin",
    "end",
    "text_sha256",
)
_DOERS, _SUFFERERS = ("perpetrator", "agent"), ("target", "victim", "patient", "recipient")
_DAY, _MONTH = len("2020-01-31"), len("2020-01")


def events_csv(store: Store) -> bytes:
    """One line an event, in the order of articles and of the text in each; UTF-8 with a header line."""
    codes = event_codes()
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_line(one, codes.get(one.row["type"], Codes())) for one in happenings(store))
    return written.getvalue().encode("utf-8")


def _line(event: Happening, codes: Codes) -> Mapping[str, str]:
    place = event.place
    row, source = event.row, event.source
    return {
        "event_id": event.iri,
        "event_date": event.day,
        "year": event.day[:4],
        "time_precision": _precision(event.day),
        "event_type": codes.acled,
        "sub_event_type": row["type"],
        "plover": codes.plover,
        "actor1": _labels(event, *_DOERS),
        "actor1_status": event.standing(*_DOERS),
        "actor2": _labels(event, *_SUFFERERS),
        "actor2_status": event.standing(*_SUFFERERS),
        "country": place.country if place else "",
        "admin1": place.region if place and place.region != place.country else "",
        "location": place.label if place else "",
        "latitude": place.latitude if place else "",
        "longitude": place.longitude if place else "",
        "source": source["outlet"] or source["article"],
        "notes": row["quote"],
        "fatalities": row["killed_min"],
        "fatalities_max": row["killed_max"],
        "fatalities_according_to": event.according_to("killed"),
        "injured": row["injured_min"],
        "injured_max": row["injured_max"],
        "injured_according_to": event.according_to("injured"),
        "status": row["status"],
        "citation": event.citation,
        "article": source["article"],
        "begin": source["begin"],
        "end": source["end"],
        "text_sha256": source["sha256"],
    }


def _precision(day: str) -> str:
    """ACLED's codes: 1 where the day is known, 2 a part of a month, 3 the month or less; "" without a date."""
    if not day:
        return ""
    exact = len(day) == _DAY and day[4:5] == "-" and day.replace("-", "").isdigit()
    return "1" if exact else "2" if len(day) > _MONTH and "/" in day else "3"


def _labels(event: Happening, *roles: str) -> str:
    return "; ".join(dict.fromkeys(party.label for party in event.filling(*roles)))
