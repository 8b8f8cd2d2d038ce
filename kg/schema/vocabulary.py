"""Namespaces and terms: the only place where an IRI is written in Python."""

from pyoxigraph import NamedNode

BASE = "https://w3id.org/dateline/"
ONTOLOGY = BASE + "ontology#"
ONTOLOGY_VERSION = "0.1.0"
KINDS = frozenset(
    {
        "article",
        "carriage",
        "catalogue",
        "claim",
        "count",
        "description",
        "entity",
        "event",
        "fact",
        "facts",
        "graph",
        "instant",
        "link",
        "moment",
        "nanopub",
        "office",
        "outlet",
        "passage",
        "post",
        "run",
        "sentence",
        "tool",
        "wording",
    }
)  # what IRIs are minted for: each kind is a path under the base

PREFIXES = {
    "kg": ONTOLOGY,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "schema": "https://schema.org/",
    "time": "http://www.w3.org/2006/time#",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "sh": "http://www.w3.org/ns/shacl#",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "np": "http://www.nanopub.org/nschema#",
}


class Namespace:
    """`KG("Ambush")` and `KG.Ambush` are both the term's IRI."""

    def __init__(self, name: str) -> None:
        """Take the prefix as `PREFIXES` knows it."""
        self._iri = PREFIXES[name]

    def __call__(self, local: str) -> NamedNode:
        """The term of that local name."""
        return NamedNode(self._iri + local)

    def __getattr__(self, local: str) -> NamedNode:
        """The term of that local name."""
        if local.startswith("__"):
            raise AttributeError(local)
        term = NamedNode(self._iri + local)
        self.__dict__[local] = term  # a term asked for twice is not made twice
        return term


KG = Namespace("kg")
RDF = Namespace("rdf")
RDFS = Namespace("rdfs")
OWL = Namespace("owl")
XSD = Namespace("xsd")
SKOS = Namespace("skos")
DCTERMS = Namespace("dcterms")
PROV = Namespace("prov")
OA = Namespace("oa")
ORG = Namespace("org")
SEM = Namespace("sem")
SCHEMA = Namespace("schema")
TIME = Namespace("time")
GEO = Namespace("geo")
SH = Namespace("sh")
WD = Namespace("wd")
WDT = Namespace("wdt")
RDF_TYPE = RDF("type")
RDFS_LABEL = RDFS("label")
