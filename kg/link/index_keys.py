"""The keys under which an index of Wikidata holds an item's names, before its type is known."""

from collections.abc import Iterator

from kg.link.keys import key_of, keys_of, surname_key
from kg.model import Qid
from kg.wikidata.record import Record

__all__ = ["index_keys"]

HUMAN = Qid("Q5")


def index_keys(record: Record) -> Iterator[tuple[str, str]]:
    """Key and method of each of an item's names, the surest first: those of `kg.link.records.namings_of`.

    Only what some page is about is found by sound or surname: of two million namesakes nobody would be shown.
    """
    named = [(keys_of(name), "name") for name in record.labels.values()]
    named += [(keys_of(name), "alias") for aliases in record.aliases.values() for name in aliases]
    yield from [(key, method) for (key, _), method in named]
    yield from [(key_of(word), "demonym") for words in record.demonyms.values() for word in words]
    if record.sitelinks:
        if HUMAN in record.classes and " " in record.label:
            yield surname_key(record.label), "surname"
        yield from [(sound, "normalised") for (_, sound), _ in named]
