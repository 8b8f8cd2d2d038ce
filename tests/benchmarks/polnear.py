"""PolNeAR 1.0: attributions (source, cue, content), direct and indirect (Newell, Margolin and Ruths 2018).

Gold: one annotator a document (the first file by name where there are several). Spans may be discontinuous.
Matching: claim and attribution one-to-one by content, token F1 (words) > 0.5, best first.
Figures: detection precision, recall, F1; among matched pairs the share whose source overlaps (where gold has one) and
whose cue overlaps; token F1 of content and of source over all gold (a word counts once a document, whoever says it).
Gold attributions without content (one in dev) are left out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.counting import (
    Count,
    Examples,
    Span,
    has_span,
    items,
    one_to_one,
    ratio,
    snippet,
    span_of,
    spans_in,
    touches,
    unpaired,
)
from tests.benchmarks.documents import Document, Json, folder, inner, safe_id

PARTS = ("source", "cue", "content")
COUNTED = ("content", "source")
ENOUGH = 0.5
Attribution = dict[str, list[Span]]


def documents(data: Path, split: str) -> list[Document]:
    """The documents of a split with one annotator's attributions."""
    root = inner(folder(data, "polnear"), "data")
    files = sorted((root / split / "attributions").iterdir())
    dates = _published(root)
    found = []
    for path in sorted((root / split / "text").glob("*.txt")):
        name = re.compile(re.escape(path.stem) + r"(_[0-9a-f]{4})?\.ann")
        own = next((file for file in files if name.fullmatch(file.name)), None)
        gold = _brat(own.read_text(encoding="utf-8")) if own else []
        text = path.read_text(encoding="utf-8")
        found.append(Document(id=safe_id(path.stem), text=text, gold=gold, published=dates.get(path.stem)))
    return found


def _published(root: Path) -> dict[str, str]:
    """Publication dates from the set's metadata table."""
    table = root / "metadata.tsv"
    if not table.exists():
        return {}
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()]
    name, date = rows[0].index("filename"), rows[0].index("publication_date")
    return {row[name]: row[date] for row in rows[1:] if len(row) > date and re.fullmatch(r"\d{4}-\d\d-\d\d", row[date])}


def _brat(annotation: str) -> list[Attribution]:
    """Attributions of one stand-off file: T lines are spans ("Content 88 190;200 210"), E lines join them."""
    rows = [line.split("\t") for line in annotation.split("\n")]
    spans = {row[0]: _spans(row[1]) for row in rows if re.match(r"T\d+$", row[0]) and len(row) > 1}
    joined = (_joined(row[1], spans) for row in rows if re.match(r"E\d+$", row[0]))
    return [parts for parts in joined if parts["content"]]


def _spans(field: str) -> list[Span]:
    _, _, offsets = field.partition(" ")
    return [(int(begin), int(end)) for begin, end in (piece.split() for piece in offsets.split(";"))]


def _joined(field: str, spans: Mapping[str, list[Span]]) -> Attribution:
    parts: Attribution = {part: [] for part in PARTS}
    for pair in field.split():
        role, _, key = pair.partition(":")
        role = re.sub(r"\d+$", "", role).lower()
        if role in parts:
            parts[role] += spans.get(key, [])
    return parts


def score(documents: Sequence[Document], predictions: Mapping[str, Json], examples: Examples) -> Json:
    """Detection, who is heard, and how much of what is said is found."""
    detection, n = Count(), Counter[str]()
    tokens_of = {part: Count() for part in COUNTED}
    for document in documents:
        tokens = [m.span() for m in re.finditer(r"\w+", document.text)]
        claims = [c for c in items(predictions.get(document.id), "claims") if has_span(c.get("content"))]
        pairs = _pairs(tokens, claims, document.gold)
        detection.pairs(len(pairs), len(claims), len(document.gold))
        for i, j in pairs:
            _hear(document, claims[i], document.gold[j], n, examples)
        for part, count in tokens_of.items():
            have = _inside(tokens, spans_in(claim.get(part) for claim in claims))
            want = _inside(tokens, [span for one in document.gold for span in one[part]])
            count.pairs(len(have & want), len(have), len(want))
        _note(document, claims, pairs, examples)
    return {
        "detection": detection.figures(),
        "source_accuracy": {"accuracy": ratio(n["source"], n["with source"]), "of": n["with source"]},
        "cue_accuracy": {"accuracy": ratio(n["cue"], n["with cue"]), "of": n["with cue"]},
        **{f"{part}_tokens": count.figures() for part, count in tokens_of.items()},
    }


def _pairs(tokens: Sequence[Span], claims: Sequence[Json], gold: Sequence[Attribution]) -> list[tuple[int, int]]:
    ours = [_inside(tokens, [span_of(claim["content"])]) for claim in claims]
    theirs = [_inside(tokens, one["content"]) for one in gold]
    return one_to_one(
        (likeness, i, j)
        for i, a in enumerate(ours)
        for j, b in enumerate(theirs)
        if a & b and (likeness := 2 * len(a & b) / (len(a) + len(b))) > ENOUGH
    )


def _inside(tokens: Sequence[Span], spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(i for i, (b, e) in enumerate(tokens) if any(b < y and x < e for x, y in spans))


def _hear(document: Document, claim: Json, gold: Attribution, n: Counter[str], examples: Examples) -> None:
    """Count whether a matched claim has gold's source and cue."""
    for part in ("source", "cue"):
        good = has_span(claim.get(part)) and touches(span_of(claim[part]), gold[part])
        n[f"with {part}"] += bool(gold[part])
        n[part] += good
        if part == "source" and gold[part] and not good:
            said = document.text[slice(*span_of(claim[part]))] if has_span(claim.get(part)) else None
            examples.add("wrong source", f"{said!r} for {snippet(document.text, gold[part][0])}")


def _note(document: Document, claims: Sequence[Json], pairs: Sequence[tuple[int, int]], examples: Examples) -> None:
    text = document.text
    for j in unpaired(len(document.gold), (j for _, j in pairs)):
        one = document.gold[j]
        cue = text[slice(*one["cue"][0])] if one["cue"] else "-"
        examples.add("missed attribution", f"cue {cue!r}: {snippet(text, one['content'][0], 30)}")
    for i in unpaired(len(claims), (i for i, _ in pairs)):
        examples.add("false claim", snippet(text, span_of(claims[i]["content"]), 30))


def oracle(documents: Sequence[Document]) -> Iterator[Json]:
    """The hull of each discontinuous span (so the oracle is close to 1, not 1)."""
    for document in documents:
        claims = [{"stance": "asserts", "via": None, **_hulls(one)} for one in document.gold]
        yield {"source": document.id, "text": document.text, "claims": claims}


def _hulls(one: Attribution) -> dict[str, Json | None]:
    return {
        part: {"begin": min(b for b, _ in spans), "end": max(e for _, e in spans)} if spans else None
        for part, spans in one.items()
    }
