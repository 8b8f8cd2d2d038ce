"""The ontology as Python values."""

from kg.schema.lexicon import Cue, LoadedTerm, WordList
from kg.schema.load import Schema, load_schema

__all__ = ["Cue", "LoadedTerm", "Schema", "WordList", "load_schema"]
