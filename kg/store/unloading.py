"""Takes one article's share out of a store: its graph, and the third-party facts that no other article names."""

from pyoxigraph import Literal, NamedNode

from kg.errors import StoreError
from kg.schema.vocabulary import DCTERMS, KG, PROV, RDF_TYPE
from kg.stages import Store
from kg.store.loading import facts_named

FIND = f"""SELECT DISTINCT ?graph WHERE {{{{
  GRAPH ?graph {{{{
    ?graph {RDF_TYPE} {KG.ArticleGraph} ; {PROV.wasDerivedFrom} ?article .
    ?article {DCTERMS.identifier} ?id .
  }}}}
  {{}}
}}}}"""


def unload(store: Store, article: str) -> tuple[tuple[str, ...], int]:
    """Take an article away, named by its id, its IRI or its graph's; returns the graphs and how many triples they held.

    A `StoreError` where the store has no such article, or several of that id.
    """
    graph = _graph_of(store, article)
    facts = {named for _, named in facts_named(store, graph=[graph])}
    shared = {named for other, named in facts_named(store, facts=facts) if other != graph}
    graphs = (graph, *sorted(facts - shared))
    return graphs, store.remove(*graphs)


def _graph_of(store: Store, article: str) -> str:
    """The named graph of an article; a named graph of no article may be named by its IRI."""
    found = sorted({row["graph"] for choice in _choices(article) for row in store.select(FIND.format(choice), {})[1]})
    if len(found) > 1:
        raise StoreError(f"{len(found)} articles have the id {article!r}: name one by its graph: {' '.join(found)}")
    if not found and (iri := _iri(article)) and store.count(article)[iri.value]:
        return iri.value
    if not found:
        raise StoreError(f"no article {article!r} in the store: give its id, or the IRI of it or of its graph")
    return found[0]


def _choices(article: str) -> tuple[str, ...]:
    """What may be meant, as values that a query is bound to."""
    iri, by_id = _iri(article), f"VALUES ?id {{ {Literal(article)} }}"
    return (by_id, f"VALUES ?article {{ {iri} }}", f"VALUES ?graph {{ {iri} }}") if iri else (by_id,)


def _iri(article: str) -> NamedNode | None:
    try:
        return NamedNode(article)
    except ValueError:
        return None
