"""Relations of re3d: FightingAgainst, AlliesOf, InChargeOf, BelongsTo (confidence >= 0.5), micro F1 at document level.

A gold relation is found when some prediction of a fitting type has both endpoints; a predicted one is right when it
fits some gold one. An endpoint fits when any mention of the predicted entity overlaps the gold endpoint.
FightingAgainst and AlliesOf hold both ways, and gold's two directions of one pair are one relation.
The tool's names are mapped generously by the words in them: lead/head/command/chief/control/own/found -> InChargeOf
(or BelongsTo); member/part of/belong/work/role/unit -> BelongsTo (or InChargeOf); ally/allied/support/back -> AlliesOf;
conflict/fight/attack/war/enemy -> FightingAgainst; a name that ends in "by" or begins with "has" is turned round. An
event of the attack family that is not negated gives FightingAgainst for each perpetrator x target or victim; battles
also agent x patient.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.benchmarks.counting import Count, Examples, Span, entities, has_span, items, ratio, snippet, span_of, touches
from tests.benchmarks.documents import Document, Json
from tests.benchmarks.happenings import VIOLENT, arguments, event_families

RELATIONS = ("FightingAgainst", "AlliesOf", "InChargeOf", "BelongsTo")
SYMMETRIC = frozenset({"FightingAgainst", "AlliesOf"})
NAMED = {
    "FightingAgainst": "in conflict with",
    "AlliesOf": "allied with",
    "InChargeOf": "leader of",
    "BelongsTo": "member of",
}
FIGHTING = frozenset({"FightingAgainst"})
IN_POST = frozenset({"BelongsTo", "InChargeOf"})
NAMES = (
    ("FightingAgainst", r"conflict|fight|attack|\bwars?\b|enem|oppos|hostil|clash", FIGHTING),
    ("AlliesOf", r"\ball(y|ie)|support|back(s|ed)|cooperat|coalition with|partner", frozenset({"AlliesOf"})),
    (
        "BelongsTo",
        r"member|part of|belong|work|employ|role|position|subsid|affiliat|spokes|branch|unit of|serves",
        IN_POST,
    ),
    (
        "InChargeOf",
        (
            r"lead|\bhead(s|ed)?\b|command|chief|control|govern|\bown(s|ed|er)?\b|found|rule|presid|minister|direct|"
            r"operat|in charge|holds"
        ),
        IN_POST,
    ),
)
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicted:
    """A predicted relation: the gold types it may meet, the spans of its two sides, how it reads."""

    accepts: frozenset[str]
    a: tuple[Span, ...]
    b: tuple[Span, ...]
    line: str

    def fits(self, kind: str, x: Span, y: Span) -> bool:
        """Whether it meets the gold relation of `kind` between `x` and `y`."""
        if kind not in self.accepts:
            return False
        forward = touches(x, self.a) and touches(y, self.b)
        return forward or (kind in SYMMETRIC and touches(x, self.b) and touches(y, self.a))


def score_relations(documents: Sequence[Document], predictions: Mapping[str, Json], examples: Examples) -> Json:
    """Micro figures and recall by type."""
    total, by_type = Count(), {kind: Count() for kind in RELATIONS}
    for document in documents:
        relations = predicted_relations(predictions.get(document.id))
        gold = sorted(document.gold["relations"])
        right = [any(relation.fits(*g) for g in gold) for relation in relations]
        found = [any(relation.fits(*g) for relation in relations) for g in gold]
        total.add(sum(right), len(relations), sum(found), len(gold))
        for (kind, _, _), hit in zip(gold, found, strict=True):
            by_type[kind].add(0, 0, hit, 1)
        _note(examples, document, [r for r, hit in zip(relations, right, strict=True) if not hit])
        _note_missed(examples, document, [g for g, hit in zip(gold, found, strict=True) if not hit])
    recall = {kind: {"recall": ratio(row.found, row.gold), "gold": row.gold} for kind, row in by_type.items()}
    return {**total.figures(), "recall_by_type": recall}


def predicted_relations(prediction: Json | None) -> list[Predicted]:
    """The relations that a prediction states, and those that its violent events imply, each once."""
    found: dict[Key, Predicted] = {}
    mentions: dict[str, list[Span]] = {}
    for mention in items(prediction, "mentions"):
        if has_span(mention) and mention.get("entity") is not None:
            mentions.setdefault(str(mention["entity"]), []).append(span_of(mention))
    names = {key: str(x.get("label")) for key, x in entities(prediction).items()}
    for key, relation in (*_stated(prediction, mentions, names), *_implied(prediction, mentions)):
        found.setdefault(key, relation)
    return list(found.values())


def _stated(
    prediction: Json | None, mentions: Mapping[str, list[Span]], names: Mapping[str, str]
) -> Iterator[tuple[Key, Predicted]]:
    for row in items(prediction, "relations"):
        label = str(row.get("type", "")).lower().replace("_", " ")
        match = next(((main, accepts) for main, words, accepts in NAMES if re.search(words, label)), None)
        a, b = str(row.get("source")), str(row.get("target"))
        if re.search(r"\bby$", label) or label.startswith("has "):
            a, b = b, a
        if match and mentions.get(a) and mentions.get(b):
            key = (match[0], *(sorted((a, b)) if match[0] in SYMMETRIC else (a, b)))
            line = f"{names.get(a)} | {label} | {names.get(b)}"
            yield key, Predicted(accepts=match[1], a=tuple(mentions[a]), b=tuple(mentions[b]), line=line)


def _implied(prediction: Json | None, mentions: Mapping[str, list[Span]]) -> Iterator[tuple[Key, Predicted]]:
    for event in items(prediction, "events"):
        if not event_families(event)[1] & VIOLENT or event.get("status") == "negated":
            continue
        for actor in filter(has_span, arguments(event, "perpetrator", "agent")):
            for target in filter(has_span, arguments(event, "target", "victim", "patient")):
                sides = [_side(one, mentions) for one in (actor, target)]
                line = f"{actor.get('text')} | {event.get('type')} | {target.get('text')}"
                key = ("FightingAgainst", *sorted(name for name, _ in sides))
                yield key, Predicted(accepts=FIGHTING, a=sides[0][1], b=sides[1][1], line=line)


def _side(argument: Json, mentions: Mapping[str, list[Span]]) -> tuple[str, tuple[Span, ...]]:
    span = span_of(argument)
    return str(argument.get("entity") or span), (*mentions.get(str(argument.get("entity")), ()), span)


def _note(examples: Examples, document: Document, false: Sequence[Predicted]) -> None:
    for relation in false:
        examples.add("false relation", f"{relation.line}: {snippet(document.text, relation.a[0])}")


def _note_missed(examples: Examples, document: Document, missed: Sequence[tuple[str, Span, Span]]) -> None:
    for kind, a, b in missed:
        hull = (min(a[0], b[0]), max(a[1], b[1]))
        text = document.text
        line = f"{text[slice(*a)]} | {kind} | {text[slice(*b)]}: {snippet(text, hull, 10)}"
        examples.add("missed relation", line)
