"""WikiEvents (KAIROS ontology), attack-domain events end to end: triggers, arguments, document classes.

Text. The published `text` glues sentences together; the tokens carry character offsets into the original page, so
the text is rebuilt from them (gaps become spaces inside a sentence, line breaks between sentences).
Gold classes: Conflict.Attack.* attack, Life.Die killed, Life.Injure injured, Justice.ArrestJailDetain arrest,
Conflict.Demonstrate protest. Roles: Attacker, Killer, Injurer, Jailer, Demonstrator -> perpetrator; Target -> target;
Victim, Detainee -> victim (a predicted target will do); Instrument, ExplosiveDevice -> weapon; Place -> place. Other
roles are left out. Predicted items: see `wikievents_items`.

Triggers: identification = overlap of trigger spans, one-to-one, any class; classification = the same within a class.
An item that comes from a casualty or victim also matches a Die/Injure whose Victim mention (or a coreferent one in
that sentence) it overlaps, since "killed 11 soldiers" may be marked at "11 soldiers".
Arguments, document level (headline): a gold argument is (class, role, coreference cluster), a predicted one (role,
entity or span, classes of its event); the head word of the filler must overlap a mention of the cluster. Recall over
gold, precision over predicted, each counted once. Trigger-tied: the same, only between matched triggers.
Head word: last word before the first preposition, relative pronoun or comma. (Li et al. 2021, "Head F1" with
coreference, is the model; ours is end to end and not comparable with their gold-trigger figures.)
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.counting import Count, Examples, Span, ratio, snippet, touches
from tests.benchmarks.documents import Document, Json, folder, json_lines
from tests.benchmarks.wikievents_gold import CLASSES, ROLES, document_of
from tests.benchmarks.wikievents_items import PREDICTED_ROLES, Item, Matches, counted_items, match, read_items
from tests.benchmarks.words import head_span

BACK = {"attack": "attack", "killed": "killing", "injured": "injury", "arrest": "arrest", "protest": "protest"}
FAMILIES = tuple(CLASSES.values())
GOLD_ROLES = tuple(dict.fromkeys(ROLES.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One document's items, those that count, and which gold events they meet."""

    text: str
    gold: list[Json]
    found: list[Item]
    counted: set[int]
    matches: Matches


def documents(data: Path, split: str) -> list[Document]:
    """The documents of a split."""
    root = folder(data, "wikievents")
    clusters = {row["doc_key"]: row["clusters"] for row in json_lines(root / "coref" / f"{split}.jsonlines")}
    return [document_of(row, clusters.get(row["doc_id"], [])) for row in json_lines(root / f"{split}.jsonl")]


def score(documents: Sequence[Document], predictions: Mapping[str, Json], examples: Examples) -> Json:
    """Triggers, arguments and document classes."""
    n = {key: Count() for key in ("ident", "class", "docs", "args", "tied", *FAMILIES)}
    roles = {role: Count() for role in GOLD_ROLES}
    for document in documents:
        read = _read(document, predictions.get(document.id))
        _count_triggers(read, n, examples)
        _count_classes(read, n["docs"])
        _count_arguments(read, n["args"], roles, examples)
        _count_tied(read, n["tied"])
    return {
        "trigger_identification": n["ident"].figures(),
        "trigger_classification": n["class"].figures(),
        "trigger_by_class": {kind: n[kind].figures() for kind in FAMILIES},
        "arguments_document": n["args"].figures(),
        "argument_recall_by_role": {
            role: {"recall": ratio(row.found, row.gold), "gold": row.gold} for role, row in roles.items()
        },
        "arguments_trigger_tied": n["tied"].figures(),
        "document_classes": n["docs"].figures(),
    }


def _read(document: Document, prediction: Json | None) -> Read:
    found = read_items(prediction)
    matches = match(found, document.gold)
    counted = counted_items(found, document.gold, matches)
    return Read(text=document.text, gold=document.gold, found=found, counted=counted, matches=matches)


def _count_triggers(read: Read, n: Mapping[str, Count], examples: Examples) -> None:
    gold, found, counted, matches = read.gold, read.found, read.counted, read.matches
    n["class"].add(len(matches.items), len(counted), len(matches.gold), len(gold))
    ident = {i for i, _ in matches.whole}
    n["ident"].add(len(ident), len(counted | ident), len(matches.whole), len({e["span"] for e in gold}))
    for kind in FAMILIES:
        mine = {i for i in counted if found[i].main == kind}
        of_kind = sum(event["class"] == kind for event in gold)
        n[kind].add(len(mine & matches.items), len(mine), len(matches.by_class[kind]), of_kind)
    for j in set(range(len(gold))) - matches.gold:
        examples.add("missed event", f"{gold[j]['class']}: {snippet(read.text, gold[j]['span'])}")
    for i in counted - matches.items:
        examples.add("false event", f"{found[i].main}: {snippet(read.text, found[i].spans[0])}")


def _count_classes(read: Read, count: Count) -> None:
    want = {event["class"] for event in read.gold}
    have = {read.found[i].main for i in read.counted} & set(FAMILIES)
    have |= want & {other for i in read.counted for other in read.found[i].others}
    count.pairs(len(want & have), len(have), len(want))


def _compatible(role: str, filler: Span, text: str, gold: Json) -> bool:
    return gold["role"] in PREDICTED_ROLES[role] and touches(head_span(text, filler), gold["cluster"])


def _count_arguments(read: Read, count: Count, roles: Mapping[str, Count], examples: Examples) -> None:
    """Document level: sets of (class, role, cluster) against sets of (role, filler, classes)."""
    want: dict[tuple[str, str, frozenset[Span]], Json] = {}
    for event in read.gold:
        for argument in event["arguments"]:
            want.setdefault((event["class"], argument["role"], argument["cluster"]), argument)
    have = _given(read)
    right: set[tuple[str, str]] = set()
    hits = 0
    for (kind, role, _), argument in want.items():
        fits = {
            mine
            for mine, (kinds, span) in have.items()
            if kind in kinds and _compatible(mine[0], span, read.text, argument)
        }
        right |= fits
        hits += bool(fits)
        roles[role].add(0, 0, bool(fits), 1)
        if not fits:
            examples.add("missed argument", f"{kind}.{role}: {snippet(read.text, argument['span'])}")
    for mine in sorted(have.keys() - right):
        kinds, span = have[mine]
        examples.add("false argument", f"{'/'.join(sorted(kinds))}.{mine[0]}: {snippet(read.text, span)}")
    count.add(len(right), len(have), hits, len(want))


def _given(read: Read) -> dict[tuple[str, str], tuple[set[str], Span]]:
    """(role, entity or span) -> the classes of its events, and its first span."""
    have: dict[tuple[str, str], tuple[set[str], Span]] = {}
    for item in (read.found[i] for i in sorted(read.counted)):
        for role, span, who in item.arguments:
            kinds, _ = have.setdefault((role, who), (set(), span))
            kinds |= {item.main} | item.others | ({"killed", "injured"} if role == "victim" else set())
    return have


def _count_tied(read: Read, count: Count) -> None:
    """Arguments between matched triggers only; every predicted and every gold argument counts."""
    right: set[tuple[int, int]] = set()
    hits = 0
    for i, j in (pair for pairs in read.matches.by_class.values() for pair in pairs):
        given = read.found[i].arguments
        for argument in read.gold[j]["arguments"]:
            fit = {k for k, (role, span, _) in enumerate(given) if _compatible(role, span, read.text, argument)}
            right |= {(i, k) for k in fit}
            hits += bool(fit)
    predicted = sum(len(read.found[i].arguments) for i in read.counted if not read.found[i].free)
    count.add(len(right), predicted, hits, sum(len(event["arguments"]) for event in read.gold))


def oracle(documents: Sequence[Document]) -> Iterator[Json]:
    """The gold itself as a prediction."""
    for document in documents:
        events = [_event(number, event) for number, event in enumerate(document.gold)]
        yield {"source": document.id, "text": document.text, "events": events}


def _event(number: int, event: Json) -> Json:
    fillers = [{"role": a["role"], "begin": a["span"][0], "end": a["span"][1]} for a in event["arguments"]]
    begin, end = event["span"]
    return {"id": f"v{number}", "type": BACK[event["class"]], "begin": begin, "end": end, "arguments": fillers}
