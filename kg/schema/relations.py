"""Reads the relation types of `ontology/relations/`: what may stand on either side, and the words between."""

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from kg.errors import SchemaError
from kg.model import EntityType
from kg.schema.lexicon import WordList
from kg.schema.terms import Subject, kg_class, literals, local, nodes, only
from kg.schema.vocabulary import KG, RDFS, RDFS_LABEL

ANCHORS = frozenset({"verb", "noun", "name", "post", "held"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationPattern:
    """One way to say a relation: the anchoring word (`cues`, lemmas) and where its two sides stand to it.

    `anchor` is "verb", "noun", "name" (any mention, no cue), "post" (a role a person holds) or "held" (the second
    half of "Daesh-held"). Slots are those of `kg.extract.relations.slots`, or a preposition. `never_sources` are
    names, in lower case, that cannot be the source: a country lies in no other. `named` asks that the anchor itself
    be a name.
    """

    anchor: str
    cues: frozenset[str]
    source: str
    target: str
    source_types: frozenset[EntityType]
    target_types: frozenset[EntityType]
    never_sources: frozenset[str]
    named: bool
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationExample:
    """A sentence that shows a relation, with its two sides; both empty where it only looks like it."""

    text: str
    source: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationType:
    """A relation of the ontology: its label, whether it holds both ways, and the ways to say it."""

    name: str
    label: str
    comment: str
    symmetric: bool
    patterns: tuple[RelationPattern, ...]
    examples: tuple[RelationExample, ...]


def read_relations(store: Store, words: Mapping[str, WordList]) -> tuple[RelationType, ...]:
    """Every kg:RelationType, sorted by name."""
    return tuple(_relation(store, node, words) for node in kg_class(store, "RelationType"))


def _relation(store: Store, node: NamedNode, words: Mapping[str, WordList]) -> RelationType:
    label = only(store, node, RDFS_LABEL)
    never = _listed(words, only(store, node, KG.neverSource))
    patterns = (_pattern(store, node, found, never) for found in nodes(store, node, KG.pattern))
    examples = (_example(store, found) for found in nodes(store, node, KG.example))
    return RelationType(
        name=local(node),
        label=label or "",
        comment=only(store, node, RDFS("comment")) or "",
        symmetric=only(store, node, KG.symmetric) == "true",
        patterns=tuple(sorted(patterns, key=lambda p: (p.anchor, sorted(p.cues), p.source, p.target))),
        examples=(
            *sorted(examples, key=lambda example: example.text),
            *(RelationExample(text=text) for text in literals(store, node, KG.counterexample)),
        ),
    )


def _listed(words: Mapping[str, WordList], name: str | None) -> frozenset[str]:
    if name is None:
        return frozenset()
    if name not in words:
        raise SchemaError(f"kg:neverSource names no kg:WordList {name!r}: add it, or mend the name")
    return words[name].words


def _pattern(store: Store, relation: NamedNode, node: Subject, never: frozenset[str]) -> RelationPattern:
    anchor = only(store, node, KG.anchor) or ""
    if anchor not in ANCHORS:
        raise SchemaError(f"a pattern of {local(relation)} has no anchor of {', '.join(sorted(ANCHORS))}: give it one")
    return RelationPattern(
        anchor=anchor,
        cues=frozenset(literals(store, node, KG.cue)),
        source=only(store, node, KG.sourceSlot) or "self",
        target=only(store, node, KG.targetSlot) or "self",
        source_types=_types(store, relation, node, "sourceTypes"),
        target_types=_types(store, relation, node, "targetTypes"),
        never_sources=never,
        named=only(store, node, KG.named) == "true",
        confidence=float(only(store, node, KG.confidence) or "0.8"),
    )


def _types(store: Store, relation: NamedNode, node: Subject, name: str) -> frozenset[EntityType]:
    """The pattern's own types for a side, else the relation's."""
    words = only(store, node, KG(name)) or only(store, relation, KG(name)) or ""
    return frozenset(EntityType(word) for word in words.split())


def _example(store: Store, node: Subject) -> RelationExample:
    return RelationExample(
        text=only(store, node, KG.text) or "",
        source=only(store, node, KG.first) or "",
        target=only(store, node, KG.second) or "",
    )
