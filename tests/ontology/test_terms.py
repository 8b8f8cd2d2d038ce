"""Every term of somebody else's vocabulary is one that the vocabulary has; every term of ours is described."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SH, SKOS, TIME, XSD
from rdflib.namespace import GEO as GEOSPARQL
from rdflib.namespace import ORG, SDO, DefinedNamespace

from kg.assemble import make_assembler
from kg.schema import load_schema
from kg.schema.vocabulary import ONTOLOGY, PREFIXES
from tests.invented import LINKED

ROOT = Path(__file__).parents[2]
# rdflib brings these vocabularies' own lists of terms.
BROUGHT: tuple[type[DefinedNamespace], ...] = (DCTERMS, OWL, PROV, RDF, RDFS, SH, SKOS, TIME, XSD, ORG, SDO, GEOSPARQL)
# These it lacks: read off the vocabularies' own documents.
CHECKED = {
    # https://www.w3.org/TR/annotation-vocab/
    "http://www.w3.org/ns/oa#": "SpecificResource TextPositionSelector TextQuoteSelector Annotation Selector hasSource"
    " hasSelector hasTarget hasBody start end exact prefix suffix refinedBy",
    # https://www.w3.org/2003/01/geo/wgs84_pos
    "http://www.w3.org/2003/01/geo/wgs84_pos#": "SpatialThing Point lat long alt location lat_long",
    # https://semanticweb.cs.vu.nl/2009/11/sem/
    "http://semanticweb.cs.vu.nl/2009/11/sem/": "Core Event Actor Place Time EventType ActorType PlaceType TimeType"
    " Role RoleType View Authority Constraint Temporary Type Object hasActor hasPlace hasTime hasSubEvent subEventOf"
    " eventType actorType placeType timeType roleType hasTimeStamp hasBeginTimeStamp hasEndTimeStamp accordingTo"
    " eventProperty subTypeOf type",
}
# Wikidata's: checked one by one against recorded items; see the catalogue for where.
WIKIDATA = re.compile(r"http://www\.wikidata\.org/(entity/Q|prop/direct/P)[1-9]\d*$")
EXTERNAL = ("https://w3id.org/dateline/", "https://opensource.org/license/", "https://example.org/")


def ontology_files() -> list[Path]:
    return sorted((ROOT / "ontology").rglob("*.ttl"))


def iris(path: Path) -> Iterator[str]:
    for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE):
        yield from (t.value for t in (quad.subject, quad.predicate, quad.object) if isinstance(t, NamedNode))


def is_known(iri: str) -> bool:
    if iri.startswith(EXTERNAL) or WIKIDATA.match(iri):
        return True
    for space, terms in CHECKED.items():
        if iri.startswith(space):
            return iri.removeprefix(space) in terms.split()
    return any(iri in space for space in BROUGHT if iri.startswith(str(space)))


@pytest.mark.parametrize("path", ontology_files(), ids=lambda path: path.name)
def test_the_ontology_uses_real_terms_only(path: Path) -> None:
    assert not {iri for iri in iris(path) if not is_known(iri)}


@pytest.mark.parametrize("path", sorted((ROOT / "queries").glob("*.rq")), ids=lambda path: path.stem)
def test_queries_use_real_terms_only(path: Path) -> None:
    text = re.sub(r'"[^"]*"|^#.*$', "", path.read_text(), flags=re.MULTILINE)
    prefixes = dict(re.findall(r"PREFIX (\w+): <([^>]+)>", text))
    body = re.sub(r"PREFIX .*", "", text)
    used = {prefixes[prefix] + name for prefix, name in re.findall(r"(?<![\w?])(\w+):(\w+)", body)}
    assert {prefix for prefix, _ in re.findall(r"(?<![\w?])(\w+):(\w+)", body)} == set(prefixes)
    assert not {iri for iri in used if not is_known(iri)}


def python_terms() -> Iterator[str]:
    """Terms written in Python as PREFIX.term or PREFIX("term")."""
    names = {prefix.upper(): space for prefix, space in PREFIXES.items()}
    for path in sorted((ROOT / "kg").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in names:
                yield names[node.value.id] + node.attr
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                yield from (names[node.func.id] + a.value for a in node.args if isinstance(a, ast.Constant))


def test_python_uses_real_terms_only() -> None:
    assert not {iri for iri in python_terms() if not is_known(iri)}


def described() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in ontology_files():
        graph.parse(path, format="turtle")
    return graph


def test_every_term_that_graphs_use_is_described() -> None:
    graph = described()
    triples = make_assembler(load_schema(), version="1.2.3")(LINKED).triples
    used = {term.value for t in triples for term in (t.predicate, t.object) if isinstance(term, NamedNode)}
    ours = {rdflib.URIRef(iri) for iri in used if iri.startswith(ONTOLOGY)}
    assert not {term for term in ours if not (graph.value(term, RDFS.label) and graph.value(term, RDFS.comment))}


def test_every_class_and_property_has_a_label_and_a_comment() -> None:
    graph = described()
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    terms = {term for kind in kinds for term in graph.subjects(RDF.type, kind)}
    assert not {term for term in terms if not (graph.value(term, RDFS.label) and graph.value(term, RDFS.comment))}


def test_a_property_leads_to_things_or_to_literals_never_both() -> None:
    graph = described()
    both = set(graph.subjects(RDF.type, OWL.ObjectProperty)) & set(graph.subjects(RDF.type, OWL.DatatypeProperty))
    assert not both


def test_the_version_in_python_is_the_ontologys() -> None:
    from kg.schema.vocabulary import ONTOLOGY_VERSION

    ontology = rdflib.URIRef(ONTOLOGY.rstrip("#"))
    assert str(described().value(ontology, OWL.versionInfo)) == ONTOLOGY_VERSION
