"""Articles whose names are linked by hand (ELEVANT's benchmarks), and what our linker had to choose from in them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from kg.annotate import make_annotator
from kg.extract.finders import PROFILES, make_extractor
from kg.link import make_gazetteer
from kg.link.catalogue import Catalogue
from kg.link.features import Features
from kg.link.linker import readers_of
from kg.link.linkers import LINKERS
from kg.link.queries import Query, queries_of
from kg.model import Article, EntityId, Extraction, MentionKind
from kg.schema import load_schema
from kg.settings import Settings
from kg.train.linking_fit import Choice

__all__ = ["Linked", "choices", "read_marked"]

BENCHMARKS = ("wiki-fair-v2-no-coref", "msnbc-updated", "kore50")
MEASURES = frozenset({"QUANTITY", "DATETIME"})
NONE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """An article as we read it, and the items that people gave to spans of it: (begin, end) -> item, "" for none."""

    extraction: Extraction
    items: Mapping[tuple[int, int], str]


def read_marked(data: Path) -> list[Linked]:
    """The articles of the development benchmarks that are there, read by our own extractor."""
    root = data / "elevant" / "benchmarks"
    files = [path for name in BENCHMARKS if (path := root / f"{name}.benchmark.jsonl").exists()]
    rows = [(f"{path.name}-{n}", orjson.loads(line)) for path in files for n, line in enumerate(path.open("rb"))]
    extract = make_extractor(load_schema(), make_gazetteer(), PROFILES["fast"])
    articles = (Article(id=name, source=name, text=row["text"]) for name, row in rows)
    return [
        Linked(extraction=extract(annotated), items=dict(_items(row["labels"])))
        for annotated, (_, row) in zip(make_annotator()(articles), rows, strict=True)
    ]


def choices(marked: Sequence[Linked], settings: Settings) -> Iterator[Choice]:
    """Every entity that people linked, or said to be no item, for which the settings' first source has candidates."""
    make = LINKERS[settings.linker[0]]
    if make is None:
        return
    source, readers = make(settings), readers_of(Catalogue())
    for one in marked:
        queries = tuple(queries_of(one.extraction, readers))
        found = source.candidates(queries)
        features, given = Features(queries, found), _given(one)
        for query, candidates in zip(queries, found, strict=True):
            if candidates and query.entity in given and _is_plain(query):
                items = [candidate.known.item.item for candidate in candidates]
                right = given[query.entity]
                yield Choice(
                    article=one.extraction.article.id,
                    features=tuple(features.of(query, candidate) for candidate in candidates),
                    right=next((i for i, item in enumerate(items) if item == right), None),
                )


def _is_plain(query: Query) -> bool:
    return query.named and not query.other and not query.part


def _items(labels: Sequence[Mapping[str, object]]) -> Iterator[tuple[tuple[int, int], str]]:
    for label in labels:
        span, item = label["span"], str(label["entity_id"])
        if label["type"] not in MEASURES and isinstance(span, list):
            yield (span[0], span[1]), item if item[:1] == "Q" and item[1:].isdigit() else NONE


def _given(one: Linked) -> Mapping[EntityId, str]:
    """Each entity's item: what most of its names were given, articles and titles before a name aside."""
    counted: defaultdict[EntityId, Counter[str]] = defaultdict(Counter)
    for mention in one.extraction.mentions:
        if mention.entity is not None and mention.kind is MentionKind.NAME:
            span = (mention.span.begin, mention.span.end)
            inside = [item for (begin, end), item in one.items.items() if end == span[1] and begin >= span[0]]
            exact = one.items.get(span)
            counted[mention.entity].update([exact] if exact is not None else inside)
    return {entity: items.most_common(1)[0][0] for entity, items in counted.items() if items}
