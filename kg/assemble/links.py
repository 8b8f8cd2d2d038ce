"""Links with their homework, and what the catalogue knows of the items linked to."""

from collections.abc import Iterable, Sequence

from kg.assemble.desk import Desk
from kg.assemble.grounds import cited
from kg.assemble.sheet import Pair, Shelf
from kg.assemble.source import catalogue_node
from kg.assemble.terms import GEO, KG, LABEL, PROV, WD, decimal, number, text
from kg.model import (
    Candidate,
    Evidence,
    Item,
    Link,
    Span,
)
from kg.schema.turtle import A, Term


def write_links(desk: Desk, links: Iterable[Link]) -> None:
    """A node a decision, with its candidates; its evidence is where the entity is first mentioned."""
    for link in links:
        entity = desk.thing(link.entity)
        ground = desk.first.get(link.entity)
        node = desk.sheet.put(
            desk.sheet.place(f"link:{entity.partition(':')[2]}", Shelf.LINK, ground.begin if ground else 0),
            (A, KG.Link),
            (KG.linkOf, entity),
            (KG.item, WD(link.item) if link.item else None),
            (KG.score, decimal(link.score)),
            (KG.margin, decimal(link.margin)),
            (KG.method, text(link.method or "none")),
            (KG.reason, text(link.reason)),
            *_ground(desk, link, ground),
        )
        for rank, candidate in enumerate(link.candidates, start=1):
            desk.sheet.put(node, (KG.candidate, _candidate(desk, node, rank, candidate)))


def _ground(desk: Desk, link: Link, span: Span | None) -> tuple[Pair, ...]:
    """The finder of a link is its method; its confidence is its score."""
    if span is None:
        return ()
    return cited(desk, Evidence(span=span, sentence=desk.sentences[span], finder="link", rule=link.method))


def sentence_round(article: str, sentences: Sequence[Span], span: Span) -> Span:
    """The shortest of the known sentences round a span, else its line."""
    covering = (s for s in sentences if s.begin <= span.begin and span.end <= s.end)
    return min(covering, key=lambda s: s.end - s.begin, default=None) or _line(article, span)


def _line(article: str, span: Span) -> Span:
    begin = article.rfind("\n", 0, span.begin) + 1
    end = article.find("\n", span.end)
    return Span(begin, len(article) if end < 0 else end)


def _candidate(desk: Desk, link: Term, rank: int, candidate: Candidate) -> Term:
    features = " ".join(f"{name}={value:g}" for name, value in candidate.features)
    node = f"{link}-{rank}"
    desk.sheet.place(node, Shelf.LINK, desk.sheet.begin_of(link))
    return desk.sheet.put(
        node,
        (A, KG.Candidate),
        (LABEL, text(candidate.label)),
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
            (A, KG.Item),
            (LABEL, text(item.label)),
            *((KG.itemClass, WD(one)) for one in item.classes),
            (KG.inCountry, WD(item.country) if item.country else None),
            (KG.within, WD(item.within) if item.within else None),
            (GEO.lat, decimal(item.latitude)),
            (GEO.long, decimal(item.longitude)),
            (KG.checkedIn, text(item.source)),
            (PROV.wasDerivedFrom, source),
        )
