"""Where a graph comes from: the article, the graph itself, the run and the tool that made it."""

import re
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.assemble.desk import Desk
from kg.assemble.sheet import Pair, Shelf, number, text, types
from kg.model import Article
from kg.schema.iris import mint
from kg.schema.vocabulary import DCTERMS, KG, ONTOLOGY, PROV, RDFS_LABEL, SCHEMA, XSD

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(_DAY.pattern + r"T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What made the graph: the tool's version, the ontology's, the language model's name and weights, and the mode."""

    version: str
    ontology: str
    model: str
    evidence: str


def article_iri(base: str, article: Article) -> NamedNode:
    """The IRI of an article: its id, and a hash of id and text, so that a changed text is another document."""
    return mint(base, "article", article.id, article.text_sha256, name=article.id)


def graph_iri(base: str, article: NamedNode) -> NamedNode:
    """The IRI of the named graph that holds everything about an article; it ends as the article's does."""
    return NamedNode(f"{base}graph/{article.value.rpartition('/')[2]}")


def run_iri(article: NamedNode, base: str, imprint: Imprint, catalogue: str) -> NamedNode:
    """The IRI of the run: the same article and tools make the same run."""
    parts = (imprint.version, imprint.ontology, imprint.model, imprint.evidence, catalogue)
    return mint(base, "run", article.value, *parts)


def write_source(desk: Desk, imprint: Imprint, catalogue: str) -> None:
    """The nodes of the graph, the article, the run, the tool and the catalogue."""
    _write_article(desk)
    graph = desk.sheet.place(graph_iri(desk.base, desk.document), Shelf.SOURCE)
    desk.sheet.put(
        graph,
        *types(KG.ArticleGraph),
        (PROV.wasDerivedFrom, desk.document),
        (PROV.wasGeneratedBy, desk.run),
    )
    _write_run(desk, imprint, catalogue)


def _write_article(desk: Desk) -> None:
    article = desk.article
    desk.sheet.put(
        desk.sheet.place(desk.document, Shelf.SOURCE, -1),
        *types(KG.Article, SCHEMA.NewsArticle),
        (DCTERMS.identifier, Literal(article.id)),
        (DCTERMS.source, text(article.source)),
        (DCTERMS.title, text(article.title) if desk.quotes else None),
        (DCTERMS.issued, issued(article.published)),
        (DCTERMS.language, text(article.language)),
        (DCTERMS.creator, text(article.author)),
        (SCHEMA.url, text(article.url)),
        *_sections(article),
        (KG.textSha256, Literal(article.text_sha256)),
        (KG.textLength, number(len(article.text))),
        (DCTERMS.publisher, _publisher(desk)),
    )


def _sections(article: Article) -> tuple[Pair, ...]:
    return tuple((SCHEMA.articleSection, text(section)) for section in article.sections)


def issued(published: str | None) -> Literal | None:
    """A publication date as an `xsd:date` or `xsd:dateTime`, or as a plain string where it is neither."""
    if not published:
        return None
    kind = XSD.date if _DAY.fullmatch(published) else XSD.dateTime if _MOMENT.fullmatch(published) else XSD.string
    return Literal(published, datatype=kind)


def _publisher(desk: Desk) -> NamedNode | None:
    name = desk.article.publisher
    if not name:
        return None
    node = desk.sheet.place(mint(desk.base, "outlet", name.casefold(), name=name), Shelf.SOURCE, 1)
    return desk.sheet.put(node, *types(KG.Outlet), (RDFS_LABEL, desk.label(name)))


def _write_run(desk: Desk, imprint: Imprint, catalogue: str) -> None:
    tool = NamedNode(f"{desk.base}tool/dateline-{imprint.version}")
    desk.sheet.put(
        desk.sheet.place(desk.run, Shelf.SOURCE, 2),
        *types(KG.Run),
        (PROV.used, desk.document),
        (PROV.used, NamedNode(ONTOLOGY.rstrip("#"))),
        (PROV.used, catalogue_node(desk, catalogue)),
        (PROV.wasAssociatedWith, desk.sheet.place(tool, Shelf.SOURCE, 3)),
        (KG.evidenceMode, Literal(imprint.evidence)),
        (KG.ontologyVersion, text(imprint.ontology)),
        (KG.languageModel, text(imprint.model)),
    )
    label = Literal(f"Dateline {imprint.version}")
    desk.sheet.put(
        tool, *types(PROV.SoftwareAgent), (RDFS_LABEL, label), (SCHEMA.softwareVersion, Literal(imprint.version))
    )


def catalogue_node(desk: Desk, catalogue: str) -> NamedNode | None:
    """The node of the catalogue that items were taken from, or None without one."""
    if not catalogue:
        return None
    node = desk.sheet.place(mint(desk.base, "catalogue", catalogue, name=catalogue), Shelf.SOURCE, 4)
    return desk.sheet.put(node, *types(KG.Catalogue), (RDFS_LABEL, Literal(catalogue)))
