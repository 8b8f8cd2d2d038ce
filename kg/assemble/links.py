"""Links with their homework, and what the catalogue knows of the items linked to."""

import re
from collections.abc import Iterable, Sequence

from kg.assemble.desk import Desk
from kg.assemble.grounds import cited
from kg.assemble.sheet import Pair, Shelf
from kg.assemble.source import catalogue_node, facts_node, issued
from kg.assemble.terms import GEO, KG, LABEL, PROV, WD, decimal, number, text
from kg.model import (
    Candidate,
    Evidence,
    Item,
    Link,
    Office,
    Span,
    Verdict,
)
from kg.schema.iris import mint
from kg.schema.turtle import A, Term

_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


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
            *_verdict(link.verdict),
        )
        for rank, candidate in enumerate(link.candidates, start=1):
            desk.sheet.put(node, (KG.candidate, _candidate(desk, node, rank, candidate)))


def _verdict(verdict: Verdict | None) -> tuple[Pair, ...]:
    if verdict is None:
        return ()
    when = issued(verdict.when)
    return ((KG.decidedBy, text(verdict.who)), (KG.decidedOn, when), (KG.decidedBecause, text(verdict.why)))


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
    """A node an item, with what the catalogue knows of it, in a named graph of their own."""
    known = tuple(items)
    source = catalogue_node(desk, catalogue) if known else None
    if source is not None:
        facts_node(desk, source, _last_day(catalogue))
    for item in known:
        desk.sheet.put(
            desk.sheet.place(WD(item.item), Shelf.ITEM),
            (A, KG.Item),
            (LABEL, text(item.label)),
            *((KG.itemClass, WD(one)) for one in item.classes),
            (KG.inCountry, WD(item.country) if item.country else None),
            (KG.within, WD(item.within) if item.within else None),
            (GEO.lat, decimal(item.latitude)),
            (GEO.long, decimal(item.longitude)),
            (KG.existsFrom, text(item.start)),
            (KG.existsTo, text(item.end)),
            (KG.checkedIn, text(item.source)),
            (PROV.wasDerivedFrom, source),
        )
        for office in item.offices:
            _write_office(desk, item, office)


def _last_day(catalogue: str) -> str | None:
    """The day that stands in a catalogue's name."""
    days = _DAY.findall(catalogue)
    return days[-1] if days else None


def _write_office(desk: Desk, item: Item, office: Office) -> None:
    node = mint("office", item.item, office.item, office.start, office.end, name=f"{item.item} {office.label}")
    desk.sheet.put(
        desk.sheet.place(node, Shelf.ITEM, 1),
        (A, KG.Office),
        (LABEL, text(office.label)),
        (KG.officeHolder, WD(item.item)),
        (KG.officeItem, WD(office.item)),
        (KG.heldFrom, text(office.start)),
        (KG.heldTo, text(office.end)),
    )
