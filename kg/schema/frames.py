"""Reads the event classes of `ontology/events/` into frames, with what they inherit."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode, Store

from kg.errors import SchemaError
from kg.model import Outcome
from kg.schema.frame import Condition, Example, Frame, Role, Slot, Trigger
from kg.schema.lexicon import WordList
from kg.schema.terms import Subject, literals, local, nodes, of_class, only
from kg.schema.vocabulary import KG, OWL, RDFS, RDFS_LABEL

ROOT = "Event"
PARTS = ("verb", "noun", "adjective", "anaphor")
FILLER_TYPES = frozenset(
    {"person", "group", "place", "state", "facility", "weapon", "vehicle", "event", "thing", "number", "text"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """The store, the word lists that conditions may name, and the direct parents of each event class."""

    store: Store
    words: Mapping[str, WordList]
    parents: Mapping[NamedNode, tuple[NamedNode, ...]]


def read_frames(store: Store, words: Mapping[str, WordList]) -> Mapping[str, Frame]:
    """The frame of every class below kg:Event, by local name."""
    parents = {node: _named_parents(store, node) for node in of_class(store, OWL("Class"))}
    source = _Source(store=store, words=words, parents=parents)
    events = [node for node in parents if KG(ROOT) in _lineage(source, node)]
    return {local(node): _frame(source, node) for node in events}


def _named_parents(store: Store, node: NamedNode) -> tuple[NamedNode, ...]:
    found = nodes(store, node, RDFS("subClassOf"))
    return tuple(parent for parent in found if isinstance(parent, NamedNode))


def _lineage(source: _Source, node: NamedNode) -> list[NamedNode]:
    """The class itself, its parents, theirs … each once, nearest first."""
    line = [node]
    for known in line:
        line += [parent for parent in source.parents.get(known, ()) if parent not in line]
    return line


def _frame(source: _Source, node: NamedNode) -> Frame:
    store = source.store
    line = _lineage(source, node)
    events = [ancestor for ancestor in line if ancestor in source.parents and KG(ROOT) in _lineage(source, ancestor)]
    events.sort(key=lambda ancestor: (len(_lineage(source, ancestor)) * -1, line.index(ancestor)))
    outcome = _nearest(store, events, KG.outcome)
    return Frame(
        name=local(node),
        label=_label(store, node),
        comment=only(store, node, RDFS("comment")) or "",
        classes=tuple(_label(store, ancestor) for ancestor in events),
        ancestors=tuple(local(ancestor) for ancestor in events),
        triggers=_triggers(source, node),
        roles=_roles(store, events),
        requires=frozenset((_nearest(store, events, KG.requires) or "").split()),
        transitive=_nearest(store, events, KG.transitive) == "true",
        outcome=Outcome(outcome) if outcome else None,
        nested=_nearest(store, events, KG.nested) or "",
        examples=_examples(store, node),
    )


def _label(store: Store, node: NamedNode) -> str:
    return only(store, node, RDFS_LABEL) or local(node)


def _nearest(store: Store, lineage: list[NamedNode], predicate: NamedNode) -> str | None:
    """The value nearest to the class; the empty string undoes what is inherited."""
    values = (only(store, node, predicate) for node in lineage)
    return next((value for value in values if value is not None), None)


def _roles(store: Store, lineage: list[NamedNode]) -> tuple[Role, ...]:
    """The nearest definition of every role; own roles come first, so that they choose first."""
    roles: dict[str, Role] = {}
    for node in lineage:
        own = sorted((_role(store, found) for found in nodes(store, node, KG.fills)), key=lambda pair: pair[0])
        for _, role in own:
            roles.setdefault(role.name, role)
    return tuple(role for role in roles.values() if role.verb or role.noun)


def _role(store: Store, node: Subject) -> tuple[int, Role]:
    name = only(store, node, KG.role)
    if name is None:
        raise SchemaError("a kg:fills without kg:role in ontology/events: name the role")
    types = _filler_types((only(store, node, KG.type) or "").split(), name)
    role = Role(
        name=name,
        verb=_slots(only(store, node, KG.verbSlots), types, name),
        noun=_slots(only(store, node, KG.nounSlots), types, name),
        strict=only(store, node, KG.strict) == "true",
    )
    return int(only(store, node, KG.order) or "5"), role


def _slots(text: str | None, types: frozenset[str], role: str) -> tuple[Slot, ...]:
    """`on against compound:facility|vehicle`: slots, best first, some with types of their own."""
    named = (word.partition(":") for word in (text or "").split())
    return tuple(Slot(slot, _filler_types(own.split("|"), role) if own else types) for slot, _, own in named)


def _filler_types(names: list[str], role: str) -> frozenset[str]:
    if not set(names) <= FILLER_TYPES:
        raise SchemaError(f"role {role}: no filler type {', '.join(sorted(set(names) - FILLER_TYPES))}")
    return frozenset(names)


def _triggers(source: _Source, node: NamedNode) -> tuple[Trigger, ...]:
    """The class's plain words, then its triggers with conditions."""
    found = [*_worded(source, node, Trigger(pos="", lemma=""))]
    for conditioned in nodes(source.store, node, KG.trigger):
        store = source.store
        common = Trigger(
            pos="",
            lemma="",
            needs=tuple(_condition(source, text) for text in literals(store, conditioned, KG.needs)),
            unless=tuple(_condition(source, text) for text in literals(store, conditioned, KG.unless)),
            requires=frozenset((only(store, conditioned, KG.requires) or "").split()),
            ergative=only(store, conditioned, KG.ergative) == "true",
            amid=frozenset((only(store, conditioned, KG.amid) or "").split()),
            rank=int(only(store, conditioned, KG.rank) or "0"),
        )
        found += _worded(source, conditioned, common)
    return tuple(sorted(found, key=lambda trigger: (trigger.pos, trigger.lemma, trigger.rest)))


def _worded(source: _Source, node: Subject, common: Trigger) -> list[Trigger]:
    """One trigger a word: a verb phrase is headed by its first word ("open fire"), a noun phrase by its last."""
    return [
        replace(common, pos=pos, lemma=head, rest=tuple(rest))
        for pos in PARTS
        for phrase in literals(source.store, node, KG(pos))
        for head, rest in [_headed(pos, phrase.split())]
    ]


def _headed(pos: str, words: list[str]) -> tuple[str, list[str]]:
    return (words[-1], words[:-1]) if pos == "noun" else (words[0], words[1:])


def _condition(source: _Source, text: str) -> Condition:
    """`slot:weapon` asks for a filler type, `slot:Missiles` for a word of that list, `slot:fire|arrow` for lemmas."""
    slot, _, wanted = text.partition(":")
    alternatives = frozenset(wanted.split("|")) - {""}
    types = alternatives & FILLER_TYPES
    words: set[str] = set()
    for name in alternatives - types:
        if name[0].isupper() and name not in source.words:
            raise SchemaError(f"condition {text!r} names no kg:WordList: add kg:{name}, or mend the name")
        words |= source.words[name].words if name[0].isupper() else {name.replace("_", " ")}
    return Condition(slot=slot, words=frozenset(words), types=types)


def _examples(store: Store, node: NamedNode) -> tuple[Example, ...]:
    """Sentences that show the type (`kg:example`) and sentences that only look like it (`kg:counterexample`)."""
    shown = (_example(store, found) for found in nodes(store, node, KG.example))
    not_shown = (Example(text=text) for text in literals(store, node, KG.counterexample))
    return (*sorted(shown, key=lambda example: example.text), *not_shown)


def _example(store: Store, node: Subject) -> Example:
    roles = tuple(
        (role.strip(), filler.strip())
        for reading in literals(store, node, KG.reads)
        for role, _, filler in [reading.partition(":")]
    )
    return Example(text=only(store, node, KG.text) or "", trigger=only(store, node, KG.word), roles=roles)
