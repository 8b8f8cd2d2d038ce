"""Article graphs of any size, with hostile words and third-party facts where wanted."""

from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kg.schema.vocabulary import DCTERMS, KG, PROV, RDF_TYPE, RDFS_LABEL

BASE = "https://example.org/"
HOSTILE = (
    'a "quote" and \\ a backslash',
    "two\nlines\r\n\tand a tab",
    "} INSERT DATA { <urn:x> <urn:y> <urn:z> } #",
    "''' \"\"\" ; DROP ALL",
    "قتل جنديان – “curly” 😀 \u0085 \u2028 \ufffd",
    "$ ?s {{}} %s %(x)s &amp; <script>alert(1)</script>",
    "",
    " ",
)


def article(name: str, *, triples: int = 40, word: str = "old", facts: str = "") -> dict[str, list[Quad]]:
    """The named graphs of an article: its own, of so many triples, and one of third-party facts if that is named."""
    graph, about = NamedNode(f"{BASE}graph/{name}"), NamedNode(f"{BASE}article/{name}")
    own = [
        Quad(graph, RDF_TYPE, KG.ArticleGraph, graph),
        Quad(graph, PROV.wasDerivedFrom, about, graph),
        Quad(about, DCTERMS.identifier, Literal(name), graph),
        Quad(about, RDF_TYPE, KG.Article, graph),
    ]
    others: dict[str, list[Quad]] = {}
    if facts:
        named = NamedNode(f"{BASE}facts/{facts}")
        own.append(Quad(graph, KG.factsGraph, named, graph))
        others[named.value] = [Quad(about, RDFS_LABEL, Literal(f"fact {n}"), named) for n in range(5)]
    words = (Literal(f"{word} {n} {HOSTILE[n % len(HOSTILE)]}") for n in range(triples - len(own)))
    own += [Quad(NamedNode(f"{about.value}/{n}"), RDFS_LABEL, value, graph) for n, value in enumerate(words)]
    return {**others, graph.value: own}


def write(path: Path, *articles: dict[str, list[Quad]]) -> Path:
    """The articles as N-Quads."""
    quads = [quad for graphs in articles for one in graphs.values() for quad in one]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(serialize(quads, format=RdfFormat.N_QUADS) or b"")
    return path


def sizes(*articles: dict[str, list[Quad]]) -> dict[str, int]:
    """How many triples each named graph has."""
    return {iri: len(quads) for graphs in articles for iri, quads in graphs.items()}
