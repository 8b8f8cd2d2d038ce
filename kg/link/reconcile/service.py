"""The Reconciliation API (version 0.2) as values: what a web server that mounts it sends, without the server."""

import csv
from collections.abc import Mapping
from html import escape
from pathlib import Path

from kg.errors import UsageError
from kg.link.reconcile.answers import Answer, Answerer
from kg.link.reconcile.extension import EXTENDING, extended, read_extension
from kg.link.reconcile.questions import GIVEN, Asked, Json, item_named, read_batch
from kg.link.source import Source
from kg.model import Candidate, Qid
from kg.wikidata.kinds import LEFT_OUT, ROOTS, Roots

__all__ = ["SUGGESTED", "Reconciliation", "class_labels"]

ENTITY, DIRECT = "http://www.wikidata.org/entity/", "http://www.wikidata.org/prop/direct/"
DEFAULT_TYPES = ("Q5", "Q43229", "Q618123", "Q811979", "Q1656682")  # persons, bodies, places, facilities, events
SUGGESTED = ("entity", "type", "property")
MOST = 20  # classes or properties suggested


class Reconciliation:
    """One source of items as a reconciliation service."""

    def __init__(self, source: Source, roots: Roots, labels: Mapping[Qid, str]) -> None:
        """Over a source; `labels` name the classes of `roots`."""
        self._source = source
        self._answerer = Answerer(source, roots)
        self._labels = labels

    def manifest(self, base: str) -> Json:
        """What the service offers; `base` is the URL it is mounted at, without a slash behind."""
        suggest = {kind: {"service_url": base, "service_path": f"/suggest/{kind}"} for kind in SUGGESTED}
        return {
            "versions": ["0.2"],
            "name": f"Dateline, {self._source.title}",
            "identifierSpace": ENTITY,
            "schemaSpace": DIRECT,
            "view": {"url": "https://www.wikidata.org/wiki/{{id}}"},
            "preview": {"url": f"{base}/preview?id={{{{id}}}}", "width": 400, "height": 120},
            "suggest": suggest,
            "extend": {"propose_properties": {"service_url": base, "service_path": "/properties"}},
            "defaultTypes": [self._class(Qid(kind)) for kind in DEFAULT_TYPES],
        }

    def reconcile(self, queries: str | bytes) -> Json:
        """The results of a batch, the text of the form field `queries`; a `UsageError` when it is malformed."""
        answers = self._answerer.answers(read_batch(queries))
        return {key: {"result": [self._result(one) for one in several]} for key, several in answers.items()}

    def extend(self, extension: str | bytes) -> Json:
        """What is known of items, the text of the form field `extend`; a `UsageError` when it is malformed."""
        return extended(read_extension(extension), self._source, self._labels)

    def properties(self, kind: str) -> Json:
        """The properties that items of a class may be extended by: the same for all."""
        return {"type": kind, "properties": [_named(name, label) for name, (label, _) in EXTENDING.items()]}

    def suggest(self, kind: str, prefix: str, cursor: int = 0) -> Json:
        """What a box may complete what is typed in it to: kinds are "entity", "type" and "property".

        An item is found by the whole of one of its names, or its number; a class or property by how a word begins.
        `cursor` is how many suggestions the client has already.
        """
        if kind not in SUGGESTED:
            raise UsageError(f"nothing to suggest of kind {kind!r}: choose from {', '.join(SUGGESTED)}")
        typed = " ".join(prefix.split())
        if kind == "entity":
            return {"result": [self._suggested(one) for one in self._named(typed)[cursor:]]}
        labels = GIVEN if kind == "property" else self._labels
        found = [_named(item, label) for item, label in labels.items() if _begins(label, typed)]
        return {"result": found[cursor : cursor + MOST]}

    def preview(self, item: str) -> str | None:
        """A small page about an item; None when the source does not have it."""
        number = item_named(item)
        known = self._source.known([number]).get(number) if number else None
        if known is None:
            return None
        kinds = ", ".join(self._labels.get(kind, kind) for kind in known.item.classes) or known.type
        lines = (known.description, kinds, ", ".join(known.names[1:]), known.item.source)
        below = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
        label = escape(known.item.label)
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{label}</title></head>'
            f"<body><h1>{label} <small>{known.item.item}</small></h1>{below}</body></html>"
        )

    def _named(self, typed: str) -> tuple[Answer, ...]:
        """The items that may be meant by what was typed; a number means one alone."""
        number = item_named(typed)
        if number is None:
            return self._answerer.answers({"typed": Asked(name=typed)})["typed"]
        known = self._source.known([number]).values()
        return tuple(
            Answer(candidate=Candidate(item=one.item.item, label=one.item.label, score=1.0), known=one, match=True)
            for one in known
        )

    def _result(self, one: Answer) -> Json:
        return {
            "id": one.candidate.item,
            "name": one.candidate.label,
            "description": self._described(one),
            "score": round(100 * one.candidate.score, 2),
            "match": one.match,
            "type": [self._class(kind) for kind in one.known.item.classes],
            "features": [{"id": name, "value": value} for name, value in one.candidate.features],
        }

    def _suggested(self, one: Answer) -> Json:
        kinds = [self._class(kind) for kind in one.known.item.classes]
        named = _named(one.candidate.item, one.candidate.label)
        return {**named, "description": self._described(one), "notable": kinds}

    def _described(self, one: Answer) -> str:
        """The item's description, or its classes where the source has none."""
        kinds = (self._labels[kind] for kind in one.known.item.classes if kind in self._labels)
        return one.known.description or ", ".join(kinds)

    def _class(self, kind: Qid) -> Json:
        return _named(kind, self._labels.get(kind, kind))


def class_labels(path: Path = ROOTS) -> dict[Qid, str]:
    """The English labels of the classes that stand for things of the news, in the table's order."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {Qid(row["class"]): row["label"] for row in rows if row["type"] != LEFT_OUT}


def _named(item: str, label: str) -> Json:
    return {"id": item, "name": label}


def _begins(label: str, typed: str) -> bool:
    """Whether a word of the label begins like this."""
    return f" {label}".lower().find(f" {typed}".lower()) >= 0
