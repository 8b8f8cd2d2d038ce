"""spaCy's reading keeps the article's offsets and ends sentences with paragraphs."""

from collections.abc import Callable

import pytest

from kg.annotate.spacy_pipeline import load_pipeline
from kg.errors import ModelError
from kg.stages import Annotated

AnnotateText = Callable[..., Annotated]


def test_an_unknown_pipeline_is_named_in_the_error() -> None:
    with pytest.raises(ModelError, match="no spaCy pipeline 'xx_nowhere' is installed"):
        load_pipeline("xx_nowhere")


def test_a_module_that_is_no_pipeline_is_refused() -> None:
    with pytest.raises(ModelError, match="colorsys is no spaCy pipeline"):
        load_pipeline("colorsys")


@pytest.mark.model
def test_a_headline_without_full_stop_is_its_own_sentence(annotate_text: AnnotateText) -> None:
    doc = annotate_text("Rebels seize border town\n\nThe mayor of Tarna fled on Monday.").doc
    assert [s.text.strip() for s in doc.sents] == ["Rebels seize border town", "The mayor of Tarna fled on Monday."]


@pytest.mark.model
def test_a_text_without_words_gives_an_empty_reading(annotate_text: AnnotateText) -> None:
    assert not [token for token in annotate_text(" \n\n ").doc if not token.is_space]
    assert len(annotate_text("").doc) == 0


@pytest.mark.model
def test_offsets_are_those_of_the_text(annotate_text: AnnotateText) -> None:
    text = "“Our\u00a0troops” left\nTarna’s airport."
    doc = annotate_text(text).doc
    assert all(len(token.text) == len(text[token.idx : token.idx + len(token)]) for token in doc)
    assert len(doc.text) == len(text)


@pytest.mark.model
def test_shouted_words_get_the_case_they_are_usually_written_in(annotate_text: AnnotateText) -> None:
    text = (
        "REBELS KILLED TWO GUARDS IN COLOMBIA ON FRIDAY. "
        "THE SPOKESMAN'S REPORT TO THE UN SAID SO, OFFICIALS TOLD CARLOS."
    )
    read = annotate_text(text).doc.text
    assert read.startswith("Rebels killed two guards in Colombia on Friday. The spokesman's report")
    assert read.endswith("officials told Carlos.")
