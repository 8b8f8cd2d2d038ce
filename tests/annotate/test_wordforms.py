"""Remembered word forms are those that spaCy's own components give."""

import pytest

from kg.annotate import load_pipeline, make_annotator
from kg.annotate.wordforms import word_forms
from kg.model import Article

pytestmark = pytest.mark.model

TEXTS = (
    "Rebels shelled Karsan on Monday, killing two officers. Soldiers were searching the worst-hit streets.",
    "Let's say there is a way, y'all, and they ain't gonna leave Karsan; shelling left two dead, and others leaving.",
    "Rebels left again on Monday. Two left officers were searching streets they had shelled.",
)
ATTRIBUTES: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_TYPE"]


def test_attributes_and_lemmas_are_the_same_with_and_without_memory() -> None:
    nlp = load_pipeline()
    articles = [Article(id=str(n), source="-", text=text) for n, text in enumerate(TEXTS)]
    for plain, annotated in zip(nlp.pipe(TEXTS), make_annotator()(articles), strict=True):
        assert annotated.doc.to_array(ATTRIBUTES).tolist() == plain.to_array(ATTRIBUTES).tolist()


def test_the_pinned_pipeline_is_remembered() -> None:
    assert word_forms(load_pipeline()) is not None
