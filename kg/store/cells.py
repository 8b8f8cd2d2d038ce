"""One spelling of a value in a row, whatever store it came from."""

from pyoxigraph import Literal

from kg.schema.vocabulary import XSD

_TRUTH = {"1": "true", "0": "false"}


def cell(term: object) -> str:
    """An IRI or a literal's written form; "" where nothing is known."""
    value = str(getattr(term, "value", None) or "")
    # Virtuoso keeps truth values as numbers.
    return _TRUTH.get(value, value) if isinstance(term, Literal) and term.datatype == XSD.boolean else value
