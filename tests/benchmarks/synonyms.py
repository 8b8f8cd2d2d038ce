"""re3d's IsSynonymOf (confidence >= 0.5): which spans name or describe one thing, so a measure of coreference.

`recall`: the share of gold's pairs whose two spans are both overlapped by mentions of one predicted entity.
`coreference`: gold's clusters (pairs joined transitively) against our entities, over gold's spans alone: a span is
about the entity of the mention with the same head word (see `words.head_span`), else of the one that overlaps it most.
Gold marks few of the pairs there are, so a precision is that of links between spans which gold has put somewhere.
"""

from collections.abc import Mapping, Sequence

from tests.benchmarks.clusters import Coreferences, Partition, grouped
from tests.benchmarks.counting import Count, Examples, Span, has_span, items, overlap, snippet, span_of
from tests.benchmarks.documents import Document, Json
from tests.benchmarks.words import head_span


def score_synonyms(documents: Sequence[Document], predictions: Mapping[str, Json], examples: Examples) -> Json:
    """Recall of pairs and CoNLL figures over gold's spans."""
    count, both = Count(), Coreferences()
    for document in documents:
        pairs = sorted(document.gold["synonyms"])
        about = [
            (span_of(m), str(m.get("entity"))) for m in items(predictions.get(document.id), "mentions") if has_span(m)
        ]
        hits = [bool(_entities_at(a, about) & _entities_at(b, about)) for a, b in pairs]
        count.add(0, 0, sum(hits), len(pairs))
        spans = sorted({span for pair in pairs for span in pair})
        together = Partition()
        for a, b in pairs:
            together.join(a, b)
        both.add(grouped((_entity(document.text, span, about), span) for span in spans), together.clusters(spans))
        for (a, b), hit in zip(pairs, hits, strict=True):
            if not hit:
                line = f"{document.text[slice(*a)]} = {snippet(document.text, b, 60)}"
                examples.add("missed synonym", line)
    return {"recall": count.figures()["recall"], "gold": count.gold, "coreference": both.figures()}


def _entities_at(span: Span, about: Sequence[tuple[Span, str]]) -> set[str]:
    return {entity for mention, entity in about if overlap(span, mention) > 0}


def _entity(text: str, span: Span, about: Sequence[tuple[Span, str]]) -> str:
    """The entity that a gold span is about; one of its own when no mention meets it."""
    head = head_span(text, span)
    fits = [
        (head_span(text, mention) != head, -overlap(span, mention), entity)
        for mention, entity in about
        if overlap(span, mention) > 0
    ]
    return min(fits)[2] if fits else f"none at {span}"
