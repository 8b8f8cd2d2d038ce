"""The keys under which an index of Wikidata holds an item's names, before its type is known."""

from collections.abc import Iterator

from kg.link.keys import key_of, sound_key, surname_key
from kg.model import Qid
from kg.wikidata.record import Record

__all__ = ["index_keys"]

HUMAN = Qid("Q5")


def index_keys(record: Record) -> Iterator[tuple[str, str]]:
    """Key and method of each of an item's names, the surest first: those of `kg.link.records.namings_of`.

    Only what some page is about is found by sound or surname: of two million namesakes nobody would be shown.
    """
    for label in record.labels.values():
        yield key_of(label), "name"
    for alias in record.names:
        yield key_of(alias), "alias"
    for demonym in (word for words in record.demonyms.values() for word in words):
        yield key_of(demonym), "demonym"
    if record.sitelinks:
        if HUMAN in record.classes and " " in record.label:
            yield surname_key(record.label), "surname"
        yield from ((sound_key(name), "normalised") for name in record.names)
