"""Joins the writers of this stage into the assembler: a linked extraction in, one article's graph out."""

from collections.abc import Mapping
from typing import Literal as OneOf

from kg.assemble.desk import Desk
from kg.assemble.grounds import sentences_of
from kg.assemble.happenings import write_causes, write_events
from kg.assemble.links import sentence_round, write_items, write_links
from kg.assemble.sayings import write_claims, write_posts, write_relations, write_wordings
from kg.assemble.sheet import Sheet
from kg.assemble.source import Imprint, article_iri, graph_iri, run_iri, write_source
from kg.assemble.things import entity_key, first_spans, mentions_of, write_entities, write_mentions
from kg.model import Claim, ClaimId, EntityId, Event, EventId, Extraction, Linked, Span
from kg.schema import Schema
from kg.schema.iris import key_of, mint
from kg.schema.turtle import Term, iri, spaces
from kg.schema.vocabulary import BASE, ONTOLOGY_VERSION
from kg.stages import Assembler, Graph

EvidenceMode = OneOf["quotes", "offsets"]


def make_assembler(
    schema: Schema, *, version: str, base: str = BASE, evidence: EvidenceMode = "quotes", model: str = ""
) -> Assembler:
    """An assembler whose IRIs start with `base`; with "offsets" it copies no sentence of the article.

    `version` is the tool's; `model` names the language model and may give the hash of its weights.
    """
    prefixes = spaces(base)
    imprint = Imprint(version=version, ontology=ONTOLOGY_VERSION, model=model, evidence=evidence)

    def assemble(linked: Linked) -> Graph:
        desk = _desk(linked, schema, imprint)
        write_source(desk, imprint, linked.catalogue)
        _write_all(desk, linked)
        name = iri(graph_iri(desk.document), prefixes)
        return Graph(article=linked.extraction.article.id, iri=name, statements=desk.sheet.statements())

    return assemble


def _desk(linked: Linked, schema: Schema, imprint: Imprint) -> Desk:
    article = linked.extraction.article
    document = article_iri(article)
    first = first_spans(linked.extraction.mentions)
    entities = _entity_iris(linked.extraction, document, first)
    events = _event_iris(linked.extraction.events, document)
    return Desk(
        article=article,
        key=key_of(document),
        document=document,
        run=run_iri(document, imprint, linked.catalogue),
        quotes=imprint.evidence == "quotes",
        sheet=Sheet(),
        schema=schema,
        first=first,
        sentences=_sentences(linked, first),
        mentions=mentions_of(linked.extraction, entities, events),
        entities=entities,
        events=events,
        claims=_claim_iris(linked.extraction.claims, document),
    )


def _sentences(linked: Linked, first: Mapping[EntityId, Span]) -> dict[Span, Span]:
    """The sentence of every passage that a fact or a link rests on."""
    found = linked.extraction
    known = sentences_of(found)
    sentences = sorted(set(known.values()))
    for span in (first[link.entity] for link in linked.links if link.entity in first):
        if span not in known:
            known[span] = sentence_round(found.article.text, sentences, span)
    return known


def _entity_iris(found: Extraction, document: Term, first: Mapping[EntityId, Span]) -> dict[EntityId, Term]:
    return {
        entity.id: mint("entity", document, *entity_key(entity, first.get(entity.id)), name=_short(entity.label))
        for entity in found.entities
    }


def _event_iris(events: tuple[Event, ...], document: Term) -> dict[EventId, Term]:
    """Events of one type read from the same words are told apart by their number."""
    iris: dict[EventId, Term] = {}
    seen: dict[tuple[str, int, int], int] = {}
    for event in events:
        key = (event.frame, event.trigger.begin, event.trigger.end)
        seen[key] = seen.get(key, 0) + 1
        iris[event.id] = mint("event", document, *key, seen[key], name=event.type)
    return iris


def _claim_iris(claims: tuple[Claim, ...], document: Term) -> dict[ClaimId, Term]:
    return {
        c.id: mint("claim", document, c.content.begin, c.content.end, c.cue.begin, c.speaker_label or "")
        for c in claims
    }


def _short(label: str) -> str:
    """A name, or the last words of a long description, for a readable IRI."""
    return " ".join(label.split()[-5:])


def _write_all(desk: Desk, linked: Linked) -> None:
    found = linked.extraction
    entities = {entity.id: entity for entity in found.entities}
    write_events(desk, found.events, entities)
    write_causes(desk, found.causes, found.events)
    write_claims(desk, found.claims)
    write_posts(desk, found.posts)
    write_relations(desk, found.relations)
    write_wordings(desk, found.wordings)
    write_entities(desk, found, linked.links, linked.items)
    write_links(desk, linked.links)
    write_items(desk, linked.items, linked.catalogue)
    write_mentions(desk)
