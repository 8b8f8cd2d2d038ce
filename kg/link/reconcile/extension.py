"""The data extension of the Reconciliation API 0.2: what a source knows of items, as columns that a client adds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import orjson

from kg.errors import UsageError
from kg.link.known import Known
from kg.link.reconcile.questions import Json, item_named
from kg.link.source import Source
from kg.model import EntityType, Qid

__all__ = ["EXTENDING", "Extension", "read_extension"]

MOST_ITEMS = 1000
DAY = len("2020-01-03")

Value = Qid | str
Read = Callable[[Known], Iterator[Value]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """A request: of which items, as the client names them, which properties are wanted."""

    items: tuple[str, ...]
    properties: tuple[str, ...]


def _some(*values: Value | None) -> Iterator[Value]:
    return (value for value in values if value)


def _spot(known: Known) -> Iterator[Value]:
    latitude, longitude = known.item.latitude, known.item.longitude
    return _some(f"{latitude},{longitude}" if latitude is not None and longitude is not None else None)


EXTENDING: Mapping[str, tuple[str, Read]] = {  # property -> its name, and what is read of an item
    "P31": ("instance of", lambda known: iter(known.item.classes)),
    "P17": ("country", lambda known: _some(known.item.country)),
    "P27": ("country of citizenship", lambda known: _some(known.item.country)),
    "P131": ("located in the administrative territorial entity", lambda known: _some(known.item.within)),
    "P625": ("coordinate location", _spot),
    "P106": ("occupation", lambda known: iter(known.occupations)),
    "P39": ("position held", lambda known: (post.item for post in known.posts)),
    "P569": ("date of birth", lambda known: _some(known.start)),
    "P570": ("date of death", lambda known: _some(known.end)),
    "P571": ("inception", lambda known: _some(known.start)),
    "P576": ("dissolved, abolished or demolished date", lambda known: _some(known.end)),
}
OF_PERSONS, OF_OTHERS = frozenset({"P27", "P569", "P570"}), frozenset({"P17", "P571", "P576"})
ITEMS = frozenset({"P31", "P17", "P27", "P131", "P106", "P39"})  # properties whose values are items


def read_extension(text: str | bytes) -> Extension:
    """The request in the form field `extend`; a `UsageError` tells what is wrong with a malformed one."""
    try:
        asked = orjson.loads(text)
        items = tuple(str(item) for item in asked["ids"])
        properties = tuple(str(one["id"]) for one in asked["properties"])
    except (orjson.JSONDecodeError, KeyError, TypeError) as error:
        raise UsageError('extend cannot be read: give {"ids": ["Q20"], "properties": [{"id": "P17"}]}') from error
    if len(items) > MOST_ITEMS:
        raise UsageError(f"{len(items)} items are too many to extend at once: give {MOST_ITEMS} at most")
    unknown = next((name for name in properties if name not in EXTENDING), None)
    if unknown is not None:
        raise UsageError(f"nothing is known of the property {unknown!r}: choose from {', '.join(EXTENDING)}")
    return Extension(items=items, properties=properties)


def extended(asked: Extension, source: Source, labels: Mapping[Qid, str]) -> Json:
    """The columns' names and, for each item, the values of each property; none where nothing is known."""
    found = source.known([number for item in asked.items if (number := item_named(item))])
    known: dict[str, Known] = {item: one for item, one in found.items()}  # noqa: C416 - keys of a wider type
    values = {
        item: {name: list(_values(name, known[item])) if item in known else [] for name in asked.properties}
        for item in asked.items
    }
    named = {Qid(value) for row in values.values() for name in row.keys() & ITEMS for value in row[name]}
    names = {item: one.item.label for item, one in source.known(sorted(named)).items()} | {
        item: labels[item] for item in named & labels.keys()
    }
    return {
        "meta": [{"id": name, "name": EXTENDING[name][0]} for name in asked.properties],
        "rows": {
            item: {name: [_cell(name, value, names) for value in several] for name, several in row.items()}
            for item, row in values.items()
        },
    }


def _values(name: str, known: Known) -> Iterator[Value]:
    """What is known; a person's country is a citizenship, a birth is no founding."""
    wrong = OF_OTHERS if known.type is EntityType.PERSON else OF_PERSONS
    return iter(()) if name in wrong else EXTENDING[name][1](known)


def _cell(name: str, value: Value, names: Mapping[Qid, str]) -> Json:
    if name in ITEMS:
        return {"id": value, "name": names.get(Qid(value), value)}
    day = name != "P625" and len(value) == DAY  # the API has times alone
    return {"date": f"{value}T00:00:00Z"} if day else {"str": value}
