"""Who says what, who holds which post, how things stand to each other, and in whose words."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.assemble.desk import STATUSES, Desk
from kg.assemble.grounds import cited, put_as, when
from kg.assemble.happenings import state
from kg.assemble.sheet import Pair, Shelf
from kg.assemble.terms import KG, LABEL, ORG, number, text, yes
from kg.assemble.things import describe
from kg.model import Claim, EntityId, Post, Relation, Span, Stance, Status, Wording
from kg.schema.iris import camel
from kg.schema.turtle import A, Term, literal


def write_claims(desk: Desk, claims: Sequence[Claim]) -> None:
    """A node a claim; its content is offsets, and words where copying is allowed."""
    for claim in claims:
        desk.sheet.place(desk.claims[claim.id], Shelf.CLAIM, claim.content.begin)
    outer = {claim.id: claim for claim in claims}
    for claim in claims:
        around = outer[claim.within] if claim.within is not None else None
        beyond = desk.claims[around.id] if around is not None else desk.document
        told_by = around.speaker_label if around is not None else None
        carried = claim.via_label is not None and claim.via_label != told_by
        desk.sheet.put(
            desk.claims[claim.id],
            (A, KG.Claim),
            *_speaker(desk, claim),
            *_carrier(desk, claim),
            (KG.within, _carriage(desk, claim, beyond) if carried else beyond),
            *_saying(desk, claim),
        )


def _saying(desk: Desk, claim: Claim) -> tuple[Pair, ...]:
    return (
        (KG.stance, literal(claim.stance.value)),
        *put_as(claim.factuality),
        (KG.cue, desk.label(desk.words(claim.cue))),
        (KG.begin, number(claim.content.begin)),
        (KG.end, number(claim.content.end)),
        (KG.content, desk.quote(claim.content)),
        (KG.sha256, desk.seal(claim.content)),
        *((KG.about, desk.thing(event)) for event in claim.about_events),
        *((KG.about, desk.thing(entity)) for entity in claim.about_entities),
        (KG.inArticle, desk.document),
        *cited(desk, claim.evidence),
    )


def _carriage(desk: Desk, claim: Claim, beyond: Term) -> Term:
    """The level of a carrier that makes no claim of its own: it passes on what the speaker told it."""
    span = claim.via or claim.cue
    node = desk.node(Shelf.CLAIM, "carriage", span.begin, span.end, claim.cue.begin, claim.content.begin)
    ground = replace(claim.evidence, span=span)
    return desk.sheet.put(
        node,
        (A, KG.Carriage),
        (KG.speaker, _who(desk, claim.via_entity, claim.via)),
        (KG.speakerLabel, _called(desk, claim.via_label, claim.via)),
        (KG.stance, literal(Stance.ASSERTS.value)),
        (KG.within, beyond),
        (KG.inArticle, desk.document),
        *cited(desk, ground),
    )


def _speaker(desk: Desk, claim: Claim) -> tuple[Pair, ...]:
    return (
        (KG.speaker, _who(desk, claim.speaker_entity, claim.speaker)),
        (KG.speakerLabel, _called(desk, claim.speaker_label, claim.speaker)),
        (KG.speakerRole, desk.label(claim.speaker_role) if claim.speaker_role else None),
    )


def _carrier(desk: Desk, claim: Claim) -> tuple[Pair, ...]:
    """Sources nest: the article carries what `via` told of what the speaker said."""
    return (
        (KG.via, _who(desk, claim.via_entity, claim.via)),
        (KG.viaLabel, _called(desk, claim.via_label, claim.via)),
    )


def _who(desk: Desk, entity: EntityId | None, span: Span | None) -> Term | None:
    if entity is not None and entity in desk.entities:
        return desk.thing(entity)
    return describe(desk, span) if span else None


def _called(desk: Desk, label: str | None, span: Span | None) -> Term | None:
    words = label or (desk.words(span) if span else "")
    return desk.label(words) if words else None


def write_posts(desk: Desk, posts: Iterable[Post]) -> None:
    """A node a post: a person's role, at an organisation and for a time where they are given."""
    for post in posts:
        person, span = desk.thing(post.person), post.evidence.span
        at = desk.entity(post.organisation)
        key = (span.end, person, post.role, at or "")
        node = desk.sheet.put(
            desk.node(Shelf.POST, "post", span.begin, *key),
            (A, KG.Post),
            (LABEL, desk.label(post.role)),
            (KG.holder, person),
            (KG.roleTitle, desk.label(post.role)),
            (KG.organisation, at),
            (KG.start, when(desk, post.start) if post.start else None),
            (KG.finish, when(desk, post.end) if post.end else None),
            (KG.ended, yes(post.ended)),
            (KG.status, STATUSES[post.status]),
            *cited(desk, post.evidence),
        )
        if post.status is Status.ASSERTED:
            desk.sheet.put(person, (ORG.hasMembership, node))


def write_relations(desk: Desk, relations: Iterable[Relation]) -> None:
    """A statement a relation."""
    for relation in relations:
        predicate = KG(camel(relation.type, upper=False))
        triple = (desk.thing(relation.source), predicate, desk.thing(relation.target))
        label: Pair = (KG.relation, literal(relation.type))
        state(desk, triple, relation.status, relation.evidence, (A, KG.RelationFact), label)


def write_wordings(desk: Desk, wordings: Iterable[Wording]) -> None:
    """A node each time a loaded term is used."""
    for wording in wordings:
        span = wording.span
        desk.sheet.put(
            desk.node(Shelf.WORDING, "wording", span.begin, span.end, wording.term),
            (A, KG.Wording),
            (KG.term, text(wording.term)),
            (KG.form, desk.label(desk.words(span))),
            (KG.wordingKind, text(wording.kind)),
            (KG.neutral, text(wording.neutral)),
            (KG.wordingOf, desk.entity(wording.entity)),
            (KG.usedBy, desk.entity(wording.user)),
            *cited(desk, wording.evidence),
        )
