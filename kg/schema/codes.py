"""What other schemes call our event types, as `ontology/` says: ACLED's and PLOVER's codes, Wikidata's classes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Store

from kg.schema.load import ontology_folder
from kg.schema.terms import literals, local, nodes, of_class
from kg.schema.vocabulary import KG, OWL, PREFIXES, RDFS, RDFS_LABEL, SKOS

__all__ = ["Codes", "event_codes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The codes of one type: ACLED's event type, PLOVER's, and the Wikidata item of the class; "" where none fits."""

    acled: str = ""
    plover: str = ""
    wikidata: str = ""


def event_codes(folder: Path | None = None) -> Mapping[str, Codes]:
    """The codes of each event type by its label; a type without one of its own has its nearest parent's.

    A Wikidata class is never lent: an item that is wrong for the child would be an error, a coarser code is none.
    """
    store = Store()
    for path in sorted(((folder or ontology_folder()) / "events").glob("*.ttl")):
        store.load(path=str(path), format=RdfFormat.TURTLE)
    types = {node: label for node in of_class(store, OWL("Class")) for label in literals(store, node, RDFS_LABEL)}
    return {
        label: Codes(
            acled=_nearest(store, node, KG.acled), plover=_nearest(store, node, KG.plover), wikidata=_item(store, node)
        )
        for node, label in types.items()
    }


def _nearest(store: Store, node: NamedNode, scheme: NamedNode) -> str:
    line = [node]
    for one in line:
        found = literals(store, one, scheme)
        if found:
            return found[0]
        line += [up for up in nodes(store, one, RDFS("subClassOf")) if isinstance(up, NamedNode) and up not in line]
    return ""


def _item(store: Store, node: NamedNode) -> str:
    matches = nodes(store, node, SKOS.exactMatch)
    return next((local(m) for m in matches if isinstance(m, NamedNode) and m.value.startswith(PREFIXES["wd"])), "")
