"""One article's graph as a `Reading`: everything a page about it shows."""

from kg.schema.vocabulary import DCTERMS, KG, PROV, SCHEMA
from kg.serve.explorer.nodes import Nodes
from kg.serve.explorer.telling import happening, saying, statement
from kg.serve.explorer.values import (
    Candidate,
    Document,
    Linking,
    Passage,
    Post,
    Reading,
    Statement,
    Thing,
    Wording,
)


def read_graph(nodes: Nodes, graph: str) -> Reading:
    """What the graph of that IRI says, in the order of the article's text."""
    return Reading(
        document=document(nodes, graph),
        events=tuple(sorted((happening(nodes, one) for one in _events(nodes)), key=lambda one: (one.at, one.iri))),
        things=tuple(sorted((thing(nodes, one) for one in nodes.of(KG.Entity)), key=lambda one: (one.at, one.iri))),
        sayings=tuple(sorted((saying(nodes, one) for one in nodes.of(KG.Claim)), key=lambda s: (s.begin, -s.end))),
        relations=tuple(sorted((statement(nodes, one) for one in nodes.of(KG.RelationFact)), key=_begin)),
        posts=tuple(sorted((post(nodes, one) for one in nodes.of(KG.Post)), key=_begin)),
        wordings=tuple(sorted((wording(nodes, one) for one in nodes.of(KG.Wording)), key=_begin)),
        sentences=tuple(sorted((_sentence(nodes, one) for one in nodes.of(KG.Sentence)), key=lambda s: s.begin)),
    )


def _begin(fact: Statement | Post | Wording) -> int:
    return fact.ground.passage.begin if fact.ground.passage else 0


def _events(nodes: Nodes) -> list[str]:
    return sorted({*nodes.of(KG.Event), *nodes.of(KG.ReportedEvent)})


def document(nodes: Nodes, graph: str) -> Document:
    """The metadata of the article that a graph was derived from."""
    article = nodes.one(graph, PROV.wasDerivedFrom)
    run = nodes.one(graph, PROV.wasGeneratedBy)
    used = [one for one in nodes.all(run, PROV.used) if "/catalogue/" in one]
    tool = nodes.one(run, PROV.wasAssociatedWith)
    return Document(
        iri=article,
        graph=graph,
        id=nodes.one(article, DCTERMS.identifier),
        title=nodes.one(article, DCTERMS.title),
        publisher=nodes.label(nodes.one(article, DCTERMS.publisher)),
        author=nodes.one(article, DCTERMS.creator),
        issued=nodes.one(article, DCTERMS.issued),
        language=nodes.one(article, DCTERMS.language),
        url=nodes.one(article, SCHEMA.url),
        source=nodes.one(article, DCTERMS.source),
        sha256=nodes.one(article, KG.textSha256),
        length=int(nodes.one(article, KG.textLength) or 0),
        evidence_mode=nodes.one(run, KG.evidenceMode),
        tool=nodes.label(tool) if tool else "",
        catalogue=nodes.label(used[0]) if used else "",
    )


def thing(nodes: Nodes, iri: str) -> Thing:
    """An entity with its mentions and the homework of its link."""
    item = nodes.one(iri, KG.item) or nodes.one(iri, KG.affiliation)
    names = nodes.all(iri, KG.name)
    link = next(iter(nodes.having(KG.linkOf, iri)), "")
    mentions = sorted((nodes.passage(one) for one in nodes.having(KG.refersTo, iri)), key=lambda one: one.begin)
    return Thing(
        iri=iri,
        label=nodes.label(iri),
        kind=nodes.kind(iri),
        named=bool(names),
        names=names,
        item=item,
        item_label=nodes.label(item) if item else "",
        linking=_linking(nodes, link) if link else None,
        mentions=tuple(mentions),
    )


def _linking(nodes: Nodes, link: str) -> Linking:
    ranked = sorted(nodes.all(link, KG.candidate), key=lambda one: int(nodes.one(one, KG.rank) or 0))
    return Linking(
        item=nodes.one(link, KG.item),
        score=nodes.one(link, KG.score),
        margin=nodes.one(link, KG.margin),
        method=nodes.one(link, KG.method),
        reason=nodes.one(link, KG.reason),
        candidates=tuple(_candidate(nodes, one) for one in ranked),
    )


def _candidate(nodes: Nodes, iri: str) -> Candidate:
    pairs = (pair.partition("=") for pair in nodes.one(iri, KG.features).split())
    return Candidate(
        item=nodes.one(iri, KG.item),
        label=nodes.label(iri),
        score=nodes.one(iri, KG.score),
        features=tuple((name, value) for name, _, value in pairs),
    )


def post(nodes: Nodes, iri: str) -> Post:
    """A role that a person holds."""
    return Post(
        holder=nodes.ref(nodes.one(iri, KG.holder)),
        title=nodes.one(iri, KG.roleTitle),
        organisation=nodes.maybe(nodes.one(iri, KG.organisation)),
        start=nodes.one(nodes.one(iri, KG.start), KG.edtf),
        end=nodes.one(nodes.one(iri, KG.finish), KG.edtf),
        ended=nodes.one(iri, KG.ended) == "true",
        status=nodes.status(iri),
        ground=nodes.ground(iri),
    )


def wording(nodes: Nodes, iri: str) -> Wording:
    """One use of a loaded term."""
    return Wording(
        term=nodes.one(iri, KG.term),
        form=nodes.one(iri, KG.form),
        neutral=nodes.one(iri, KG.neutral),
        kind=nodes.one(iri, KG.wordingKind),
        of=nodes.maybe(nodes.one(iri, KG.wordingOf)),
        user=nodes.maybe(nodes.one(iri, KG.usedBy)),
        ground=nodes.ground(iri),
    )


def _sentence(nodes: Nodes, iri: str) -> Passage:
    begin, quote = int(nodes.one(iri, KG.begin) or 0), nodes.one(iri, KG.quote)
    return Passage(begin=begin, end=int(nodes.one(iri, KG.end) or 0), words=quote, quote=quote, quote_begin=begin)
