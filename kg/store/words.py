"""The words of a SPARQL query, told apart from its strings, names and comments."""

import re
from collections.abc import Mapping

from pyoxigraph import Literal

from kg.errors import QueryError

_TOKENS = re.compile(
    r"""<[^<>"{}|^`\\\s]*>"""
    r"""|\"{3}(?:\\.|[^\\])*?\"{3}|'{3}(?:\\.|[^\\])*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'"""
    r"""|\#[^\n]*|[?$@]\w+|[\w-]*:[\w:.-]*|(?P<word>[A-Za-z]+|\{)""",
    re.DOTALL,
)


def words(sparql: str) -> frozenset[str]:
    """Its keywords and functions, in capitals.

    >>> "FROM" in words("SELECT ?from { ?from <from> 'from' } # from")
    False
    """
    return frozenset(found["word"].upper() for found in _TOKENS.finditer(sparql) if found["word"])


def bound(sparql: str, bindings: Mapping[str, str]) -> str:
    """The query with its variables bound to literals, at the start of its outermost pattern.

    >>> bound("SELECT ?s { ?s ?p ?name }", {"name": "Ada"})
    'SELECT ?s { VALUES (?name) { ("Ada") } ?s ?p ?name }'
    """
    if not bindings:
        return sparql
    brace = next((found.end() for found in _TOKENS.finditer(sparql) if found["word"] == "{"), None)
    if brace is None or not all(name.isidentifier() for name in bindings):
        raise QueryError("the query has no pattern whose variables could be bound, or a name is no variable's")
    names = " ".join(f"?{name}" for name in bindings)
    values = " ".join(str(Literal(value)) for value in bindings.values())
    return f"{sparql[:brace]} VALUES ({names}) {{ ({values}) }}{sparql[brace:]}"
