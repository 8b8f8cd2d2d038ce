"""What a record of Wikidata comes to for a linker, and a book of names over some records in memory."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from kg.link.keys import key_of, sound_key, surname_key
from kg.link.known import HeldPost, Known, Naming
from kg.link.names import in_capitals
from kg.link.priors import prior_of_sitelinks
from kg.model import EntityType, Item, Qid
from kg.wikidata.record import Record

__all__ = ["RecordBook", "TypedRecord", "compose_nothing", "day_of", "known_of", "namings_of"]

WRITTEN_MANY_WAYS = {EntityType.PLACE, EntityType.FACILITY, EntityType.PERSON}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRecord:
    """A record, the type of thing that it is, and where and when it was read ("Wikidata 2020-01-03")."""

    record: Record
    type: EntityType
    source: str


class RecordBook:
    """Some records as a book of names."""

    def __init__(self, title: str, records: Collection[TypedRecord]) -> None:
        """Over records; `title` names where they come from."""
        self.title = title
        self._known = {one.record.item: known_of(one) for one in records}
        self._table: defaultdict[str, dict[Qid, Naming]] = defaultdict(dict)
        for one in records:
            for key, naming in namings_of(one):
                self._table[key].setdefault(naming.item, naming)

    def bearing(self, keys: Collection[str]) -> Mapping[str, Sequence[Naming]]:
        """Who bears each of the keys, the best known first."""
        return {key: self._best_known(self._table[key].values()) for key in keys if key in self._table}

    def facts(self, items: Iterable[Qid]) -> Mapping[Qid, Known]:
        """What is known of those of the items that there are records of."""
        return {item: self._known[item] for item in items if item in self._known}

    def _best_known(self, namings: Iterable[Naming]) -> list[Naming]:
        return sorted(namings, key=lambda naming: (-self._known[naming.item].prior, int(naming.item[1:])))


def namings_of(one: TypedRecord) -> Iterator[tuple[str, Naming]]:
    """The keys of an item's names, the surest way to meet it first."""
    record = one.record
    for key, method in _keys(record, one.type):
        type_ = EntityType.NATIONALITY if method == "demonym" else one.type
        if key:
            yield key, Naming(item=record.item, type=type_, method=method)


def _keys(record: Record, type_: EntityType) -> Iterator[tuple[str, str]]:
    for label in record.labels.values():
        yield key_of(label), "name"
    for alias in record.names:
        yield key_of(alias), "acronym" if in_capitals(alias) and type_ is EntityType.ORGANISATION else "alias"
    for demonym in (word for words in record.demonyms.values() for word in words):
        yield key_of(demonym), "demonym"
    if type_ is EntityType.PERSON and " " in record.label:
        yield surname_key(record.label), "surname"
    if type_ in WRITTEN_MANY_WAYS:
        yield from ((sound_key(name), "normalised") for name in record.names)


def known_of(one: TypedRecord) -> Known:
    """What ranking asks for, out of a record."""
    record = one.record
    return Known(
        item=_item(one),
        type=one.type,
        prior=prior_of_sitelinks(record.sitelinks),
        names=record.names,
        start=record.born or record.start,
        end=record.died or record.end,
        description=record.description,
        related=frozenset(_related(record)),
        occupations=record.occupations,
        posts=tuple(HeldPost(item=post.item, start=post.start, end=post.end) for post in record.positions),
    )


def _item(one: TypedRecord) -> Item:
    record = one.record
    return Item(
        item=record.item,
        label=record.label or record.item,
        classes=record.classes,
        country=next(iter((*record.countries, *record.citizenships)), None),
        within=next(iter(record.within), None),
        latitude=record.latitude,
        longitude=record.longitude,
        source=one.source,
    )


def _related(record: Record) -> Iterator[Qid]:
    """What the item is tied to: countries, places, wholes, bodies, offices."""
    yield from (*record.countries, *record.citizenships, *record.within, *record.part_of, *record.parents)
    for several in (record.positions, record.member_of, record.parties, record.teams):
        yield from (one.item for one in several)


def compose_nothing(_name: str) -> tuple[Naming, ...]:
    """None: a service does not compose bodies out of their countries' names."""
    return ()


def day_of(seconds: float) -> str:
    """The day of a moment in seconds since 1970, in UTC."""
    return datetime.fromtimestamp(seconds, tz=UTC).date().isoformat()
