"""Where a graph comes from: the article, the graph itself, the run and the tool that made it."""

import re
from dataclasses import dataclass

from kg.assemble.desk import Desk
from kg.assemble.sheet import Pair, Shelf
from kg.assemble.terms import DCTERMS, KG, LABEL, PROV, SCHEMA, number, text
from kg.model import Article
from kg.schema.graphs import facts_iri
from kg.schema.iris import mint
from kg.schema.turtle import A, Term, literal, minted
from kg.schema.vocabulary import ONTOLOGY

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(_DAY.pattern + r"T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What made the graph: the tool's version, the ontology's, the language model's name and weights, and the mode."""

    version: str
    ontology: str
    model: str
    evidence: str


def article_iri(article: Article) -> Term:
    """The IRI of an article: its id, and a hash of id and text, so that a changed text is another document."""
    return mint("article", article.id, article.text_sha256, name=article.id)


def graph_iri(article: Term) -> Term:
    """The IRI of the named graph that holds everything about an article; it ends as the article's does."""
    return article.replace("article:", "graph:", 1)


def facts_node(desk: Desk, catalogue: Term, day: str | None) -> Term:
    """The node of the named graph that holds what a catalogue of that day knows of the items linked to."""
    node = desk.sheet.place(facts_iri(graph_iri(desk.document)), Shelf.ITEM, -1)
    desk.sheet.put(graph_iri(desk.document), (KG.factsGraph, node))
    return desk.sheet.put(node, (A, KG.FactsGraph), (PROV.wasDerivedFrom, catalogue), (DCTERMS.issued, issued(day)))


def run_iri(article: Term, imprint: Imprint, catalogue: str) -> Term:
    """The IRI of the run: the same article and tools make the same run."""
    parts = (imprint.version, imprint.ontology, imprint.model, imprint.evidence, catalogue)
    return mint("run", article, *parts)


def write_source(desk: Desk, imprint: Imprint, catalogue: str) -> None:
    """The nodes of the graph, the article, the run, the tool and the catalogue."""
    _write_article(desk)
    graph = desk.sheet.place(graph_iri(desk.document), Shelf.SOURCE)
    desk.sheet.put(
        graph,
        (A, KG.ArticleGraph),
        (PROV.wasDerivedFrom, desk.document),
        (PROV.wasGeneratedBy, desk.run),
    )
    _write_run(desk, imprint, catalogue)


def _write_article(desk: Desk) -> None:
    article = desk.article
    desk.sheet.put(
        desk.sheet.place(desk.document, Shelf.SOURCE, -1),
        (A, KG.Article),
        (A, SCHEMA.NewsArticle),
        (DCTERMS.identifier, literal(article.id)),
        (DCTERMS.source, text(article.source)),
        (DCTERMS.title, text(article.title) if desk.quotes else None),
        (DCTERMS.issued, issued(article.published)),
        (DCTERMS.language, text(article.language)),
        (DCTERMS.creator, text(article.author)),
        (SCHEMA.url, text(article.url)),
        *_sections(article),
        (KG.textSha256, literal(article.text_sha256)),
        (KG.textLength, number(len(article.text))),
        (DCTERMS.publisher, _publisher(desk)),
    )


def _sections(article: Article) -> tuple[Pair, ...]:
    return tuple((SCHEMA.articleSection, text(section)) for section in article.sections)


def issued(published: str | None) -> Term | None:
    """A publication date as an `xsd:date` or `xsd:dateTime`, or as a plain string where it is neither."""
    if not published:
        return None
    kind = "^^xsd:date" if _DAY.fullmatch(published) else "^^xsd:dateTime" if _MOMENT.fullmatch(published) else ""
    return literal(published) + kind


def _publisher(desk: Desk) -> Term | None:
    name = desk.article.publisher
    if not name:
        return None
    node = desk.sheet.place(mint("outlet", name.casefold(), name=name), Shelf.SOURCE, 1)
    return desk.sheet.put(node, (A, KG.Outlet), (LABEL, desk.label(name)))


def _write_run(desk: Desk, imprint: Imprint, catalogue: str) -> None:
    tool = minted("tool", f"dateline-{imprint.version}")
    desk.sheet.put(
        desk.sheet.place(desk.run, Shelf.SOURCE, 2),
        (A, KG.Run),
        (PROV.used, desk.document),
        (PROV.used, f"<{ONTOLOGY.rstrip('#')}>"),
        (PROV.used, catalogue_node(desk, catalogue)),
        (PROV.wasAssociatedWith, desk.sheet.place(tool, Shelf.SOURCE, 3)),
        (KG.evidenceMode, literal(imprint.evidence)),
        (KG.ontologyVersion, text(imprint.ontology)),
        (KG.languageModel, text(imprint.model)),
    )
    label = literal(f"Dateline {imprint.version}")
    desk.sheet.put(tool, (A, PROV.SoftwareAgent), (LABEL, label), (SCHEMA.softwareVersion, literal(imprint.version)))


def catalogue_node(desk: Desk, catalogue: str) -> Term | None:
    """The node of the catalogue that items were taken from, or None without one."""
    if not catalogue:
        return None
    node = desk.sheet.place(mint("catalogue", catalogue, name=catalogue), Shelf.SOURCE, 4)
    return desk.sheet.put(node, (A, KG.Catalogue), (LABEL, literal(catalogue)))
