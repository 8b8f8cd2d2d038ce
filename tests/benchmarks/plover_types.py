"""Whether an event of the record's own PLOVER type stands at its words.

Our types carry a PLOVER code each (`kg:plover`), after the scheme's reference list of December 2017; that list has
ASSAULT where the records (0.5) have FIGHT as well, so the two count as one. By the scheme's own rules a cooperative
act that is only announced is AGREE, a hostile one THREATEN, and a cooperative one that is said not to happen REJECT.
right: the records with such an event at a word of the gold event text; as_coded: the same without those rules, by the
code alone. events_per_record is the price: how many events the tool gives a record in all.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from tests.benchmarks.counting import Examples, items, ratio, snippet, spans_in, touches
from tests.benchmarks.documents import Document, Json

ONTOLOGY = Path(__file__).parents[2] / "ontology" / "events"
CODE = NamedNode("https://w3id.org/dateline/ontology#plover")
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
SAME = {"FIGHT": "ASSAULT"}
COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
HOSTILE = frozenset({"SANCTION", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT"})


@cache
def codes() -> Mapping[str, str]:
    """The PLOVER code of every event type, by its label."""
    quads = [
        quad for path in sorted(ONTOLOGY.glob("*.ttl")) for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE)
    ]
    labels, given = _values(quads, LABEL), _values(quads, CODE)
    return {labels[type_]: code for type_, code in given.items()}


def _values(quads: Sequence[Quad], predicate: NamedNode) -> dict[str, str]:
    return {
        str(quad.subject): quad.object.value
        for quad in quads
        if quad.predicate == predicate and isinstance(quad.object, Literal)
    }


def code_of(event: Json) -> str:
    """An event's code by its type."""
    return codes().get(str(event.get("type")), "")


def meaning(event: Json) -> str:
    """An event's code by its type and its status."""
    code, status = code_of(event), event.get("status")
    if status in {"planned", "hypothetical"}:
        return "AGREE" if code in COOPERATIVE else "THREATEN" if code in HOSTILE else code
    return "REJECT" if status in {"negated", "denied"} and code in COOPERATIVE else code


def score_types(documents: Sequence[Document], predictions: Mapping[str, Json], examples: Examples) -> Json:
    """Shares of the records, and events a record."""
    right = as_coded = events = 0
    for document in documents:
        found = items(predictions.get(document.id), "events")
        there = [event for event in found if _stands_at(event, document)]
        wanted = SAME.get(document.gold["type"], document.gold["type"])
        hit = any(meaning(event) == wanted for event in there)
        right, as_coded = right + hit, as_coded + any(code_of(event) == wanted for event in there)
        events += len(found)
        if not hit and document.gold["event"]:
            line = f"{wanted}, not {sorted({meaning(event) for event in there})}"
            examples.add("wrong type", f"{line}: {snippet(document.text, document.gold['event'][0], 200)}")
    records = len(documents)
    return {
        "right": ratio(right, records),
        "as_coded": ratio(as_coded, records),
        "events_per_record": ratio(events, records),
        "records": records,
    }


def _stands_at(event: Json, document: Document) -> bool:
    """Whether one of the event's words is among the words of the gold event."""
    own = spans_in([event, *(event.get("mentions") or [])])
    return any(touches(span, document.gold["event"]) for span in own)
