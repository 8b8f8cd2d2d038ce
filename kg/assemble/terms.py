"""The vocabularies and literals as this stage writes them: terms of Turtle."""

from kg.schema.turtle import Term, literal
from kg.schema.vocabulary import PREFIXES


class Namespace:
    """`KG("Ambush")` and `KG.Ambush` are both the term `kg:Ambush`."""

    def __init__(self, name: str) -> None:
        """Take a prefix of `PREFIXES`."""
        if name not in PREFIXES:
            raise KeyError(name)
        self._prefix = f"{name}:"

    def __call__(self, local: str) -> Term:
        """The term of that local name, which needs no escape."""
        return self._prefix + local

    def __getattr__(self, local: str) -> Term:
        """The term of that local name."""
        if local.startswith("__"):
            raise AttributeError(local)
        term = self._prefix + local
        self.__dict__[local] = term  # a term asked for twice is not made twice
        return term


KG = Namespace("kg")
RDF = Namespace("rdf")
RDFS = Namespace("rdfs")
DCTERMS = Namespace("dcterms")
PROV = Namespace("prov")
OA = Namespace("oa")
ORG = Namespace("org")
SCHEMA = Namespace("schema")
TIME = Namespace("time")
GEO = Namespace("geo")
WD = Namespace("wd")
LABEL: Term = RDFS.label


def text(value: str | None) -> Term | None:
    """A plain string, or None for None and ""."""
    return literal(value) if value else None


def number(value: int | None) -> Term | None:
    """An `xsd:integer`, or None."""
    return None if value is None else str(value)


def decimal(value: float | None) -> Term | None:
    """An `xsd:decimal` of at most six places, written in one way on every machine, or None."""
    if value is None:
        return None
    written = f"{value:.6f}".rstrip("0")
    return written + "0" if written.endswith(".") else written


def yes(value: bool) -> Term | None:  # noqa: FBT001  # the value is what is written, not an option
    """`true`, or None for false: what is not so is not said."""
    return "true" if value else None


def day(value: str) -> Term:
    """An `xsd:date`."""
    return f"{literal(value)}^^xsd:date"
