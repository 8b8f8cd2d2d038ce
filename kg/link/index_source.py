"""An index of Wikidata's dump as a book of names, and as the source of the linker "index"."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from kg.errors import UsageError
from kg.link.asked import LinkSettings
from kg.link.book import BookSource
from kg.link.catalogue import Catalogue
from kg.link.composition import Composition
from kg.link.joined import JoinedBook
from kg.link.keys import keys_asked, sound_key, surname_key
from kg.link.known import Known, Naming
from kg.link.records import TypedRecord, known_of
from kg.link.source import Source
from kg.model import EntityType, Qid
from kg.wikidata.index import Index, Named

__all__ = ["IndexBook", "open_index", "search_index"]


class IndexBook:
    """An index as a book of names."""

    def __init__(self, index: Index) -> None:
        """Over an index; nothing is read before the first look-up."""
        self._index = index

    @property
    def title(self) -> str:
        """The index's name and the dump's date."""
        return self._index.title

    def bearing(self, keys: Collection[str]) -> Mapping[str, Sequence[Naming]]:
        """Who bears each of the keys, some dozens at most, the best known first."""
        found = self._index.bearing(keys)
        return {key: [_naming(key, named) for named in several] for key, several in found.items()}

    def facts(self, items: Iterable[Qid]) -> Mapping[Qid, Known]:
        """What is known of those of the items that the index holds."""
        return {
            item: known_of(TypedRecord(record=entry.record, type=entry.type, source=self.title))
            for item, entry in self._index.entries(items).items()
        }


def open_index(settings: LinkSettings) -> Source:
    """The index that the settings name, with the names and bodies that the packaged catalogue adds to it."""
    if settings.index is None:
        raise UsageError("the linker index needs an index: give --index FILE, made with kg wikidata index")
    catalogue = Catalogue()
    book = JoinedBook(IndexBook(Index(Path(settings.index).expanduser())), catalogue)
    return BookSource(book, Composition(catalogue))


def _naming(key: str, named: Named) -> Naming:
    """A people's adjective names a people; a key in capitals that an organisation bears is an acronym."""
    if named.method == "demonym":
        return Naming(item=named.item, type=EntityType.NATIONALITY, method=named.method)
    acronym = named.method == "alias" and named.type is EntityType.ORGANISATION and key.isupper()
    return Naming(item=named.item, type=named.type, method="acronym" if acronym else named.method)


def search_index(path: Path, name: str, *, most: int) -> list[tuple[str, ...]]:
    """Item, label, type, prior, method and description of what a name may mean in an index, the likeliest first."""
    book = IndexBook(Index(path))
    keys = [key for key in (*keys_asked(name), surname_key(name), sound_key(name)) if key]
    table = book.bearing(keys)
    met: dict[Qid, Naming] = {}
    for naming in (naming for key in keys for naming in table.get(key, ())):
        met.setdefault(naming.item, naming)
    facts = book.facts(list(met)[:most])
    return [
        (item, known.item.label, met[item].type, f"{known.prior:.2f}", met[item].method, known.description)
        for item, known in facts.items()
    ]
