"""The names that English news uses for known items, and the rows that no table of names may keep."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg.link.gather.row import Row, read_rows
from kg.link.names import folded

VARIANTS = Path(__file__).with_name("variants.tsv")


DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "centre", "center"}
    | {
        "northeastern",
        "northwestern",
        "southeastern",
        "southwestern",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
    }
    | {"mountain", "rivers", "lakes", "unity", "valley", "new"}
    | {"middle", "upper", "lower", "up", "down", "coast", "coastal", "capital", "island", "islands", "plateau"}
    | {"delta", "river", "lake", "and", "of", "the"}
)
WATERS = frozenset({"sea", "river", "nile", "caribbean", "andes", "sahara"})
NOT_A_NAME = "not a name"
CORRECTIONS = Path(__file__).with_name("corrections.tsv")


def with_corrections(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with the single facts of `corrections.tsv`, and without what is not a name, each with its reason."""
    told = list(read_rows(CORRECTIONS))
    for row in rows:
        own = [cells for cells in told if (cells["label"], cells["type"]) == (row.label, row.type)]
        facts = {cells["column"]: cells["value"] for cells in own if cells["column"] != NOT_A_NAME}
        wrong = {cells["value"] for cells in own if cells["column"] == NOT_A_NAME}
        kept = tuple(name for name in row.aliases if name not in wrong)
        yield replace(row, **{"aliases": kept, **facts})  # type: ignore[arg-type]  # by column


def with_variants(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with the news' own names for them, each variant given to the item of that label and type."""
    said = {(row["label"], row["type"]): row for row in read_rows(VARIANTS)}
    for row in rows:
        own = said.get((row.label, row.type))
        names = (*row.aliases, *(own["aliases"].split("|") if own else ()))
        yield replace(
            row, aliases=tuple(name for name in dict.fromkeys(names) if name != row.label and usable(row, name))
        )


def news_names() -> frozenset[str]:
    """The labels of organisations that `variants.tsv` has names for."""
    return frozenset(row["label"] for row in read_rows(VARIANTS) if row["type"] == "organisation")


def usable(row: Row, name: str) -> bool:
    """Whether an alias may stand for an item by itself.

    A person's single name may not, for it names families; nor what a region is called after: "Northern", "Red Sea".
    """
    words = set(folded(name).split())
    if row.type == "place" and (words <= DIRECTIONS or words & WATERS):
        return False
    return bool(name) and (row.type != "person" or " " in name)
