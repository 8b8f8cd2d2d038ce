"""PLOVER gold standard records (examples of the CAMEO manual): one or two sentences, source and target actors.

dev = records 0, 2, 4 ..., test = 1, 3, 5 ... (counted from 0 after the leading documentation record).
source / target: the share of gold actors (their text found in the sentence, letter case ignored) that an argument of a
fitting role overlaps: source = perpetrator, agent, or the source of a claim (many records are speech: demands,
threats, refusals); target = target, victim, patient, recipient, destination, topic. Reciprocal records (source list
of two, no target) count as sources and accept both roles.
event: some event (or claim cue) overlaps a word of the gold event text, as marked in the record; "any event" = the
tool found at least one event. All three also for the violent records (ASSAULT, FIGHT, PROTEST, COERCE) alone.
types: whether the event there is of the record's own type, see `plover_types`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import orjson

from tests.benchmarks.counting import Examples, Span, items, ratio, snippet, spans_in, touches
from tests.benchmarks.documents import Document, Json, folder
from tests.benchmarks.happenings import arguments
from tests.benchmarks.plover_types import score_types

VIOLENT = frozenset({"ASSAULT", "FIGHT", "PROTEST", "COERCE"})
ROLES: Mapping[str, tuple[str, ...]] = {
    "source": ("perpetrator", "agent"),
    "target": ("target", "victim", "patient", "recipient", "destination", "topic"),
}
KEYS = ("source", "target", "event", "any_event")


def documents(data: Path, split: str) -> list[Document]:
    """Every second record."""
    rows = orjson.loads((folder(data, "plover_gsr") / "PLOVER_GSR_CAMEO.txt").read_bytes())
    rows = [row for row in rows if row.get("event") != "DOCUMENT"]
    first = 0 if split == "dev" else 1
    return [_document(number, rows[number]) for number in range(first, len(rows), 2)]


def _document(number: int, row: Json) -> Document:
    text = " ".join(row["text"].split())
    sides = {side: _actors(row, side, text) for side in ROLES}
    gold = {"type": row["event"], **sides, "event": _event_words(row, text)}
    return Document(id=f"plover-{number:03d}", text=text, gold=gold)


def _find(text: str, piece: str, start: int = 0) -> Span | None:
    if not piece.strip():
        return None
    words = re.compile(r"(?<!\w)" + re.escape(" ".join(piece.split())) + r"(?!\w)", re.IGNORECASE)
    match = words.search(text, start)
    return match.span() if match else None


def _actors(row: Json, side: str, text: str) -> list[Span]:
    named = [a.get("actorText") or "" for a in row.get(side) or [] if isinstance(a, dict)]
    return [span for name in named if (span := _find(text, name))]


def _event_words(row: Json, text: str) -> list[Span]:
    """The words marked (EVT: ...) in the record, else the words of `eventText`, found one after another."""
    given = row.get("textInfo")
    marked = re.findall(r"\(EVT:\s*([^()]*)\)", given.get("markup") or "") if isinstance(given, dict) else []
    spans: list[Span] = []
    for piece in marked or (row.get("eventText") or "").split():
        span = _find(text, piece, spans[-1][1] if spans else 0) or _find(text, piece)
        if span:
            spans.append(span)
    return spans


def score(documents: Sequence[Document], predictions: Mapping[str, Json], examples: Examples) -> Json:
    """Shares over all records and over the violent ones, and how often the type is right."""
    violent = [document for document in documents if document.gold["type"] in VIOLENT]
    return {
        "all": _shares(documents, predictions, examples),
        "violent": _shares(violent, predictions, Examples()),
        "types": score_types(documents, predictions, examples),
    }


def _shares(documents: Sequence[Document], predictions: Mapping[str, Json], examples: Examples) -> Json:
    hits, of = Counter[str](), Counter[str]()
    for document in documents:
        prediction = predictions.get(document.id)
        events, claims = items(prediction, "events"), items(prediction, "claims")
        fillers = _fillers(events, claims)
        if not document.gold["target"] and len(document.gold["source"]) > 1:
            fillers["source"] += fillers["target"]
        wanted = {role: [[span] for span in document.gold[role]] for role in ROLES}
        wanted["event"] = [document.gold["event"]] if document.gold["event"] else []
        for key, groups in wanted.items():
            for spans in groups:
                hit = any(touches(span, fillers[key]) for span in spans)
                hits[key] += hit
                of[key] += 1
                if not hit:
                    examples.add(f"missed {key}", f"{document.gold['type']}: {snippet(document.text, spans[0], 200)}")
        hits["any_event"] += bool(events)
        of["any_event"] += 1
    return {key: {"share": ratio(hits[key], of[key]), "of": of[key]} for key in KEYS}


def _fillers(events: Sequence[Json], claims: Sequence[Json]) -> dict[str, list[Span]]:
    found = {role: spans_in(a for e in events for a in arguments(e, *roles)) for role, roles in ROLES.items()}
    found["source"] += spans_in(claim.get("source") for claim in claims)
    found["event"] = spans_in(events) + spans_in(claim.get("cue") for claim in claims)
    return found


def oracle(documents: Sequence[Document]) -> Iterator[Json]:
    """The gold itself as a prediction."""
    for document in documents:
        gold = document.gold
        fillers = [
            {"role": role, "begin": begin, "end": end}
            for role, side in (("agent", "source"), ("patient", "target"))
            for begin, end in gold[side]
        ]
        begin, end = gold["event"][0] if gold["event"] else (0, 1)
        event = {"type": gold["type"].lower(), "begin": begin, "end": end, "arguments": fillers}
        yield {"source": document.id, "text": document.text, "events": [event]}
