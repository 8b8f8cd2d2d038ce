"""What the graphs say of one IRI, as triples and in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, QueryTriples, Triple

from kg.schema.vocabulary import DCTERMS, KG, OA, RDF_TYPE, RDFS_LABEL
from kg.serve.explorer.nodes import words_of
from kg.serve.naming import names_of
from kg.store import EmbeddedStore

MOST = 500  # triples that lead to a thing, or use it as a property: a country has thousands
OUT_OF_THE_TABLE = frozenset({RDF_TYPE.value, RDFS_LABEL.value, KG.evidence.value})  # told elsewhere on the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value as a page shows it; `iri` is "" for a literal, `language` for what has none."""

    text: str
    iri: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A property in words, with its values or with the things that have it."""

    iri: str
    words: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A sentence that something rests on, cut where the words that say it begin and end; with its article."""

    before: str
    words: str
    after: str
    article: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """Everything that is said of an IRI."""

    iri: str
    label: str
    types: tuple[Value, ...]
    properties: tuple[Property, ...]
    quotes: tuple[Quote, ...]
    incoming: tuple[Property, ...]
    more: bool  # whether more leads here than is shown


def triples_about(store: EmbeddedStore, iri: str) -> list[Triple]:
    """The triples with that subject, and up to `MOST` with that object or property."""
    node = NamedNode(iri)
    patterns = ((f"{node} ?p ?o", ""), (f"?s ?p {node}", f"LIMIT {MOST}"), (f"?s {node} ?o", f"LIMIT {MOST}"))
    found: dict[Triple, None] = {}
    for pattern, limit in patterns:
        answer = store.answer(f"CONSTRUCT {{ {pattern} }} WHERE {{ {pattern} }} {limit}")
        if isinstance(answer, QueryTriples):
            found |= dict.fromkeys(answer)
    return list(found)


def resource_of(store: EmbeddedStore, iri: str, triples: Iterable[Triple]) -> Resource:
    """The triples in words, with labels for everything in them."""
    node, known = NamedNode(iri), sorted(triples, key=str)
    things = {term for one in known for term in (one.subject, one.object) if isinstance(term, NamedNode)}
    names = names_of(store, things)
    out = [one for one in known if one.subject == node]
    into = [one for one in known if one.subject != node]
    types = (_value(one.object, names) for one in out if one.predicate == RDF_TYPE)
    told = [one for one in out if one.predicate.value not in OUT_OF_THE_TABLE]
    return Resource(
        iri=iri,
        label=names.get(iri) or words_of(iri) or iri,
        types=tuple(types),
        properties=tuple(_properties(((one.predicate, one.object) for one in told), names)),
        quotes=tuple(_quotes(store, node)),
        incoming=tuple(_properties(((one.predicate, one.subject) for one in into), names)),
        more=len(into) >= MOST,
    )


def _properties(pairs: Iterable[tuple[NamedNode, object]], names: dict[str, str]) -> Iterator[Property]:
    found: dict[str, list[Value]] = {}
    for predicate, term in pairs:
        found.setdefault(predicate.value, []).append(_value(term, names))
    for iri, values in sorted(found.items(), key=lambda item: words_of(item[0])):
        yield Property(iri=iri, words=words_of(iri), values=tuple(sorted(values, key=lambda value: value.text)))


def _value(term: object, names: dict[str, str]) -> Value:
    if isinstance(term, NamedNode):
        return Value(iri=term.value, text=names.get(term.value) or words_of(term.value) or term.value)
    if isinstance(term, Literal):
        return Value(text=term.value, language=term.language or "")
    return Value(text=str(term))


QUOTES = f"""
SELECT DISTINCT ?quote ?article ?title ?begin ?end ?start WHERE {{
  VALUES ?thing {{ %s }}
  ?thing ({KG.evidence}|^{KG.refersTo})? ?passage .
  ?passage {KG.sentence} ?sentence ; {KG.begin} ?begin ; {KG.end} ?end .
  ?sentence {KG.quote} ?quote ; {KG.begin} ?start ; {OA.hasSource} ?article .
  OPTIONAL {{ ?article {DCTERMS.title} ?title }}
}} ORDER BY ?article ?begin LIMIT 50
"""


def _quotes(store: EmbeddedStore, node: NamedNode) -> Iterator[Quote]:
    for row in store.select(QUOTES % node, {})[1]:
        begin, end = int(row["begin"]) - int(row["start"]), int(row["end"]) - int(row["start"])
        quote, article = row["quote"], Value(iri=row["article"], text=row["title"] or words_of(row["article"]))
        yield Quote(before=quote[:begin], words=quote[begin:end], after=quote[end:], article=article)
