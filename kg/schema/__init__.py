"""The ontology as Python values."""

from kg.schema.frame import Condition, Example, Frame, Role, Trigger
from kg.schema.lexicon import Cue, LoadedTerm, WordList
from kg.schema.load import Schema, load_schema

__all__ = [
    "Condition",
    "Cue",
    "Example",
    "Frame",
    "LoadedTerm",
    "Role",
    "Schema",
    "Trigger",
    "WordList",
    "load_schema",
]
