"""The ontology as Python values."""

from kg.schema.frame import Condition, Example, Frame, Role, Slot, Trigger
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
    "Slot",
    "Trigger",
    "WordList",
    "load_schema",
]
