"""ELEVANT's labels: which are known, optional, named, and what a prediction gives for each."""

import re
from collections.abc import Sequence

from tests.benchmarks.counting import Span, entities, has_span, items, span_of
from tests.benchmarks.documents import Document, Json

MEASURES = frozenset({"QUANTITY", "DATETIME"})
NOT_LINKED = frozenset({"date", "time", "quantity", "money"})


def is_known(label: Json) -> bool:
    """Whether the label has an item and is no number or date."""
    return bool(re.fullmatch(r"Q\d+", label["entity_id"])) and label["type"] not in MEASURES


def is_date_or_number(label: Json) -> bool:
    """Whether the label is a quantity or date."""
    return label["type"] in MEASURES or label["entity_id"] in MEASURES


def is_optional(label: Json) -> bool:
    """Whether the label need not be found."""
    return bool(label.get("optional") or label.get("desc")) or is_date_or_number(label)


def is_named(name: str | None) -> bool:
    """Whether an entity's name begins with a capital."""
    letters = [c for c in name or "" if c.isalpha()]
    return bool(letters) and letters[0].isupper() and name != "Unknown"


def widen(text: str, span: Span) -> Span:
    """The span grown to whole words (apostrophes and quotes count as word letters)."""
    begin, end = span
    while begin > 0 and (text[begin - 1].isalnum() or text[begin - 1] in "'\"_"):
        begin -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in "'\"_"):
        end += 1
    return begin, end


class LinkedArticle:
    """One article's predictions by span, and the verdict on each label."""

    def __init__(self, document: Document, prediction: Json | None) -> None:
        """Index labels by id and predictions by span."""
        self.text: str = document.text
        self.labels: list[Json] = document.gold["labels"]
        self.by_id = {label["id"]: label for label in self.labels}
        known = entities(prediction)
        self.predicted: dict[Span, tuple[str | None, str | None]] = {}
        for mention in items(prediction, "mentions"):
            if has_span(mention) and mention.get("kind") != "pronoun" and mention.get("type") not in NOT_LINKED:
                entity = known.get(str(mention.get("entity")), {})
                qid = str(entity.get("wikidata") or "").rsplit("/", 1)[-1] or None
                self.predicted[span_of(mention)] = (qid, entity.get("label"))
        self.wide = {widen(self.text, span): span for span in self.predicted}

    def at(self, label: Json) -> Span | None:
        """The predicted span that meets this label."""
        begin, end = label["span"]
        span = (begin, end)
        return span if span in self.predicted else self.wide.get(span) or self.wide.get(widen(self.text, span))

    def qid(self, label: Json) -> str | None:
        """The item given for this label."""
        met = self.at(label)
        return self.predicted[met][0] if met else None

    def right(self, label: Json) -> bool:
        """Whether the label's own item is given."""
        return is_known(label) and self.qid(label) == label["entity_id"]

    def is_false(self, label: Json) -> bool:
        """Whether a wrong item is given, or an item for an unknown entity."""
        wrong = self.qid(label) and not is_date_or_number(label) and not self.right(label)
        return bool(wrong) and (is_named(label["name"]) or not is_known(label))

    def part_verdicts(self, label: Json) -> list[Json]:
        """The parts that stand for a label with parts: those met, and their unmet sisters. Empty: none was met."""
        verdicts: list[Json] = []
        for part in self._parts(label):
            inner = [] if self.right(part) else self.part_verdicts(part)
            verdicts += inner or ([part] if self.qid(part) else [])
        if verdicts:
            for part in self._parts(label):
                verdicts += [] if self._covered(part, verdicts) else [part]
        return verdicts

    def verdict(self, label: Json, parts: Sequence[Json]) -> bool | None:
        """Of one unit: right, missed, or not counted."""
        if parts:
            verdicts = [self.right(part) for part in parts if is_known(part) and not is_optional(part)]
            return all(verdicts) if verdicts else None
        if is_optional(label):
            return False if self.qid(label) is None and self._must(label) else None
        return self.right(label)

    def _parts(self, label: Json) -> list[Json]:
        return [self.by_id[key] for key in label.get("children") or []]

    def _covered(self, part: Json, verdicts: Sequence[Json]) -> bool:
        return part in verdicts or any(self._covered(inner, verdicts) for inner in self._parts(part))

    def _must(self, label: Json) -> bool:
        """Whether some part (or part of a part) of the label is not optional."""
        return any(not is_optional(part) or self._must(part) for part in self._parts(label))
