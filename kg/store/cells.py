"""One spelling of a value in a row, whatever store it came from."""

from pyoxigraph import Literal

from kg.schema.vocabulary import XSD

_TRUTH = {"1": "true", "0": "false"}


def cell(term: object) -> str:
    """An IRI or a literal's written form; "" where nothing is known."""
    value = str(getattr(term, "value", None) or "")
    if not isinstance(term, Literal):
        return value
    if term.datatype == XSD.boolean:  # Virtuoso keeps truth values as numbers
        return _TRUTH.get(value, value)
    if term.datatype == XSD.decimal and "." in value:  # Jena keeps the zeros at the end
        return value.rstrip("0").rstrip(".")
    return value
