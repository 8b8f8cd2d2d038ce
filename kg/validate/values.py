"""The constraints of SHACL that look at one value alone: each makes, from the shape's parameter, a test of a value."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias

from kg.schema.turtle import Term, is_iri, lexical
from kg.schema.turtle import iri as iri_of
from kg.schema.vocabulary import PREFIXES

ValueTest: TypeAlias = Callable[[Term], bool]

_XSD = PREFIXES["xsd"]
_NUMBERS = frozenset(_XSD + name for name in ("integer", "decimal", "double", "float", "int", "long", "short", "byte"))
_DATE = re.compile(r"-?\d{4,}-\d\d-\d\d", re.ASCII)


def _datatype(wanted: Term) -> ValueTest:
    full = iri_of(wanted, PREFIXES)
    if wanted == "xsd:string":
        return is_string
    if wanted == "xsd:integer":
        return lambda value: value.isdecimal() or _is_a(value, full)
    return lambda value: _is_a(value, full)


def is_string(term: Term) -> bool:
    """Whether a term is a plain string: one with a type or language ends otherwise."""
    return term[0] == '"' == term[-1]


def _is_a(value: Term, datatype: str) -> bool:
    """Whether a value is a literal of the datatype, and its words fit that."""
    if not _is_literal(value):
        return False
    words, kind = lexical(value)
    if kind == _XSD + "date":
        return kind == datatype and _is_date(words)
    return kind == datatype and (kind not in _NUMBERS or number(value) is not None)


def _is_literal(value: Term) -> bool:
    return value[0] == '"' or (value[0] != "_" and ":" not in value)


def _is_date(words: str) -> bool:
    if len(words) != len("2020-01-14"):
        return _DATE.fullmatch(words) is not None
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True


def _node_kind(wanted: Term) -> ValueTest:
    return {"sh:IRI": is_iri, "sh:Literal": _is_literal}[wanted]


def _pattern(wanted: Term) -> ValueTest:
    sought = re.compile(lexical(wanted)[0]).search
    return lambda value: value[0] != "_" and sought(_written(value)) is not None


def _min_length(wanted: Term) -> ValueTest:
    least = int(wanted)
    return lambda value: value[0] != "_" and len(_written(value)) >= least


def _written(value: Term) -> str:
    """A literal's words, or an IRI, of which the base is left out where it is a setting."""
    return lexical(value)[0] if _is_literal(value) else iri_of(value, PREFIXES)


def _min_inclusive(wanted: Term) -> ValueTest:
    least = float(wanted)
    return lambda value: (found := number(value)) is not None and least <= found


def _max_inclusive(wanted: Term) -> ValueTest:
    most = float(wanted)
    return lambda value: (found := number(value)) is not None and found <= most


def number(value: Term) -> float | None:
    """The number that a term is, or None."""
    try:
        return float(value)  # of all terms, only numbers without quotes can be read so
    except ValueError:
        return _quoted_number(value)


def _quoted_number(value: Term) -> float | None:
    words, kind = lexical(value) if value[0] == '"' else ("", "")
    try:
        return float(words) if kind in _NUMBERS else None
    except ValueError:
        return None


VALUE_TESTS: Mapping[Term, Callable[[Term], ValueTest]] = {
    "sh:datatype": _datatype,
    "sh:nodeKind": _node_kind,
    "sh:pattern": _pattern,
    "sh:minLength": _min_length,
    "sh:minInclusive": _min_inclusive,
    "sh:maxInclusive": _max_inclusive,
}
