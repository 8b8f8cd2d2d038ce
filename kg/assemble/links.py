"""Links with their homework, and what the catalogue knows of the items linked to."""

from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode

from kg.assemble.desk import Desk
from kg.assemble.grounds import cite
from kg.assemble.sheet import Shelf, decimal, number, text, types
from kg.assemble.source import catalogue_node
from kg.model import (
    Candidate,
    Cause,
    Claim,
    EntityId,
    Event,
    Evidence,
    Extraction,
    Item,
    Link,
    Post,
    Relation,
    Span,
    TimeMention,
)
from kg.schema.vocabulary import GEO, KG, PROV, RDFS_LABEL, WD

_Fact = Event | Relation | Post | Claim | TimeMention | Cause


def write_links(desk: Desk, links: Iterable[Link], extraction: Extraction, grounds: Mapping[EntityId, Span]) -> None:
    """A node a decision, with its candidates; its evidence is where the entity is first mentioned."""
    sentences = known_sentences(extraction)
    for link in links:
        entity = desk.thing(link.entity)
        begin = grounds[link.entity].begin if link.entity in grounds else 0
        node = desk.sheet.put(
            desk.sheet.place(desk.mint("link", entity.value), Shelf.LINK, begin),
            *types(KG.Link),
            (KG.linkOf, entity),
            (KG.item, WD(link.item) if link.item else None),
            (KG.score, decimal(link.score)),
            (KG.margin, decimal(link.margin)),
            (KG.method, text(link.method or "none")),
            (KG.reason, text(link.reason)),
            (KG.evidence, _ground(desk, link, grounds.get(link.entity), sentences)),
        )
        for rank, candidate in enumerate(link.candidates, start=1):
            desk.sheet.put(node, (KG.candidate, _candidate(desk, node, rank, candidate)))


def known_sentences(found: Extraction) -> tuple[Span, ...]:
    """Every sentence that some fact stands in, shortest first."""
    facts: list[_Fact] = [*found.events, *found.relations, *found.posts, *found.claims, *found.times, *found.causes]
    return tuple(sorted({fact.evidence.sentence for fact in facts}, key=lambda s: (s.end - s.begin, s.begin)))


def _ground(desk: Desk, link: Link, span: Span | None, sentences: Iterable[Span]) -> NamedNode | None:
    if span is None:
        return None
    covering = (s for s in sentences if s.begin <= span.begin and span.end <= s.end)
    sentence = next(covering, None) or line_of(desk.article.text, span)
    score = min(max(link.score, 0.0), 1.0)
    evidence = Evidence(span=span, sentence=sentence, finder="link", rule=link.method, confidence=score)
    return cite(desk, evidence)


def line_of(text_: str, span: Span) -> Span:
    """The line of a text that holds a span."""
    begin = text_.rfind("\n", 0, span.begin) + 1
    end = text_.find("\n", span.end)
    return Span(begin, len(text_) if end < 0 else end)


def _candidate(desk: Desk, link: NamedNode, rank: int, candidate: Candidate) -> NamedNode:
    features = " ".join(f"{name}={value:g}" for name, value in candidate.features)
    node = NamedNode(f"{link.value}-{rank}")
    desk.sheet.place(node, Shelf.LINK, desk.sheet.begin_of(link))
    return desk.sheet.put(
        node,
        *types(KG.Candidate),
        (RDFS_LABEL, text(candidate.label)),
        (KG.item, WD(candidate.item)),
        (KG.rank, number(rank)),
        (KG.score, decimal(candidate.score)),
        (KG.features, text(features)),
    )


def write_items(desk: Desk, items: Iterable[Item], catalogue: str) -> None:
    """A node an item, with what the catalogue knows of it."""
    source = catalogue_node(desk, catalogue)
    for item in items:
        desk.sheet.put(
            desk.sheet.place(WD(item.item), Shelf.ITEM),
            *types(KG.Item),
            (RDFS_LABEL, text(item.label)),
            *((KG.itemClass, WD(one)) for one in item.classes),
            (KG.country, WD(item.country) if item.country else None),
            (KG.within, WD(item.within) if item.within else None),
            (GEO.lat, decimal(item.latitude)),
            (GEO.long, decimal(item.longitude)),
            (KG.checkedIn, Literal(item.source) if item.source else None),
            (PROV.wasDerivedFrom, source),
        )
