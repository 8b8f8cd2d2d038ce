"""Predicted events as items that can meet WikiEvents' gold.

Each event of one of the five families is an item at its trigger; its family is read from its own type (`killing` ->
killed), other families among its classes may match but are not counted as false alarms; neither are kidnapping and
hijacking, which the gold does not know. A casualty (killed, injured) of an event is an item of that class at its span
unless such an item overlaps it; a victim of an event without casualties may stand for killed or injured (never a false
alarm).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.benchmarks.counting import Span, has_span, items, one_to_one, overlap, span_of, touches
from tests.benchmarks.documents import Json
from tests.benchmarks.happenings import arguments, event_families
from tests.benchmarks.wikievents_gold import CLASSES

PREDICTED_ROLES: Mapping[str, set[str]] = {
    "perpetrator": {"perpetrator"},
    "agent": {"perpetrator"},
    "target": {"target", "victim"},
    "victim": {"victim"},
    "patient": {"target", "victim"},
    "weapon": {"weapon"},
    "instrument": {"weapon"},
    "place": {"place"},
}
HURT = frozenset({"killed", "injured"})
DONE_TO = frozenset({"victim", "patient", "target"})
SURE = 1000  # an overlap of triggers goes before a match by the victim
Filler = tuple[str, Span, str]  # role, span, entity or span
Pairs = list[tuple[int, int]]


@dataclass(slots=True, kw_only=True)
class Item:
    """A predicted trigger: `by_victim` may match through the victim mention, `free` is never a false alarm."""

    main: str
    others: set[str]
    spans: list[Span]
    by_victim: bool = False
    free: bool = False
    arguments: list[Filler] = field(default_factory=list)

    def kinds(self) -> set[str]:
        """Every class that it may match."""
        return {self.main} | self.others


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """Pairs (item, gold) within each class, and of the identification (any class, gold by distinct span)."""

    by_class: Mapping[str, Pairs]
    whole: Pairs

    @property
    def items(self) -> set[int]:
        """The items that meet an event of their class."""
        return {i for pairs in self.by_class.values() for i, _ in pairs}

    @property
    def gold(self) -> set[int]:
        """The gold events that are met in their class."""
        return {j for pairs in self.by_class.values() for _, j in pairs}


def read_items(prediction: Json | None) -> list[Item]:
    """The items of a prediction."""
    found: list[Item] = []
    late: list[Item] = []
    for event in items(prediction, "events"):
        main, families = event_families(event)
        if main is not None and has_span(event):
            item = _of_event(event, main, families)
            found.append(item)
            late += _of_casualties(event, item)
    for item in late:
        twin = next((other for other in found if _is_twin(item, other)), None)
        if twin is None:
            found.append(item)
        else:
            twin.spans.append(item.spans[0])
            twin.by_victim = True
    return found


def _of_event(event: Json, main: str, families: set[str]) -> Item:
    fillers = [
        (str(a["role"]), span_of(a), str(a.get("entity") or span_of(a)))
        for a in arguments(event)
        if has_span(a) and a.get("role") in PREDICTED_ROLES
    ]
    free = main not in CLASSES.values()
    return Item(main=main, others=families - {main}, spans=[span_of(event)], free=free, arguments=fillers)


def _of_casualties(event: Json, item: Item) -> list[Item]:
    """Items at the casualties; without any, at an attack's victims. They share their event's arguments."""
    fillers, late = item.arguments, []
    casualties = [c for c in event.get("casualties") or [] if c.get("outcome") in HURT]
    for casualty in casualties:
        if has_span(casualty):
            span = span_of(casualty)
            fillers.append(("victim", span, str(span)))
            late.append(Item(main=casualty["outcome"], others=set(), spans=[span], by_victim=True, arguments=fillers))
    if item.main == "attack":
        item.others |= {casualty["outcome"] for casualty in casualties}
        victims = [] if casualties else [span_of(a) for a in arguments(event, "victim") if has_span(a)]
        late += [
            Item(main="killed", others={"injured"}, spans=[span], by_victim=True, free=True, arguments=fillers)
            for span in victims
        ]
    return late


def _is_twin(item: Item, other: Item) -> bool:
    """Whether a casualty says again what another item says, at the same place or of the same victim."""
    if item.main not in {other.main} | (other.others if other.by_victim else set()):
        return False
    return touches(item.spans[0], other.spans) or any(
        role in DONE_TO and overlap(span, item.spans[0]) > 0 for role, span, _ in other.arguments
    )


def match(found: Sequence[Item], gold: Sequence[Json]) -> Matches:
    """Which item meets which gold event."""
    classes = {kind: one_to_one(_scored(found, gold, kind)) for kind in CLASSES.values()}
    spans = sorted({event["span"] for event in gold})
    whole = [
        (SURE + max(overlap(span, s) for s in item.spans), i, j)
        for i, item in enumerate(found)
        for j, span in enumerate(spans)
        if touches(span, item.spans)
    ]
    at = {span: j for j, span in enumerate(spans)}
    whole += [(1, i, at[gold[j]["span"]]) for pairs in classes.values() for i, j in pairs]
    return Matches(by_class=classes, whole=one_to_one(whole))


def _scored(found: Sequence[Item], gold: Sequence[Json], kind: str) -> list[tuple[float, int, int]]:
    mine = [(i, item) for i, item in enumerate(found) if kind in item.kinds()]
    theirs = [(j, event) for j, event in enumerate(gold) if event["class"] == kind]
    scored = [(_likeness(item, event), i, j) for i, item in mine for j, event in theirs]
    return [row for row in scored if row[0] > 0]


def _likeness(item: Item, event: Json) -> float:
    best = max((overlap(event["span"], span) for span in item.spans), default=0)
    if best > 0:
        return float(SURE + best + (event["class"] == item.main))
    return float(item.by_victim and event["class"] in HURT and _hits_victim(item, event))


def _hits_victim(item: Item, event: Json) -> bool:
    return any(touches(victim, item.spans) for victim in event["victims"])


def counted_items(found: Sequence[Item], gold: Sequence[Json], matches: Matches) -> set[int]:
    """The items that count: those that match, and those that are neither free nor a repeated casualty."""
    right = matches.items
    return {
        i for i, item in enumerate(found) if i in right or not (item.free or (item.by_victim and _repeats(item, gold)))
    }


def _repeats(item: Item, gold: Sequence[Json]) -> bool:
    """Whether a casualty says again what another item has already matched: neither right nor a false alarm."""
    return any(
        event["class"] == item.main and (touches(event["span"], item.spans) or _hits_victim(item, event))
        for event in gold
    )
