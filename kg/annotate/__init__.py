"""spaCy's reading of an article."""

from kg.annotate.prose import reads
from kg.annotate.spacy_pipeline import BATCH, load_pipeline, make_annotator

__all__ = ["BATCH", "load_pipeline", "make_annotator", "reads"]
