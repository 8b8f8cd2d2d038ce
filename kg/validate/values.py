"""The constraints of SHACL that look at one value: each makes, from the shape's parameter, a test of a value."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeAlias

from kg.schema.turtle import A, Statements, Term, is_iri, lexical
from kg.schema.turtle import iri as iri_of
from kg.schema.vocabulary import PREFIXES

_XSD = PREFIXES["xsd"]
_NUMBERS = frozenset(_XSD + name for name in ("integer", "decimal", "double", "float", "int", "long", "short", "byte"))
_DATE = re.compile(r"-?\d{4,}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The graph a value stands in, and what its prefixes are short for."""

    statements: Statements
    prefixes: Mapping[str, str]


ValueTest: TypeAlias = Callable[[Term, View], bool]


def _class(wanted: Term) -> ValueTest:
    def is_instance(value: Term, view: View) -> bool:
        known = view.statements.get(value)
        return known is not None and wanted in known.get(A, ())

    return is_instance


def _datatype(wanted: Term) -> ValueTest:
    if wanted == "xsd:string":
        return _is_string
    if wanted == "xsd:integer":
        return _is_integer
    full = iri_of(wanted, PREFIXES)
    return lambda value, _: _is_literal(value) and lexical(value)[1] == full and _well_formed(value)


def _is_string(value: Term, _: View) -> bool:
    return value[0] == '"' == value[-1]


def _is_integer(value: Term, _: View) -> bool:
    return value.isdecimal() or (_is_literal(value) and lexical(value)[1] == _XSD + "integer" and _well_formed(value))


def _is_literal(value: Term) -> bool:
    return value[0] == '"' or (value[0] != "_" and ":" not in value)


def _well_formed(value: Term) -> bool:
    """Whether a literal's words fit its datatype, of the datatypes that graphs use."""
    words, kind = lexical(value)
    if kind in _NUMBERS:
        return _number(value) is not None
    if kind == _XSD + "date":
        return _is_date(words)
    return True


def _is_date(words: str) -> bool:
    if len(words) != len("2020-01-14"):
        return _DATE.fullmatch(words) is not None
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True


def _node_kind(wanted: Term) -> ValueTest:
    if wanted != "sh:IRI":
        raise KeyError(wanted)
    return lambda value, _: is_iri(value)


def _pattern(wanted: Term) -> ValueTest:
    sought = re.compile(lexical(wanted)[0]).search
    return lambda value, view: value[0] != "_" and sought(_written(value, view)) is not None


def _min_length(wanted: Term) -> ValueTest:
    least = int(wanted)
    return lambda value, view: value[0] != "_" and len(_written(value, view)) >= least


def _written(value: Term, view: View) -> str:
    return lexical(value)[0] if _is_literal(value) else iri_of(value, view.prefixes)


def _min_inclusive(wanted: Term) -> ValueTest:
    return lambda value, _: at_most(wanted, value)


def _max_inclusive(wanted: Term) -> ValueTest:
    return lambda value, _: at_most(value, wanted)


def at_most(one: Term, other: Term) -> bool:
    """Whether a number is no greater than another; what is no number is not."""
    low, high = _number(one), _number(other)
    return low is not None and high is not None and low <= high


def below(one: Term, other: Term) -> bool:
    """Whether a number is smaller than another; what is no number is not."""
    low, high = _number(one), _number(other)
    return low is not None and high is not None and low < high


def _number(value: Term) -> float | None:
    if not _is_literal(value):
        return None
    words, kind = (value, "") if value[0] != '"' else lexical(value)
    if kind and kind not in _NUMBERS:
        return None
    try:
        return float(words)
    except ValueError:
        return None


VALUE_TESTS: Mapping[Term, Callable[[Term], ValueTest]] = {
    "sh:class": _class,
    "sh:datatype": _datatype,
    "sh:nodeKind": _node_kind,
    "sh:pattern": _pattern,
    "sh:minLength": _min_length,
    "sh:minInclusive": _min_inclusive,
    "sh:maxInclusive": _max_inclusive,
}


def listed(wanted: frozenset[Term]) -> ValueTest:
    """The test of `sh:in`."""
    return partial(_is_listed, wanted)


def _is_listed(wanted: frozenset[Term], value: Term, _: View) -> bool:
    return value in wanted
