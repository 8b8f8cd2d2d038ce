"""spaCy's reading of an article."""

from kg.annotate.spacy_pipeline import make_annotator

__all__ = ["make_annotator"]
