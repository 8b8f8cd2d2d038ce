"""One article's graph as nodes that can be walked both ways, with labels and kinds for everything in it."""

import re
from collections.abc import Iterable, Mapping

from kg.schema.vocabulary import DCTERMS, KG, RDF_TYPE, RDFS_LABEL
from kg.serve.explorer.values import Ground, Passage, Ref
from kg.stages import Row

KINDS: Mapping[str, str] = {  # classes to words, the more special first
    KG.Person.value: "person",
    KG.Organisation.value: "organisation",
    KG.Facility.value: "facility",
    KG.Place.value: "place",
    KG.Nationality.value: "nationality",
    KG.Weapon.value: "weapon",
    KG.Vehicle.value: "vehicle",
    KG.Quantity.value: "quantity",
    KG.Description.value: "description",
    KG.Event.value: "event",
    KG.ReportedEvent.value: "event",
    KG.Claim.value: "claim",
    KG.Item.value: "item",
    KG.Article.value: "article",
    KG.Outlet.value: "outlet",
}


def words_of(iri: str) -> str:
    """The local name of an IRI as words.

    >>> words_of("https://w3id.org/dateline/ontology#leaderOf")
    'leader of'
    """
    local = re.split(r"[#/]", iri)[-1]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", local).lower()


class Nodes:
    """A graph as nodes; every term is its plain value, "" stands for what is not there."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Index rows with the columns `s`, `p` and `o` both ways."""
        self._forth: dict[tuple[str, str], list[str]] = {}
        self._back: dict[tuple[str, str], list[str]] = {}
        for row in rows:
            self._forth.setdefault((row["s"], row["p"]), []).append(row["o"])
            self._back.setdefault((row["p"], row["o"]), []).append(row["s"])

    def all(self, node: str, predicate: object) -> tuple[str, ...]:
        """The values of a property, sorted: stores give them in any order."""
        return tuple(sorted(self._forth.get((node, _iri(predicate)), ())))

    def one(self, node: str, predicate: object) -> str:
        """The first value of a property, or ""."""
        return next(iter(self.all(node, predicate)), "")

    def having(self, predicate: object, value: object) -> tuple[str, ...]:
        """The nodes that have a property with that value, sorted."""
        return tuple(sorted(self._back.get((_iri(predicate), _iri(value)), ())))

    def of(self, class_: object) -> tuple[str, ...]:
        """The members of a class, sorted."""
        return self.having(RDF_TYPE, class_)

    def kind(self, node: str) -> str:
        """What a node is, in a word."""
        classes = self.all(node, RDF_TYPE)
        return next((word for iri, word in KINDS.items() if iri in classes), "thing")

    def label(self, node: str) -> str:
        """What to call a node."""
        return self.one(node, RDFS_LABEL) or self.one(node, DCTERMS.title) or words_of(node)

    def ref(self, node: str) -> Ref:
        """A node to name and link to."""
        return Ref(iri=node, label=self.label(node), kind=self.kind(node))

    def maybe(self, node: str) -> Ref | None:
        """The same, or None of no node."""
        return self.ref(node) if node else None

    def passage(self, node: str) -> Passage:
        """A passage with the sentence round it."""
        sentence = self.one(node, KG.sentence)
        return Passage(
            begin=int(self.one(node, KG.begin) or 0),
            end=int(self.one(node, KG.end) or 0),
            words=self.one(node, KG.words),
            quote=self.one(sentence, KG.quote),
            quote_begin=int(self.one(sentence, KG.begin) or 0),
            kind=self.one(node, KG.mentionKind),
        )

    def ground(self, fact: str) -> Ground:
        """What a fact rests on."""
        passage = self.one(fact, KG.evidence)
        return Ground(
            passage=self.passage(passage) if passage else None,
            finder=self.one(fact, KG.finder),
            confidence=self.one(fact, KG.confidence),
        )

    def status(self, fact: str) -> str:
        """Whose word a fact is, in a word."""
        return words_of(self.one(fact, KG.status)) if self.one(fact, KG.status) else ""


def _iri(term: object) -> str:
    return str(getattr(term, "value", term))
