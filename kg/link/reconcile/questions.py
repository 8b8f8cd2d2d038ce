"""What a Reconciliation API client asks (version 0.2): a batch of names, each with types and properties if it likes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import orjson

from kg.errors import UsageError
from kg.model import Qid

__all__ = ["GIVEN", "Asked", "Given", "Json", "item_named", "read_batch"]

MOST_QUESTIONS, MOST_RESULTS, LONGEST = 200, 25, 400  # of one batch, of one question, characters of a name
GIVEN = {  # the properties of a question that say where a thing lies
    "P17": "country",
    "P27": "country of citizenship",
    "P131": "located in the administrative territorial entity",
    "P276": "location",
}
STRICT = ("any", "all", "should")
_QID = re.compile(r"Q[1-9]\d{0,11}")
Json = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A property's value: an item, or the text of a cell."""

    property: str
    text: str = ""
    item: Qid | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question: a name, the classes it should be of, how strictly, what else is known, and how many answers."""

    name: str
    types: tuple[Qid, ...] = ()
    strict: str = "should"
    given: tuple[Given, ...] = ()
    limit: int = MOST_RESULTS


def read_batch(text: str | bytes) -> dict[str, Asked]:
    """The questions of a batch by their keys; a `UsageError` tells what is wrong with one that is malformed."""
    try:
        batch = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise UsageError(f"the queries are no JSON: {error}") from error
    if not isinstance(batch, dict):
        raise UsageError('the queries are no JSON object: give {"q0": {"query": "a name"}}')
    if len(batch) > MOST_QUESTIONS:
        raise UsageError(f"{len(batch)} queries are too many for one batch: give {MOST_QUESTIONS} at most")
    return {key: _asked(key, question) for key, question in batch.items()}


def item_named(value: object) -> Qid | None:
    """The item whose number a value is, "Q20"; None for anything else."""
    return Qid(value) if isinstance(value, str) and _QID.fullmatch(value) else None


def _asked(key: str, question: object) -> Asked:
    name = question.get("query", "" if question.get("properties") else None) if isinstance(question, dict) else None
    if not isinstance(question, dict) or not isinstance(name, str):
        raise UsageError(f'{key}: no query: give {{"query": "a name"}}')
    return Asked(
        name=" ".join(name.split())[:LONGEST],
        types=_types(question.get("type")),
        strict=_strict(key, question.get("type_strict", "should")),
        given=tuple(_given(key, question.get("properties"))),
        limit=_limit(key, question.get("limit", MOST_RESULTS)),
    )


def _types(given: object) -> tuple[Qid, ...]:
    """The classes among the types; a type may be an id, an object with one, or a list of them."""
    several = given if isinstance(given, list) else [given]
    ids = (item_named(one.get("id") if isinstance(one, dict) else one) for one in several)
    return tuple(dict.fromkeys(one for one in ids if one))


def _strict(key: str, given: object) -> str:
    if given not in STRICT:
        raise UsageError(f"{key}: type_strict cannot be {given!r}: choose from {', '.join(STRICT)}")
    return str(given)


def _limit(key: str, given: object) -> int:
    if not isinstance(given, int | float) or isinstance(given, bool) or given < 1:
        raise UsageError(f"{key}: limit cannot be {given!r}: give a number from 1 on")
    return int(min(given, MOST_RESULTS))


def _given(key: str, properties: object) -> Iterator[Given]:
    if properties is None:
        return
    if not isinstance(properties, list) or not all(isinstance(one, dict) and "pid" in one for one in properties):
        raise UsageError(f'{key}: properties cannot be read: give a list of {{"pid": "P17", "v": "Norway"}}')
    for one in properties:
        values = one.get("v")
        yield from (_value(str(one["pid"]), value) for value in (values if isinstance(values, list) else [values]))


def _value(name: str, value: object) -> Given:
    found = value.get("id") if isinstance(value, dict) else value
    if item := item_named(found):
        return Given(property=name, item=item)
    return Given(property=name, text=str(found) if isinstance(found, str | int | float) else "")
