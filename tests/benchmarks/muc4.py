"""MUC-4 (terrorism in Latin America, 1988-1991): incidents and document-level slot F1. Not the official MUC-4 metric.

dev = 200 of the 1,300 development messages (those whose SHA-256 of the id is smallest) + TST3, both upper case;
test = TST4 in its mixed-case edition. Keys are read from the 25-slot answer files. Optional templates are no gold
incident; a message that has only optional ones is left out of the detection figures. Dateline dates are `published`.

Detection: a message with at least one live event of the attack, killing or injury family. False alarms: on the rest.
Type: over detected relevant messages, the share whose most frequent predicted type is among the gold types; and the
F1 of the type sets. Types from the words of the event's labels: kidnap/abduct/hostage KIDNAPPING, bomb/explo/blast/
detonat BOMBING, arson ARSON, hijack HIJACKING, robbery ROBBERY, else ATTACK. "A / B" in a key: either will do.
Document-level slot F1: all fills of a message as one set (fills that share a string are one). perpetrator = individual
+ organisation; target = physical target; victim = human target name + description; weapon = instrument. A predicted
filler (argument text or its entity's label) fits a fill when, without case, punctuation and articles, it equals one of
its strings (`exact`), or one holds the other as whole words (`partial`). Target and victim may be swapped. Fills
marked "?" are never missed. Victims' numbers: the set of numbers above 1 in HUM TGT: NUMBER against all counts.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.counting import Count, Examples, Figures, items, labels, ratio
from tests.benchmarks.documents import Document, Json, folder, inner
from tests.benchmarks.happenings import VIOLENT, arguments, event_families, event_labels, is_live
from tests.benchmarks.muc4_keys import NAMES, Fill, merge, normal, read

CORPORA = "data/muc/raw_files/muc34/TASK/CORPORA"
CHOSEN = 200
ROLES: Mapping[str, str] = {
    "perpetrator": "perpetrator",
    "agent": "perpetrator",
    "target": "target",
    "victim": "victim",
    "patient": "victim",
    "weapon": "weapon",
    "instrument": "weapon",
}
SWAPPED = {"target": "victim", "victim": "target"}
TYPES = (
    ("KIDNAPPING", r"kidnap|abduct|hostage"),
    ("HIJACKING", r"hijack"),
    ("ARSON", r"arson|fire-?bomb"),
    ("ROBBERY", r"robber"),
    ("BOMBING", r"bomb|explo|blast|detonat"),
)
LABELLED = {
    "BOMBING": "bombing",
    "KIDNAPPING": "kidnapping",
    "ARSON": "arson attack",
    "HIJACKING": "hijacking",
    "ROBBERY": "robbery attack",
}
Fillers = Mapping[str, list[set[str]]]
Slots = Mapping[str, list[Fill]]


def documents(data: Path, split: str) -> list[Document]:
    """The messages of a split."""
    root = inner(folder(data, "muc4"), CORPORA)
    if split == "test":
        return read([root / "tst4" / "tst4-muc4.mixed-case"], [root / "tst4" / "key-tst4.v2"])
    dev = read(sorted(root.glob("dev/dev-muc3-*")), sorted(root.glob("dev/key-dev-*")))
    dev = sorted(dev, key=lambda d: hashlib.sha256(d.id.encode()).hexdigest())[:CHOSEN]
    return sorted(dev, key=lambda d: d.id) + read([root / "tst3" / "tst3-muc4"], [root / "tst3" / "key-tst3.v2"])


def score(documents: Sequence[Document], predictions: Mapping[str, Json], examples: Examples) -> Json:
    """Incidents, types, slots and numbers."""
    detection, types, numbers = Count(), Count(), Count()
    typed: Counter[str] = Counter()
    slots = {how: {name: Count() for name in NAMES} for how in FITS}
    for document in documents:
        prediction = predictions.get(document.id)
        events = [e for e in items(prediction, "events") if is_live(e) and event_families(e)[1] & VIOLENT]
        _detect(document, events, detection, examples)
        _type(document.gold, events, types, typed)
        fillers = _fillers(events, prediction)
        for how, table in slots.items():
            hits = _fill_slots(fillers, document.gold["slots"], table, FITS[how])
            if how == "partial":
                _note(document, fillers, hits, examples)
        _number(document.gold, events, numbers)
    return {
        "incident_detected": detection.figures(),
        "type_accuracy": {"accuracy": ratio(typed["right"], typed["of"]), "of": typed["of"]},
        "type_sets": types.figures(),
        "document_level_slot_f1": {how: _slot_figures(table) for how, table in slots.items()},
        "victim_numbers": numbers.figures(),
    }


def _detect(document: Document, events: Sequence[Json], detection: Count, examples: Examples) -> None:
    relevant = document.gold["relevant"]
    if not relevant and document.gold["any"]:
        return
    detection.pairs(bool(events) and relevant, bool(events), relevant)
    if bool(events) != relevant:
        triggers = [event.get("text") or event.get("type") for event in events][:5]
        opening = " ".join(document.text[:160].split())
        examples.add("false alarm" if events else "missed incident", f"{document.id} {triggers}: {opening}")


def _type(gold: Json, events: Sequence[Json], types: Count, typed: Counter[str]) -> None:
    given = Counter(_incident_type(event) for event in events)
    if events and gold["relevant"]:
        typed["of"] += 1
        typed["right"] += any(given.most_common(1)[0][0] in names for names, _ in gold["types"])
    strict = {min(names): names for names, loose in gold["types"] if not loose}
    right = sum(any(one in names for names, _ in gold["types"]) for one in given)
    found = sum(any(one in names for one in given) for names in strict.values())
    types.add(right, len(given), found, len(strict))


def _incident_type(event: Json) -> str:
    words = " ".join(event_labels(event))
    return next((name for name, pattern in TYPES if re.search(pattern, words)), "ATTACK")


def _number(gold: Json, events: Sequence[Json], numbers: Count) -> None:
    rows = [row for event in events for row in event.get("casualties") or []]
    given = (row.get(key) for row in rows for key in ("minimum", "maximum"))
    have = {int(number) for number in given if isinstance(number, int | float) and number > 1}
    spared = gold["more numbers"] - gold["numbers"]
    numbers.pairs(len(have & gold["numbers"]), len(have - spared), len(gold["numbers"]))


def _fillers(events: Sequence[Json], prediction: Json | None) -> Fillers:
    """Slot -> distinct fillers, each the set of its strings (the argument's text and its entity's label)."""
    known = {key: normal(label) for key, label in labels(prediction).items()}
    found: dict[str, list[Fill]] = {name: [] for name in NAMES}
    for argument in (argument for event in events for argument in arguments(event, *ROLES)):
        strings = {normal(str(argument.get("text") or "")), known.get(str(argument.get("entity")), "")} - {""}
        if strings:
            found[ROLES[argument["role"]]].append((strings, False))
    return {name: [strings for strings, _ in merge(fills)] for name, fills in found.items()}


def _equal(strings: set[str], fill: set[str]) -> bool:
    return bool(strings & fill)


def _holds(strings: set[str], fill: set[str]) -> bool:
    return any(f" {a} " in f" {b} " or f" {b} " in f" {a} " for a in strings for b in fill)


FITS: Mapping[str, Callable[[set[str], set[str]], bool]] = {"exact": _equal, "partial": _holds}
Hits = tuple[dict[str, set[int]], dict[str, set[int]]]


def _fill_slots(
    fillers: Fillers, gold: Slots, table: Mapping[str, Count], fits: Callable[[set[str], set[str]], bool]
) -> Hits:
    """Count, and give the numbers of the gold fills that were met and of the fillers that met one."""
    met: dict[str, set[int]] = {name: set() for name in NAMES}
    good: dict[str, set[int]] = {name: set() for name in NAMES}
    for slot, mine in fillers.items():
        for i, strings in enumerate(mine):
            for name in dict.fromkeys((slot, SWAPPED.get(slot, slot))):
                hits = {j for j, (fill, _) in enumerate(gold[name]) if fits(strings, fill)}
                met[name] |= hits
                good[slot] |= {i} if hits else set()
        table[slot].add(len(good[slot]), len(mine), 0, 0)
    for slot, fills in gold.items():
        strict = {j for j, (_, loose) in enumerate(fills) if not loose}
        table[slot].add(0, 0, len(met[slot] & strict), len(strict))
    return met, good


def _slot_figures(table: Mapping[str, Count]) -> Figures:
    total = Count()
    for row in table.values():
        total.add(row.right, row.predicted, row.found, row.gold)
    return {"micro": total.figures(), **{slot: row.figures() for slot, row in table.items()}}


def _note(document: Document, fillers: Fillers, hits: Hits, examples: Examples) -> None:
    met, good = hits
    for slot, mine in fillers.items():
        for strings in (strings for i, strings in enumerate(mine) if i not in good[slot]):
            examples.add("false filler", f"{document.id} {slot}: {sorted(strings)}")
    for slot, fills in document.gold["slots"].items():
        for fill in (fill for j, (fill, loose) in enumerate(fills) if not loose and j not in met[slot]):
            examples.add("missed filler", f"{document.id} {slot}: {sorted(fill)}")


def oracle(documents: Sequence[Document]) -> Iterator[Json]:
    """The gold itself as a prediction."""
    for document in documents:
        gold = document.gold
        shared = {
            "begin": 0,
            "end": 1,
            "arguments": [
                {"role": slot, "begin": 0, "end": 1, "text": min(fill)}
                for slot, fills in gold["slots"].items()
                for fill, _ in fills
            ],
            "casualties": [{"outcome": "killed", "minimum": n, "maximum": n} for n in sorted(gold["numbers"])],
        }
        events = [{"type": LABELLED.get(min(names), "attack"), **shared} for names, _ in gold["types"]]
        yield {"source": document.id, "text": document.text, "events": events}
