"""What tests share: the trained pipeline, loaded once a session, and short ways to read a text."""

from collections.abc import Callable

import pytest

from kg.annotate import make_annotator
from kg.extract.finders import make_extractor
from kg.model import Article, Extraction, Span, Zone, ZoneKind
from kg.schema import Schema, load_schema
from kg.stages import Annotated, Annotator, Extractor, Gazetteer

AnnotateText = Callable[..., Annotated]
ExtractText = Callable[..., Extraction]


def article_of(text: str, *, published: str | None = None) -> Article:
    """An article that is all body."""
    zones = (Zone(kind=ZoneKind.BODY, span=Span(0, len(text))),) if text else ()
    return Article(id="test", source="test.txt", text=text, published=published, zones=zones)


@pytest.fixture(scope="session")
def schema() -> Schema:
    """The packaged ontology."""
    return load_schema()


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    """The default spaCy pipeline."""
    return make_annotator()


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The starter catalogue's names."""
    from kg.link import make_gazetteer

    return make_gazetteer()


@pytest.fixture(scope="session")
def extractor(schema: Schema, gazetteer: Gazetteer) -> Extractor:
    """Every finder, over the packaged ontology and the starter catalogue."""
    return make_extractor(schema, gazetteer)


@pytest.fixture(scope="session")
def annotate_text(annotator: Annotator) -> AnnotateText:
    """A function from a text to spaCy's reading of it."""

    def annotate(text: str, published: str | None = None) -> Annotated:
        return next(iter(annotator([article_of(text, published=published)])))

    return annotate


@pytest.fixture(scope="session")
def extract_text(annotate_text: AnnotateText, extractor: Extractor) -> ExtractText:
    """A function from a text to everything found in it."""

    def extract(text: str, published: str | None = None) -> Extraction:
        return extractor(annotate_text(text, published))

    return extract
