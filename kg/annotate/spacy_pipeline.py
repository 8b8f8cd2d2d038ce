"""Runs a spaCy pipeline over the prose of articles, keeping every offset."""

import importlib
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex

from kg.annotate.cases import UsualCase
from kg.annotate.paragraphs import mark_paragraphs
from kg.annotate.prose import prose
from kg.annotate.weights import PINNED, check_pinned
from kg.annotate.wordforms import NAMES, word_forms
from kg.errors import ModelError
from kg.model import Article
from kg.stages import Annotated, Annotator

BATCH = 8  # articles at a time: their tensors stay in the processor's cache, and memory stays flat
DEFAULT_MODEL = PINNED
BRACKET = r"(?<=[A-Za-z])[(\[](?=[A-Z])"


def load_pipeline(name: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline of that name: the pinned one after a check of its files, any other one unchecked."""
    with warnings.catch_warnings():
        # W095: trained with spaCy 3.7; what it reads with 3.8 is what the quality figures measure.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            return _load_pinned() if name == PINNED else _load_named(name)
        except (ImportError, OSError) as error:
            raise ModelError(
                f"no spaCy pipeline {name!r} is installed: pip install it, or leave --model out"
            ) from error


def split_at_brackets(nlp: Language) -> None:
    """Part a word from a bracket that opens right behind it: "Tarna(Arabic: …)"; spaCy's English keeps them one."""
    infixes = compile_infix_regex([*(nlp.Defaults.infixes or ()), BRACKET])
    nlp.tokenizer.infix_finditer = infixes.finditer  # type: ignore[union-attr]  # typed as any function by spaCy


def _load_pinned() -> Language:
    package = importlib.import_module(PINNED)
    check_pinned(Path(package.__file__ or PINNED).parent)
    return _from_package(package)


def _load_named(name: str) -> Language:
    """Other re-uploads, too, are modules with a `load` of their own rather than names spaCy knows."""
    try:
        return spacy.load(name)
    except OSError:
        return _from_package(importlib.import_module(name.replace("-", "_")))


def _from_package(package: ModuleType) -> Language:
    loaded: object = package.load() if hasattr(package, "load") else None
    if not isinstance(loaded, Language):
        raise ModelError(f"{package.__name__} is no spaCy pipeline: its load() gives none")
    return loaded


def make_annotator(name: str = DEFAULT_MODEL, *, batch_size: int = BATCH) -> Annotator:
    """An annotator over the named pipeline; articles stream through it in batches."""
    nlp = load_pipeline(name)
    split_at_brackets(nlp)
    case_of = UsualCase(nlp.vocab)
    forms = word_forms(nlp)
    left_out = () if forms is None else NAMES

    def annotate(articles: Iterable[Article]) -> Iterator[Annotated]:
        pairs = ((mark_paragraphs(nlp.make_doc(prose(article, case_of))), article) for article in articles)
        for doc, article in nlp.pipe(pairs, as_tuples=True, batch_size=batch_size, disable=left_out):
            yield Annotated(article=article, doc=forms(doc) if forms is not None else doc)

    return annotate
