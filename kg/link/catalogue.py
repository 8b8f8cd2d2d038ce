"""The starter catalogue: items and their names, read from the package's tables when first asked."""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from pathlib import Path

from kg.errors import LinkError
from kg.link.keys import keys_asked
from kg.link.known import Known, Naming
from kg.model import EntityType, Item, Qid

__all__ = ["Catalogue"]

CHOSEN_PRIOR = 0.7  # of an item that no source counts readers or inhabitants of: it was chosen for being in the news
STARTER = Path(__file__).with_name("starter")


class Catalogue:
    """The items of a folder with `items.tsv` and `names.tsv`; nothing is read before the first look-up."""

    def __init__(self, folder: Path = STARTER) -> None:
        """A catalogue of the folder's tables."""
        self.folder = folder
        self._known: dict[Qid, Known] = {}

    def bearing(self, keys: Collection[str]) -> Mapping[str, tuple[Naming, ...]]:
        """Who bears each key of `kg.link.keys`, by item number; keys that nobody bears are left out."""
        table = self._keys
        return {key: tuple(map(_naming, table[key].split("|"))) for key in keys if key in table}

    def named(self, name: str) -> tuple[Naming, ...]:
        """Who bears the name as it stands, case and accents aside; short names in capitals mean acronyms."""
        found = self.bearing(tuple(keys_asked(name)))
        return next(iter(found.values()), ())

    def facts(self, items: Iterable[Qid]) -> Mapping[Qid, Known]:
        """What is known of those of the items that the catalogue has."""
        return {item: self.known(item) for item in items if item in self}

    def words(self, table: str) -> Mapping[str, Qid]:
        """Word -> class, of one of the folder's tables of words ("cues", "bodies")."""
        items = {label: Qid(item) for item, label in self._classes.items()}
        return {word: items[label] for word, label in self.table(table)}

    def table(self, name: str) -> tuple[tuple[str, str], ...]:
        """The rows of one of the folder's tables of two columns; none when the folder has no such table."""
        path = self.folder / f"{name}.tsv"
        rows = (line.partition("\t") for line in _lines(path)[1:]) if path.exists() else ()
        return tuple((first, second) for first, _, second in rows)

    def of_classes(self, classes: Iterable[Qid]) -> tuple[Qid, ...]:
        """The items that bear one of the classes and still exist, in the table's order."""
        wanted = frozenset(classes)
        likely = (Qid(item) for item, line in self._lines.items() if any(kind in line for kind in wanted))
        return tuple(
            item for item in likely if wanted & set(self.known(item).item.classes) and not self.known(item).end
        )

    def known(self, item: Qid) -> Known:
        """What is known of an item of the catalogue."""
        if item not in self._known:
            self._known[item] = self._read(item)
        return self._known[item]

    def __contains__(self, item: Qid) -> bool:
        """Whether the catalogue has the item."""
        return item in self._lines

    @property
    def items(self) -> tuple[Qid, ...]:
        """Every item, in the table's order."""
        return tuple(map(Qid, self._lines))

    @cached_property
    def title(self) -> str:
        """The catalogue's name and the last day on which a source of it was read."""
        return f"{self.folder.name} catalogue {max((line[-10:] for line in self._lines.values()), default='')}".strip()

    @cached_property
    def _keys(self) -> Mapping[str, str]:
        return dict(line.split("\t", 1) for line in _lines(self.folder / "names.tsv"))

    @cached_property
    def _lines(self) -> Mapping[str, str]:
        lines = _lines(self.folder / "items.tsv")
        return {line[: line.index("\t")]: line for line in lines[1:]}

    @cached_property
    def _classes(self) -> Mapping[str, str]:
        return dict(line.split("\t", 1) for line in _lines(self.folder / "classes.tsv")[1:])

    @cached_property
    def _columns(self) -> list[str]:
        return _lines(self.folder / "items.tsv")[0].split("\t")

    def _read(self, item: Qid) -> Known:
        if item not in self._lines:
            raise LinkError(f"{item} is not in the {self.folder.name} catalogue: look it up in another linker's source")
        cells = dict(zip(self._columns, self._lines[item].split("\t"), strict=True))
        return Known(
            item=_item(cells),
            type=EntityType(cells["type"]),
            prior=float(cells["prior"] or CHOSEN_PRIOR),
            names=(cells["label"], *_split(cells["aliases"]), *_split(cells["demonyms"])),
            start=cells["start"],
            end=cells["end"],
        )


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split("\n")[:-1]
    except OSError as error:
        raise LinkError(f"{path.name}: the catalogue's table cannot be read: install the package again") from error


def _naming(entry: str) -> Naming:
    item, type_, method = entry.split(" ")
    return Naming(item=Qid(item), type=EntityType(type_), method=method)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _item(cells: Mapping[str, str]) -> Item:
    return Item(
        item=Qid(cells["item"]),
        label=cells["label"],
        classes=tuple(map(Qid, _split(cells["classes"]))),
        country=Qid(cells["country"]) if cells["country"] else None,
        within=Qid(cells["within"]) if cells["within"] else None,
        latitude=float(cells["latitude"]) if cells["latitude"] else None,
        longitude=float(cells["longitude"]) if cells["longitude"] else None,
        source=cells["source"],
    )
