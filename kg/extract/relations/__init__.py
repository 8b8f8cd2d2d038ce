"""Finds lasting relations between entities by the patterns of `ontology/relations/`, one matcher for all of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.extract.nations import Nations, nations
from kg.extract.reading import Finder, Knowledge, Reading, evidence_at
from kg.extract.relations.ends import sources, targets
from kg.extract.relations.slots import present
from kg.extract.scan import ids, starts
from kg.extract.syntax import is_negated
from kg.extract.tokens import Token
from kg.model import EntityType, Evidence, Extraction, Mention, MentionKind, Post, Relation, Span, Status
from kg.schema import Schema
from kg.schema.relations import RelationPattern, RelationType

__all__ = ["finder"]
Ways = tuple[tuple[RelationType, RelationPattern], ...]
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationWords:
    """Every pattern by its anchor: verbs, nouns and hyphened words by lemma, posts by role, names together."""

    verbs: Mapping[str, Ways]
    nouns: Mapping[str, Ways]
    held: Mapping[str, Ways]
    posts: Mapping[str, Ways]
    names: Mapping[EntityType, Ways]
    ids: frozenset[int]
    nations: Nations


def finder(knowledge: Knowledge) -> Finder:
    """A finder of relations."""
    words = _words(knowledge.schema)

    def find(reading: Reading) -> Extraction:
        found = (*_from_posts(reading, words), *_from_text(reading, words))
        symmetric = frozenset(relation.label for relation in knowledge.schema.relations if relation.symmetric)
        return replace(reading.extraction, relations=_distinct(found, symmetric))

    return find


def _words(schema: Schema) -> RelationWords:
    verbs, nouns, held = (_by_cue(schema, anchor) for anchor in ("verb", "noun", "held"))
    return RelationWords(
        verbs=verbs,
        nouns=nouns,
        held=held,
        posts=_by_cue(schema, "post"),
        names={type_: _of_names(schema, type_) for type_ in EntityType},
        ids=ids((*verbs, *nouns, *held)),
        nations=nations(schema),
    )


def _by_cue(schema: Schema, anchor: str) -> Mapping[str, Ways]:
    ways: dict[str, Ways] = {}
    for relation in schema.relations:
        for pattern in relation.patterns:
            for cue in sorted(pattern.cues) if pattern.anchor == anchor else ():
                ways[cue] = (*ways.get(cue, ()), (relation, pattern))
    return ways


def _of_names(schema: Schema, type_: EntityType) -> Ways:
    """The patterns that a mention of a type may anchor by standing there."""
    patterns = ((r, p) for r in schema.relations for p in r.patterns if p.anchor == "name")
    return tuple((r, p) for r, p in patterns if type_ in (p.source_types if p.source == "self" else p.target_types))


def _from_text(reading: Reading, words: RelationWords) -> Iterator[Relation]:
    doc = reading.doc
    begins = starts(doc)
    headed = {begins[m.head.begin] for m in reading.extraction.mentions if m.head.begin in begins}
    for position in sorted(headed.union(doc.places(lemmas=words.ids, lowers=words.ids))):
        for relation, pattern in _ways_at(doc[position], reading, words):
            yield from _match(doc[position], relation, pattern, reading, words.nations)


def _ways_at(token: Token, reading: Reading, words: RelationWords) -> Iterator[tuple[RelationType, RelationPattern]]:
    """The patterns that a token may anchor."""
    if token.pos_ in VERBAL:
        yield from words.verbs.get(token.lemma_.lower(), ())
    elif token.pos_ in NOMINAL:
        yield from words.nouns.get(token.lemma_.lower(), ())
    if token.lower_ in words.held and _is_hyphened(token):
        yield from words.held[token.lower_]
    mention = reading.mention_headed(token)
    if mention is not None:
        yield from _ways_of_mention(token, mention, words)


def _ways_of_mention(
    token: Token, mention: Mention, words: RelationWords
) -> Iterator[tuple[RelationType, RelationPattern]]:
    """The patterns that a mention anchors by standing there: those whose other side something near may fill."""
    near = present(token)
    for relation, pattern in words.names[mention.type]:
        slot = pattern.target if pattern.source == "self" else pattern.source
        if slot in near and (mention.kind is MentionKind.NAME or not pattern.named):
            yield (relation, pattern)


def _is_hyphened(token: Token) -> bool:
    doc = token.doc
    return (token.i > 0 and doc[token.i - 1].text == "-") or (token.i + 1 < len(doc) and doc[token.i + 1].text == "-")


def _match(
    token: Token, relation: RelationType, pattern: RelationPattern, reading: Reading, known: Nations
) -> Iterator[Relation]:
    others = list(targets(token, pattern, reading, known))
    for source in sources(token, pattern, reading, known) if others else ():
        for target in others:
            if source.entity == target.entity:
                continue
            denied = token.pos_ in VERBAL and is_negated(token)
            yield Relation(
                type=relation.label,
                source=source.entity,
                target=target.entity,
                status=Status.NEGATED if denied else Status.ASSERTED,
                evidence=evidence_at(
                    token,
                    "relations",
                    rule=f"{relation.name} {pattern.anchor} {pattern.source} {pattern.target}",
                    span=_hull(source.span, target.span),
                    confidence=pattern.confidence,
                ),
            )


def _hull(one: Span, other: Span) -> Span:
    return Span(min(one.begin, other.begin), max(one.end, other.end))


def _from_posts(reading: Reading, words: RelationWords) -> Iterator[Relation]:
    """The relations that a post amounts to: a commander leads, a spokesman speaks for."""
    for post in reading.extraction.posts:
        if post.organisation is None or post.ended or post.organisation == post.person:
            continue
        target = reading.entity(post.organisation)
        for relation, pattern in _ways_of(post, words):
            if target is not None and target.type in pattern.target_types | pattern.source_types:
                ends = (post.person, post.organisation)
                source, other = ends if pattern.source == "person" else ends[::-1]
                yield Relation(
                    type=relation.label, source=source, target=other, evidence=_post_evidence(post, relation)
                )


def _ways_of(post: Post, words: RelationWords) -> Ways:
    """The patterns of a role, or of its last words ("acting chief of staff" as "chief of staff")."""
    pieces = post.role.split()
    tails = (" ".join(pieces[i:]) for i in range(len(pieces)))
    return next((words.posts[tail] for tail in tails if tail in words.posts), ())


def _post_evidence(post: Post, relation: RelationType) -> Evidence:
    return replace(post.evidence, finder="relations", rule=f"{relation.name} post")


def _distinct(relations: Iterable[Relation], symmetric: frozenset[str]) -> tuple[Relation, ...]:
    """Each relation once, its most confident evidence kept; in text order."""
    kept: dict[tuple[str, str, str], Relation] = {}
    for relation in relations:
        ends = (relation.source, relation.target)
        first, second = sorted(ends) if relation.type in symmetric else ends
        key = (relation.type, first, second)
        if key not in kept or relation.evidence.confidence > kept[key].evidence.confidence:
            kept[key] = relation
    return tuple(sorted(kept.values(), key=lambda r: (r.evidence.span, r.type, r.source, r.target)))
