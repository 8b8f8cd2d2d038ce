"""What the things in the graphs are called, also those without a label: facts, claims, counts, links."""

from collections.abc import Callable, Iterable, Mapping

from pyoxigraph import NamedNode

from kg.schema.vocabulary import DCTERMS, KG, RDF, RDFS_LABEL
from kg.serve.explorer.nodes import words_of
from kg.store import EmbeddedStore

Parts = Mapping[NamedNode, str]  # property -> its first value
Namer = Callable[[Parts], str]
PLAIN = (RDFS_LABEL, DCTERMS.title, KG.term, KG.words, KG.quote, KG.edtf)  # what is a name as it stands
POINTERS = (RDF.subject, RDF.object, KG.linkOf, KG.item, KG.holder)  # what leads to a thing with a name


def names_of(store: EmbeddedStore, things: Iterable[NamedNode]) -> dict[str, str]:
    """The name of each thing that has one, by its IRI."""
    parts = _parts(store, things)
    pointed = {NamedNode(one[pointer]) for one in parts.values() for pointer in POINTERS if pointer in one}
    known = {iri: name for iri, one in _parts(store, pointed).items() if (name := _name(one))}
    named = ((iri, _name(_with_names(one, known))) for iri, one in parts.items())
    return {iri: name for iri, name in named if name}


def _with_names(parts: Parts, known: Mapping[str, str]) -> Parts:
    return {name: _called(value, known) if name in POINTERS else value for name, value in parts.items()}


def _called(iri: str, known: Mapping[str, str]) -> str:
    return known.get(iri) or words_of(iri)


def _parts(store: EmbeddedStore, things: Iterable[NamedNode]) -> dict[str, dict[NamedNode, str]]:
    """What names are made of; the first in alphabetical order where a property has several values."""
    wanted = {one for needed, _ in NAMERS for one in needed} | set(PLAIN)
    query = "SELECT ?thing ?part ?value WHERE {{ VALUES ?thing {{ {} }} VALUES ?part {{ {} }} ?thing ?part ?value }}"
    rows = store.select(query.format(_terms(things), _terms(wanted)), {})[1]
    found: dict[str, dict[NamedNode, str]] = {}
    for row in sorted(rows, key=lambda row: row["value"]):
        found.setdefault(row["thing"], {}).setdefault(NamedNode(row["part"]), row["value"])
    return found


def _terms(terms: Iterable[NamedNode]) -> str:
    """Terms as SPARQL writes them: each escapes itself."""
    return " ".join(sorted(map(str, terms)))


def _name(parts: Parts) -> str:
    plain = next((parts[one] for one in PLAIN if one in parts), "")
    return plain or next((name(parts) for needed, name in NAMERS if all(one in parts for one in needed)), "")


def _fact(parts: Parts) -> str:
    return f"{parts[RDF.subject]} – {words_of(parts[RDF.predicate])} – {parts[RDF.object]}"


def _saying(parts: Parts) -> str:
    said = f": {parts[KG.content]}" if KG.content in parts else ""
    return f"{parts[KG.speakerLabel]} ({parts[KG.stance]}){said}"


def _exactly(parts: Parts) -> str:
    least, most = parts[KG.minimum], parts[KG.maximum]
    return f"{least} {parts[KG.outcome]}" if least == most else f"{least} to {most} {parts[KG.outcome]}"


NAMERS: tuple[tuple[tuple[NamedNode, ...], Namer], ...] = (  # the properties needed -> the name made of them
    ((RDF.subject, RDF.predicate, RDF.object), _fact),
    ((KG.speakerLabel, KG.stance, KG.content), _saying),
    ((KG.speakerLabel, KG.stance), _saying),
    ((KG.outcome, KG.minimum, KG.maximum), _exactly),
    ((KG.outcome, KG.minimum), lambda parts: f"at least {parts[KG.minimum]} {parts[KG.outcome]}"),
    ((KG.outcome, KG.maximum), lambda parts: f"at most {parts[KG.maximum]} {parts[KG.outcome]}"),
    ((KG.linkOf, KG.item), lambda parts: f"{parts[KG.linkOf]} taken for {parts[KG.item]}"),
    ((KG.linkOf,), lambda parts: f"{parts[KG.linkOf]}, not linked"),
    ((KG.item,), lambda parts: f"candidate {parts[KG.item]}"),
)
