"""What a class label of a source says: our entity type, and which Wikidata class it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.link.gather.row import read_rows

KINDS = Path(__file__).with_name("kinds.tsv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """The head nouns of class labels, the occupations of persons, and class labels with their items."""

    nouns: Mapping[str, tuple[str, str]]
    occupations: frozenset[str]
    classes: Mapping[str, str]

    def type_of(self, labels: Iterable[str]) -> str:
        """The entity type that the labels agree on best, the first of equals; "" when none of them is known."""
        known = [type_ for type_ in map(self._type, labels) if type_]
        return max(known, key=known.count, default="")

    def classes_of(self, labels: Iterable[str]) -> tuple[str, ...]:
        """The items of at most three classes: the labels' own where they are known, else their head nouns'."""
        items = (self.classes.get(label) or self.classes.get(self._general(label), "") for label in labels)
        return tuple(dict.fromkeys(item for item in items if item))[:3]

    def _type(self, label: str) -> str:
        of_things = self.nouns.get(head_noun(label), ("", ""))[0]
        return of_things or ("person" if label in self.occupations or label == "human" else "")

    def _general(self, label: str) -> str:
        return "human" if label in self.occupations else self.nouns.get(head_noun(label), ("", ""))[1]


def head_noun(label: str) -> str:
    """The noun that a class label turns on: "province" of "province of Iran", "party" of "political party"."""
    words = label.partition(" of ")[0].partition(" in ")[0].split()
    return words[-1].lower() if words else ""


def read_kinds(classes: Path, seed: Path, entities: Path) -> Kinds:
    """From a table of class labels, the seed's classes, and persons that carry the class "human" beside occupations."""
    named = {row["label_en"]: row["qid"] for row in read_rows(classes) if row["label_en"]}
    named |= {row["english_label"]: row["qid"] for row in read_rows(seed) if is_class(row)}
    persons = (row["types"].split("|") for row in read_rows(entities))
    occupations = frozenset(label for labels in persons if "human" in labels for label in labels)
    return Kinds(
        nouns={row["noun"]: (row["type"], row["class"]) for row in read_rows(KINDS)},
        occupations=occupations - {"human", ""},
        classes=named,
    )


def is_class(row: Mapping[str, str]) -> bool:
    """Whether a row of the seed table is a verified class."""
    return row["short_type"] == "class" and row["verified"] == "yes" and row["qid"].startswith("Q")
