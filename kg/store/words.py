"""The words of a SPARQL query, told apart from its strings, names and comments."""

import re

_TOKENS = re.compile(
    r"""<[^<>"{}|^`\\\s]*>"""
    r"""|\"{3}(?:\\.|[^\\])*?\"{3}|'{3}(?:\\.|[^\\])*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'"""
    r"""|\#[^\n]*|[?$@]\w+|[\w-]*:[\w:.-]*|(?P<word>[A-Za-z]+)""",
    re.DOTALL,
)


def words(sparql: str) -> frozenset[str]:
    """Its keywords and functions, in capitals.

    >>> "FROM" in words("SELECT ?from { ?from <from> 'from' } # from")
    False
    """
    return frozenset(found["word"].upper() for found in _TOKENS.finditer(sparql) if found["word"])
