"""TempEval-3 task A: TIMEX3 extents, values and types (UzZaman et al. 2013). dev = TimeBank + AQUAINT, test = platinum.

Text: the body (TEXT element) without the white space round it; `published` is the document creation time.
strict = same extent; relaxed = any overlap, one-to-one, best first; value = relaxed extent with exactly the gold
value, as precision, recall and F1 (the official "value F1"); type accuracy among relaxed matches. Only `times` counts.
"""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.counting import Examples, figures, has_span, items, pair_spans, ratio, snippet, span_of, unpaired
from tests.benchmarks.documents import Document, Json, folder, safe_id

PARTS: Mapping[str, tuple[str, ...]] = {
    "dev": ("Training/TBAQ-cleaned/TimeBank", "Training/TBAQ-cleaned/AQUAINT"),
    "test": ("Evaluation/te3-platinum",),
}


def documents(data: Path, split: str) -> list[Document]:
    """The documents of a split's parts."""
    root = folder(data, "tempeval3")
    return [_read(path) for part in PARTS[split] for path in sorted((root / part).glob("*.tml"))]


def _read(path: Path) -> Document:
    root = ET.parse(path).getroot()  # noqa: S314 - the set's own files
    pieces: list[str] = []
    times: list[Json] = []
    body = root.find(".//TEXT")
    if body is not None:
        _walk(body, pieces, times)
    raw = "".join(pieces)
    shift = len(raw) - len(raw.lstrip())
    moved = [time | {"begin": time["begin"] - shift, "end": time["end"] - shift} for time in times]
    title = root.findtext(".//TITLE")
    return Document(
        id=safe_id(path.stem),
        text=raw.strip(),
        gold=sorted((t for t in moved if t["end"] > t["begin"]), key=lambda t: (t["begin"], t["end"])),
        title=title.strip() if title else None,
        published=_created(root),
    )


def _walk(node: ET.Element, pieces: list[str], times: list[Json]) -> None:
    begin = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        _walk(child, pieces, times)
        pieces.append(child.tail or "")
    if node.tag == "TIMEX3":
        end = sum(map(len, pieces))
        times.append({"begin": begin, "end": end, "type": node.get("type"), "value": node.get("value")})


def _created(root: ET.Element) -> str | None:
    created = root.find(".//DCT/TIMEX3")
    value = (created.get("value") or "")[:10] if created is not None else ""
    return value if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None


def score(documents: Sequence[Document], predictions: Mapping[str, Json], examples: Examples) -> Json:
    """Extents, values and types."""
    n: Counter[str] = Counter()
    for document in documents:
        _count(document, predictions.get(document.id), n, examples)
    both = n["predicted"], n["gold"]
    strict, relaxed, value = (figures(n[key], both[0], n[key], both[1]) for key in ("strict", "relaxed", "value"))
    return {
        "extent_strict": strict,
        "extent_relaxed": relaxed,
        "value": value,
        "value_accuracy": ratio(n["value"], n["relaxed"]),
        "type_accuracy": ratio(n["type"], n["relaxed"]),
    }


def _count(document: Document, prediction: Json | None, n: Counter[str], examples: Examples) -> None:
    times = [t for t in items(prediction, "times") if has_span(t)]
    left, right = [span_of(t) for t in times], [span_of(t) for t in document.gold]
    pairs = pair_spans(left, right)
    n.update(predicted=len(left), gold=len(right), relaxed=len(pairs))
    for i, j in pairs:
        mine, theirs = times[i], document.gold[j]
        n["strict"] += left[i] == right[j]
        n["type"] += str(mine.get("type")).upper() == theirs["type"]
        n["value"] += mine.get("value") == theirs["value"]
        if mine.get("value") != theirs["value"]:
            said = f"{mine.get('value')} for {theirs['value']} (published {document.published})"
            examples.add("wrong value", f"{said}: {snippet(document.text, right[j])}")
    for j in unpaired(len(right), (j for _, j in pairs)):
        examples.add("missed time", f"{document.gold[j]['value']}: {snippet(document.text, right[j])}")
    for i in unpaired(len(left), (i for i, _ in pairs)):
        examples.add("false time", f"{times[i].get('value')}: {snippet(document.text, left[i])}")


def oracle(documents: Sequence[Document]) -> Iterator[Json]:
    """The gold itself as a prediction."""
    for document in documents:
        times = [{**time, "type": time["type"].lower()} for time in document.gold]
        yield {"source": document.id, "text": document.text, "times": times}
