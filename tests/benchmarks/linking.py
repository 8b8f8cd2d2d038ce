"""Entity linking to Wikidata on ELEVANT's benchmarks (Bast, Hertel and Prange 2022), "IGNORED" mode, named entities.

dev = wiki-fair-v2-no-coref, msnbc-updated, kore50; test = news-fair-v2-no-coref (and ace2004, aquaint if present).
Predicted: mentions (names, and nominals; not pronouns) inside the evaluation span whose entity has a Wikidata item.
A prediction meets a label when the spans are equal, also after widening both to word boundaries. Then
  right: same QID;  miss: a label with a QID that has no right prediction;
  false: a wrong QID on a label, a QID on a label of an unknown entity, or on a span that has no label.
Ignored: labels of unknown entities (no miss), optional and descriptive labels (no miss, right is not counted, wrong
is false), labels that are quantities and dates (neither miss nor false), predictions without QID. A label with parts
(a parent and its children) is one unit: right when the whole is right; else, as soon as one part was met, a miss when
some part is missed and right when all are right. An optional label with parts that are not is a miss when none is met.
Named: the label's entity name begins with a capital; for a prediction without label the tool's entity label (or the
text) does, and the text is not "the/this/his ..." + lower case. Micro P/R/F1 over all benchmarks and for each.
Also: span recall (named labels with a QID whose span was mentioned at all), accuracy given a span match, NIL
precision and recall (a mention without QID that meets a label; right when the label is of an unknown entity).
QIDs are compared literally: redirects of merged items are not resolved. "links_made" leaves borders aside
(`linking_made.py`); `run --linker index --index FILE` measures another linker.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.counting import Examples, Figures, figures, ratio, snippet
from tests.benchmarks.documents import Document, Json, folder, inner, json_lines, safe_id
from tests.benchmarks.linking_labels import LinkedArticle, is_date_or_number, is_known, is_named, is_optional
from tests.benchmarks.linking_made import links_made

SPLITS: Mapping[str, tuple[str, ...]] = {
    "dev": ("wiki-fair-v2-no-coref", "msnbc-updated", "kore50"),
    "test": ("news-fair-v2-no-coref", "ace2004", "aquaint"),
}
NOMINAL = re.compile(r"(the|that|this|these|those|my|your|his|her|its|our|their) [^A-Z]", re.IGNORECASE)


def documents(data: Path, split: str) -> list[Document]:
    """The articles of a split's benchmarks."""
    root = inner(folder(data, "elevant"), "benchmarks")
    found = []
    for name in SPLITS[split]:
        path = root / f"{name}.benchmark.jsonl"
        for number, row in enumerate(json_lines(path) if path.exists() else ()):
            gold = {"benchmark": name, "span": tuple(row["evaluation_span"]), "labels": row["labels"]}
            found.append(Document(id=safe_id(f"{name}-{number:03d}"), text=row["text"], gold=gold))
    return found


def score(documents: Sequence[Document], predictions: Mapping[str, Json], examples: Examples) -> Json:
    """Links in all and by benchmark, spans, unknown entities."""
    by_set: dict[str, Counter[str]] = {}
    n: Counter[str] = Counter()
    for document in documents:
        row = by_set.setdefault(document.gold["benchmark"], Counter())
        article = LinkedArticle(document, predictions.get(document.id))
        _count_unknown(article, n)
        for label in (label for label in article.labels if label.get("parent") is None):
            _count_label(article, label, row, n, examples)
        _count_unlabelled(article, document, row, examples)
    total = sum(by_set.values(), Counter())
    return {
        "micro": _figures(total),
        "by_benchmark": {name: _figures(row) for name, row in by_set.items()},
        "span_recall": ratio(n["spans"], total["right"] + total["missed"]),
        "accuracy_given_span": {"accuracy": ratio(n["met right"], n["met"]), "of": n["met"]},
        "links_made": links_made(documents, predictions),
        "nil": {
            "precision": ratio(n["nil right"], n["nil"]),
            "recall": ratio(n["nil found"], n["nil gold"]),
            "predicted": n["nil"],
        },
    }


def _figures(row: Counter[str]) -> Figures:
    right = row["right"]
    return figures(right, right + row["false"], right, right + row["missed"])


def _count_unknown(article: LinkedArticle, n: Counter[str]) -> None:
    for label in (label for label in article.labels if not is_date_or_number(label)):
        found, unknown = article.at(label), not is_known(label)
        wanted = unknown and not is_optional(label)
        n["nil gold"] += wanted
        if found and article.predicted[found][0] is None:
            n.update({"nil": 1, "nil right": unknown, "nil found": wanted})


def _count_label(article: LinkedArticle, label: Json, row: Counter[str], n: Counter[str], examples: Examples) -> None:
    parts = [] if article.right(label) else article.part_verdicts(label)
    verdict = article.verdict(label, parts) if is_named(label["name"]) and is_known(label) else None
    if verdict is not None:
        row["right" if verdict else "missed"] += 1
        n["spans"] += bool(article.at(label))
        met = bool(article.qid(label) and not parts)
        n.update({"met": met, "met right": met and verdict})
    if verdict is False:
        said = f"{label['entity_id']} {label['name']} (given {article.qid(label)})"
        examples.add("missed link", f"{said}: {snippet(article.text, tuple(label['span']))}")
    for part in parts or [label]:
        if article.is_false(part):
            row["false"] += 1
            said = f"{article.qid(part)} for {part['entity_id']}"
            examples.add("false link", f"{said}: {snippet(article.text, tuple(part['span']))}")


def _count_unlabelled(article: LinkedArticle, document: Document, row: Counter[str], examples: Examples) -> None:
    """Count links inside the evaluation span that meet no label."""
    begin, end = document.gold["span"]
    taken = {found for label in article.labels if (found := article.at(label))}
    for span, (qid, name) in article.predicted.items():
        text = document.text[slice(*span)]
        inside = span not in taken and span[0] >= begin and span[1] <= end
        if qid and inside and is_named(name or text) and not NOMINAL.match(text):
            row["false"] += 1
            examples.add("link without label", f"{qid} {name}: {snippet(document.text, span)}")


def oracle(documents: Sequence[Document]) -> Iterator[Json]:
    """The gold itself as a prediction."""
    for document in documents:
        labels = [x for x in document.gold["labels"] if x.get("parent") is None and not is_date_or_number(x)]
        yield {
            "source": document.id,
            "text": document.text,
            "mentions": [_mention(label) for label in labels],
            "entities": [_entity(label) for label in labels],
        }


def _mention(label: Json) -> Json:
    begin, end = label["span"]
    return {"begin": begin, "end": end, "type": "other", "kind": "name", "entity": f"e{label['id']}"}


def _entity(label: Json) -> Json:
    item = label["entity_id"] if is_known(label) else None
    return {"id": f"e{label['id']}", "label": label["name"], "wikidata": item}
