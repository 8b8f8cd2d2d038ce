"""Joins the writers of this stage into the assembler: a linked extraction in, one article's graph out."""

from typing import Literal as OneOf

from pyoxigraph import NamedNode

from kg.assemble.desk import Desk
from kg.assemble.grounds import sentences_of
from kg.assemble.happenings import write_causes, write_events
from kg.assemble.links import grounds_of, sentence_round, write_items, write_links
from kg.assemble.sayings import write_claims, write_posts, write_relations, write_wordings
from kg.assemble.sheet import Sheet
from kg.assemble.source import Imprint, article_iri, graph_iri, run_iri, write_source
from kg.assemble.things import entity_key, first_spans, write_entities, write_mentions
from kg.model import Claim, ClaimId, EntityId, Event, EventId, Extraction, Linked, Span
from kg.schema import Schema
from kg.schema.iris import mint
from kg.schema.vocabulary import BASE, ONTOLOGY_VERSION
from kg.stages import Assembler, Graph

EvidenceMode = OneOf["quotes", "offsets"]


def make_assembler(
    schema: Schema, *, version: str, base: str = BASE, evidence: EvidenceMode = "quotes", model: str = ""
) -> Assembler:
    """An assembler whose IRIs start with `base`; with "offsets" it copies no sentence of the article.

    `version` is the tool's; `model` names the language model and may give the hash of its weights.
    """
    imprint = Imprint(version=version, ontology=ONTOLOGY_VERSION, model=model, evidence=evidence)

    def assemble(linked: Linked) -> Graph:
        desk = _desk(linked, schema, base, imprint)
        write_source(desk, imprint, linked.catalogue)
        _write_all(desk, linked)
        graph = graph_iri(base, desk.document)
        return Graph(article=linked.extraction.article.id, iri=graph.value, triples=desk.sheet.triples())

    return assemble


def _desk(linked: Linked, schema: Schema, base: str, imprint: Imprint) -> Desk:
    article = linked.extraction.article
    document = article_iri(base, article)
    return Desk(
        article=article,
        base=base,
        document=document,
        run=run_iri(document, base, imprint, linked.catalogue),
        quotes=imprint.evidence == "quotes",
        sheet=Sheet(),
        schema=schema,
        sentences=_sentences(linked),
        entities=_entity_iris(linked.extraction, base, document),
        events=_event_iris(linked.extraction.events, base, document),
        claims=_claim_iris(linked.extraction.claims, base, document),
    )


def _sentences(linked: Linked) -> dict[Span, Span]:
    """The sentence of every passage that a fact or a link rests on."""
    found = linked.extraction
    known = sentences_of(found)
    sentences = sorted(set(known.values()))
    for span in grounds_of(found, linked.links).values():
        if span not in known:
            known[span] = sentence_round(found.article.text, sentences, span)
    return known


def _entity_iris(found: Extraction, base: str, document: NamedNode) -> dict[EntityId, NamedNode]:
    first = first_spans(found.mentions)
    return {
        entity.id: mint(
            base, "entity", document.value, *entity_key(entity, first.get(entity.id)), name=_short(entity.label)
        )
        for entity in found.entities
    }


def _event_iris(events: tuple[Event, ...], base: str, document: NamedNode) -> dict[EventId, NamedNode]:
    """Events of one type read from the same words are told apart by their number."""
    iris: dict[EventId, NamedNode] = {}
    seen: dict[tuple[str, int, int], int] = {}
    for event in events:
        key = (event.frame, event.trigger.begin, event.trigger.end)
        seen[key] = seen.get(key, 0) + 1
        iris[event.id] = mint(base, "event", document.value, *key, seen[key], name=event.type)
    return iris


def _claim_iris(claims: tuple[Claim, ...], base: str, document: NamedNode) -> dict[ClaimId, NamedNode]:
    return {
        c.id: mint(base, "claim", document.value, c.content.begin, c.content.end, c.cue.begin, c.speaker_label or "")
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
    write_links(desk, linked.links, grounds_of(found, linked.links))
    write_items(desk, linked.items, linked.catalogue)
    write_mentions(desk, found.mentions)
