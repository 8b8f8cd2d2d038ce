"""re3d (Dstl, conflict in Syria and Iraq): entities, relations, synonyms. Source of the schema: the set's README.

Entities. Gold: confidence >= 0.5 or none, types folded to seven (Location also holds Coordinate; platform is
MilitaryPlatform + Vehicle). Bare pronouns are left out on both sides (a tool that prints no pronouns can reach 1).
  strict   exact span and type;  overlap  any common character, same type, one-to-one, best overlap first.
  overlap_lenient  as overlap, but a false alarm whose span is exactly that of a gold entity of confidence < 0.5 is not
  counted: a third of the gold is such, mostly sound short names inside longer ones ("Iraqi" in "Iraqi forces").
Predicted types: place and facility are locations, entries of `times` and mentions of type date and time are temporal.
`by_source` gives strict and lenient F1 of each publisher apart: what holds on one only is not general.
Relations: see `re3d_relations`; synonyms (IsSynonymOf): see `synonyms`.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.counting import (
    Count,
    Examples,
    Span,
    has_span,
    items,
    pair_spans,
    snippet,
    span_of,
    spans_in,
    unpaired,
)
from tests.benchmarks.documents import Document, Json, folder, json_lines
from tests.benchmarks.re3d_relations import NAMED, RELATIONS, SYMMETRIC, score_relations
from tests.benchmarks.synonyms import score_synonyms
from tests.benchmarks.words import PRONOUNS

SPLITS: Mapping[str, tuple[str, ...]] = {
    "dev": (
        "CENTCOM",
        "Wikipedia",
        "Delegation of the European Union to Syria",
        "Australian Department of Foreign Affairs",
    ),
    "test": ("UK Government", "US State Department", "BBC Online"),
}
GOLD = {
    "Person": "person",
    "Organisation": "organisation",
    "Location": "location",
    "Coordinate": "location",
    "Nationality": "nationality",
    "Temporal": "temporal",
    "Weapon": "weapon",
    "MilitaryPlatform": "platform",
    "Vehicle": "platform",
    "Quantity": "quantity",
}
PREDICTED = {
    "person": "person",
    "organisation": "organisation",
    "place": "location",
    "facility": "location",
    "nationality": "nationality",
    "date": "temporal",
    "time": "temporal",
    "weapon": "weapon",
    "vehicle": "platform",
    "quantity": "quantity",
}
BACK = {"location": "place", "temporal": "date", "platform": "vehicle"}
TYPES = tuple(dict.fromkeys(GOLD.values()))
SURE = 0.5
ANY_NAME: frozenset[str | None] = frozenset({"name", None})


def documents(data: Path, split: str) -> list[Document]:
    """The documents of the split's publishers."""
    root = folder(data, "re3d")
    return [document for source in SPLITS[split] for document in _of_source(root / source)]


def _of_source(root: Path) -> Iterator[Document]:
    found = {
        row["_id"]: Document(id=row["_id"], text=row["text"], gold=_blank(root.name), title=row.get("title"))
        for row in json_lines(root / "documents.json")
    }
    for row in json_lines(root / "entities.json"):
        document, kind = found.get(row["documentId"]), GOLD.get(row["type"])
        if document and kind and row["value"].lower() not in PRONOUNS:
            document.gold["entities" if _sure(row) else "doubtful"].add((row["begin"], row["end"], kind))
    for row in json_lines(root / "relations.json"):
        if row["documentId"] in found and _sure(row):
            _add_relation(found[row["documentId"]].gold, row)
    yield from found.values()


def _blank(source: str) -> Json:
    return {"source": source, "entities": set(), "doubtful": set(), "relations": set(), "synonyms": set()}


def _add_relation(gold: Json, row: Json) -> None:
    a, b = (row["sourceBegin"], row["sourceEnd"]), (row["targetBegin"], row["targetEnd"])
    if row["type"] == "IsSynonymOf":
        gold["synonyms"].add((min(a, b), max(a, b)))
    elif row["type"] in RELATIONS:
        gold["relations"].add((row["type"], *((min(a, b), max(a, b)) if row["type"] in SYMMETRIC else (a, b))))


def _sure(row: Json) -> bool:
    return row.get("confidence") is None or float(row["confidence"]) >= SURE


def score(documents: Sequence[Document], predictions: Mapping[str, Json], examples: Examples) -> Json:
    """Every figure of the suite."""
    kinds = ANY_NAME | {"nominal"}
    return {
        "entities": score_entities(documents, predictions, kinds, examples),
        "entities_names_only": score_entities(documents, predictions, ANY_NAME, Examples())["strict"]["micro"],
        "relations": score_relations(documents, predictions, examples),
        "synonyms": score_synonyms(documents, predictions, examples),
        "by_source": {
            source: _short(
                score_entities([d for d in documents if d.gold["source"] == source], predictions, kinds, Examples())
            )
            for source in dict.fromkeys(document.gold["source"] for document in documents)
        },
    }


def _short(result: Json) -> Json:
    return {name: result[name]["micro"]["f1"] for name in ("strict", "overlap_lenient")}


def score_entities(
    documents: Sequence[Document],
    predictions: Mapping[str, Json],
    kinds: frozenset[str | None],
    examples: Examples,
) -> Json:
    """Entities of these kinds, strict, overlapping and lenient."""
    exact, common = ({kind: Count() for kind in TYPES} for _ in range(2))
    spared = 0
    for document in documents:
        predicted = _predicted(document, predictions.get(document.id), kinds)
        doubtful = {x[:2] for x in document.gold["doubtful"]}
        for kind in TYPES:
            left = sorted({x[:2] for x in predicted if x[2] == kind})
            right = sorted({x[:2] for x in document.gold["entities"] if x[2] == kind})
            pairs = pair_spans(left, right)
            exact[kind].pairs(len(set(left) & set(right)), len(left), len(right))
            common[kind].pairs(len(pairs), len(left), len(right))
            missed = [right[j] for j in unpaired(len(right), (j for _, j in pairs))]
            false = [left[i] for i in unpaired(len(left), (i for i, _ in pairs))]
            spared += sum(span in doubtful for span in false)
            _note(examples, document, kind, missed, false)
    return _entity_figures(exact, common, spared)


def _note(examples: Examples, document: Document, kind: str, missed: list[Span], false: list[Span]) -> None:
    for title, spans in (("missed entity", missed), ("false entity", false)):
        for span in spans:
            examples.add(title, f"{kind}: {snippet(document.text, span)}")


def _entity_figures(exact: Mapping[str, Count], common: Mapping[str, Count], spared: int) -> Json:
    result: Json = {}
    for name, table in (("strict", exact), ("overlap", common)):
        result[name] = {"micro": _sum(table).figures()} | {kind: row.figures() for kind, row in table.items()}
    lenient = _sum(common)
    lenient.predicted -= spared
    return result | {"overlap_lenient": {"micro": lenient.figures()}}


def _sum(table: Mapping[str, Count]) -> Count:
    total = Count()
    for row in table.values():
        total.add(row.right, row.predicted, row.found, row.gold)
    return total


def _predicted(document: Document, prediction: Json | None, kinds: frozenset[str | None]) -> list[tuple[int, int, str]]:
    found = {
        (*span_of(mention), PREDICTED[str(mention.get("type"))])
        for mention in items(prediction, "mentions")
        if str(mention.get("type")) in PREDICTED
        and has_span(mention)
        and mention.get("kind") in kinds
        and document.text[mention["begin"] : mention["end"]].lower() not in PRONOUNS
    }
    return sorted(found | {(*span, "temporal") for span in spans_in(items(prediction, "times"))})


def oracle(documents: Sequence[Document]) -> Iterator[Json]:
    """The gold itself as a prediction."""
    for document in documents:
        mentions: dict[tuple[object, ...], Json] = {}
        for begin, end, kind in sorted(document.gold["entities"]):
            mentions[begin, end, kind] = _mention((begin, end), "other" if kind == "temporal" else BACK.get(kind, kind))
        known = {x[:2] for x in document.gold["entities"]}
        for span in sorted({span for _, *sides in document.gold["relations"] for span in sides} - known):
            mentions[span] = _mention(span, "other") | {"kind": "pronoun"}
        yield {
            "source": document.id,
            "text": document.text,
            "mentions": list(mentions.values()),
            "times": [
                {"begin": b, "end": e, "type": "date"}
                for b, e, t in sorted(document.gold["entities"])
                if t == "temporal"
            ],
            "relations": [
                {"type": NAMED[kind], "source": _key(a), "target": _key(b)}
                for kind, a, b in sorted(document.gold["relations"])
            ],
        }


def _mention(span: Span, kind: str) -> Json:
    return {"begin": span[0], "end": span[1], "type": kind, "kind": "name", "entity": _key(span)}


def _key(span: Span) -> str:
    return f"e{span[0]}_{span[1]}"
