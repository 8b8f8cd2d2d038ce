"""Whether a graph holds to the ontology's shapes, and whether its evidence still stands."""

from kg.validate.evidence import verify
from kg.validate.shapes import make_validator, validate_file

__all__ = ["make_validator", "validate_file", "verify"]
