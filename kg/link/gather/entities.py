"""Rows of persons, organisations, facilities, events, weapons and vehicles that the world's news speaks of."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.link.gather.kinds import Kinds
from kg.link.gather.places import plain
from kg.link.gather.row import Row, read_rows
from kg.link.priors import best

QUERIES = Path(__file__).with_name("entities.tsv")
PUBLIC = re.compile(
    r"politic|state|president|minister|king|monarch|diplomat|military|officer|leader|terrorist|activist|spokes"
)
LEAST: Mapping[str, float] = {  # the prior from which on an item of a type is worth its line
    "person": 0.85,
    "organisation": 0.64,
    "place": 0.75,
    "facility": 0.68,
    "event": 0.68,
    "weapon": 0.56,
    "vehicle": 0.62,
    "other": 0.70,
}
BODIES = re.compile(
    r"international|intergovernmental|United Nations|agency|armed|terrorist|paramilitary|political|military|army|"
    r"police|news|broadcaster|parliament|legislature|ministry|movement"
)
LEAST_BODY = 0.56  # for organisations of states, politics and news
LEAST_PUBLIC = 0.72  # for persons in public office, in arms or in the news for a cause
YEARS = re.compile(r"\((?:born )?(?:c\. )?(\d{4})(?:[–-](\d{4}))?\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Queries:
    """What the queries that some rows came from say of their type and class."""

    said: Mapping[str, tuple[str, str]]

    def of(self, source: str) -> tuple[str, str]:
        """Type and class label, ("", "") when no query says it."""
        names = (part.removeprefix("v2:") for part in source.split("+"))
        return next((self.said[name] for name in names if name in self.said), ("", ""))


def read_queries() -> Queries:
    """The queries we know."""
    return Queries(said={row["query"]: (row["type"], row["class"]) for row in read_rows(QUERIES)})


def known_entities(table: Path, kinds: Kinds, queries: Queries, wanted: Container[str]) -> Iterator[Row]:
    """The rows of the table that are of one of our types and well enough known, and organisations wanted by label."""
    rows = list(read_rows(table))
    asked = _asked(rows, wanted)
    for row in rows:
        labels = row["types"].split("|") if row["types"] else []
        said, kind = queries.of(row["source"])
        type_ = kinds.type_of(labels) or said or ("organisation" if row["qid"] in asked else "")
        needed = type_ == "organisation" and row["qid"] in asked
        if type_ and is_name(row["label_en"]) and (needed or _prior(row) >= _least(type_, row)):
            yield _entity(row, type_, kinds.classes_of([*labels, kind] if type_ == said else labels), _prior(row))


def _asked(rows: Iterable[Mapping[str, str]], wanted: Container[str]) -> frozenset[str]:
    """The best known item of each label that is wanted."""
    best_known: dict[str, Mapping[str, str]] = {}
    for row in rows:
        label = row["label_en"]
        if label in wanted and (label not in best_known or _prior(best_known[label]) < _prior(row)):
            best_known[label] = row
    return frozenset(row["qid"] for row in best_known.values())


def _prior(row: Mapping[str, str]) -> float:
    return best(sitelinks=row["sitelinks"], views=row["page_views"])


def is_name(label: str) -> bool:
    """Whether a label is a proper name: a common noun begins small."""
    return bool(label) and label.strip("'“\"")[:1].isupper()


def _least(type_: str, row: Mapping[str, str]) -> float:
    said = f"{row['types']} {row['source']}"
    if type_ == "organisation" and BODIES.search(row["types"]):
        return LEAST_BODY
    return LEAST_PUBLIC if type_ == "person" and PUBLIC.search(said) else LEAST[type_]


def _entity(row: Mapping[str, str], type_: str, classes: tuple[str, ...], prior: float) -> Row:
    years = YEARS.search(row["description_en"]) if type_ == "person" else None
    return Row(
        item=row["qid"],
        label=row["label_en"],
        type=type_,
        classes=classes,
        prior=f"{prior:.2f}",
        aliases=(plain(row["enwiki_title"]),) if row["enwiki_title"] else (),
        start=years[1] if years else "",
        end=(years[2] or "") if years else "",
        source="wikitrivia entities",
        date="",
    )
