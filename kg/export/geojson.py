"""Events on the map: GeoJSON (RFC 7946), a point an event whose place has coordinates in the catalogue."""

import json

from kg.errors import UsageError
from kg.export.happenings import Happening, Party, happenings
from kg.stages import Store

__all__ = ["geojson"]

_TOLD = ("type", "date", "status", "perpetrator", "target", "victim", "weapon", "agent", "patient", "quote")
_COUNTS = ("killed_min", "killed_max", "injured_min", "injured_max")


def geojson(store: Store) -> bytes:
    """A FeatureCollection; the point is the place's, not the event's own, and `place` says which place it is."""
    features = [_feature(event, event.place) for event in happenings(store) if event.place and event.place.latitude]
    if not features:
        raise UsageError("nothing to export: no event lies at a place whose coordinates are known")
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1).encode()


def _feature(event: Happening, place: Party) -> dict[str, object]:
    told: dict[str, object] = {name: event.row[name] for name in _TOLD if event.row[name]}
    counts = {name: int(event.row[name]) for name in _COUNTS if event.row[name]}
    doers = event.standing("perpetrator")
    if doers:
        told["perpetratorStatus"] = doers
    where = {"place": place.label, "placeItem": place.item, "country": place.country}
    source = event.source
    stands = {"article": source["article"], "begin": int(source["begin"]), "end": int(source["end"])}
    return {
        "type": "Feature",
        "id": event.iri,
        "geometry": {"type": "Point", "coordinates": [float(place.longitude), float(place.latitude)]},
        "properties": {**told, **counts, **where, "citation": event.citation, **stands, "textSha256": source["sha256"]},
    }
