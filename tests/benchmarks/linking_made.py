"""The links made to names, by what became of them, and how far their scores are true.

Here a link is right when some label that touches its span has its item, so that borders ("the Red Sea") do not count.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tests.benchmarks.counting import Span, entities, has_span, items, ratio, span_of
from tests.benchmarks.documents import Document, Json
from tests.benchmarks.linking_labels import NOT_LINKED, is_named

BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
RIGHT, SENSE, LONGER, NOTHING = "right", "another item", "part of a longer label", "no label there"


def links_made(documents: Sequence[Document], predictions: Mapping[str, Json]) -> Json:
    """Precision of the links made to names, their number by class, and a calibration table."""
    made = [one for document in documents for one in _made(document, predictions.get(document.id))]
    counted = Counter(verdict for verdict, _ in made)
    return {
        "precision": ratio(counted[RIGHT], len(made)),
        "of": len(made),
        "by_class": {name: counted[name] for name in (RIGHT, SENSE, LONGER, NOTHING)},
        "calibration": [
            {"score": f"{low:.1f}-{min(high, 1):.1f}", "links": len(some), "right": ratio(some.count(RIGHT), len(some))}
            for low, high in pairwise(BINS)
            if (some := [verdict for verdict, score in made if low <= score < high])
        ],
    }


def _made(document: Document, prediction: Json | None) -> Iterator[tuple[str, float]]:
    begin, end = document.gold["span"]
    known = entities(prediction)
    for mention in items(prediction, "mentions"):
        entity = known.get(str(mention.get("entity")), {})
        wanted = mention.get("kind") == "name" and mention.get("type") not in NOT_LINKED and has_span(mention)
        if wanted and entity.get("wikidata") and is_named(entity.get("label")):
            span = span_of(mention)
            if begin <= span[0] and span[1] <= end:
                item = str(entity["wikidata"]).rsplit("/", 1)[-1]
                yield _verdict(document, span, item), float(entity.get("score") or 0)


def _verdict(document: Document, span: Span, item: str) -> str:
    touching = [label for label in document.gold["labels"] if label["span"][0] < span[1] and label["span"][1] > span[0]]
    if any(label["entity_id"] == item for label in touching):
        return RIGHT
    inside = any(span[0] <= label["span"][0] and label["span"][1] <= span[1] for label in touching)
    return SENSE if inside else LONGER if touching else NOTHING
