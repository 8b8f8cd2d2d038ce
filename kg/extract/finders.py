"""The finders in the order they read: a new one is one module and one line here."""

from collections.abc import Mapping

from kg.extract import causes, claims, counts, dating, entities, events, margins, posts, relations, times, wording
from kg.extract.reading import FinderFactory, Knowledge, read_on, reading
from kg.model import Extraction
from kg.schema import Schema
from kg.stages import Annotated, Extractor, Gazetteer

FINDERS: Mapping[str, FinderFactory] = {
    "entities": entities.finder,
    "margins": margins.finder,
    "times": times.finder,
    "events": events.finder,
    "counts": counts.finder,
    "dating": dating.finder,
    "posts": posts.finder,
    "relations": relations.finder,
    "claims": claims.finder,
    "causes": causes.finder,
    "wording": wording.finder,
}
PROFILES: Mapping[str, Mapping[str, FinderFactory]] = {
    "fast": FINDERS,
    "accurate": {**FINDERS, "entities": entities.voting_finder},
}


def make_extractor(schema: Schema, gazetteer: Gazetteer, finders: Mapping[str, FinderFactory] = FINDERS) -> Extractor:
    """An extractor that runs the finders in order, each reading on from what those before it found."""
    knowledge = Knowledge(schema=schema, gazetteer=gazetteer)
    compiled = [factory(knowledge) for factory in finders.values()]

    def extract(annotated: Annotated) -> Extraction:
        current = reading(annotated.doc, Extraction(article=annotated.article))
        for find in compiled:
            current = read_on(current, find(current))
        return current.extraction

    return extract
