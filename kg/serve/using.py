"""`using-graph-uri` of a request, written into its update as USING: that is what the protocol says it means."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.errors import QueryError

# The tokens that matter outside of braces; what may hold a brace or a word without meaning it comes first.
_TOKEN = re.compile(
    r"""<[^<>"{}|^`\\\s]*>|\"{3}(?:\\.|[^\\])*?\"{3}|'{3}(?:\\.|[^\\])*?'{3}|"(?:\\.|[^"\\n])*"|'(?:\\.|[^'\\n])*'"""
    r"""|\#[^\n]*|[?$@][\w-]+|[\w.-]*:[\w:.-]*|(?P<open>\{)|(?P<close>\})|(?P<word>[A-Za-z]+)""",
    re.DOTALL,
)
CLAUSES = {"USING", "WITH"}
NOTHING = ("", 0, 0)


def with_using(update: str, default: Sequence[str], named: Sequence[str]) -> str:
    r"""The update with a USING clause for every graph, before each WHERE; one that has its own is an error.

    >>> with_using("DELETE WHERE { ?s ?p 1 }", ["http://example.org/g"], [])
    'DELETE { ?s ?p 1 }\nUSING <http://example.org/g>\nWHERE { ?s ?p 1 }'
    """
    clauses = "".join(f"\nUSING <{iri}>" for iri in default) + "".join(f"\nUSING NAMED <{iri}>" for iri in named)
    words = list(_words(update))
    if any(word in CLAUSES for word, _, _ in words):
        raise QueryError("the update names its graphs with USING or WITH: leave using-graph-uri out, or those")
    for (before, _, _), (word, begin, end) in reversed(list(pairwise([NOTHING, *words]))):
        if word == "WHERE" and before == "DELETE":
            update = _spelt_out(update, begin, end, clauses)
        elif word == "WHERE":
            update = f"{update[:begin]}{clauses.lstrip()}\n{update[begin:]}"
    return update


def _spelt_out(update: str, begin: int, end: int, clauses: str) -> str:
    """`DELETE WHERE {P}` as `DELETE {P} USING … WHERE {P}`, which means the same and can have a USING."""
    tokens = list(_depths(update[end:]))
    first = next((token.start() for token, depth in tokens if token["open"] and depth == 0), 0)
    last = next((token.end() for token, depth in tokens if token["close"] and depth == 0), 0)
    pattern = update[end + first : end + last]
    return f"{update[:begin]}{pattern}{clauses}\nWHERE {pattern}{update[end + last :]}"


def _words(update: str) -> Iterator[tuple[str, int, int]]:
    """The words outside of all braces, in capitals, and the braces that open there; each with its place."""
    for token, depth in _depths(update):
        if depth == 0 and (word := token["word"] or token["open"]):
            yield word.upper(), token.start(), token.end()


def _depths(update: str) -> Iterator[tuple[re.Match[str], int]]:
    """The tokens, each with how many braces are open around it."""
    depth = 0
    for token in _TOKEN.finditer(update):
        depth -= bool(token["close"])
        yield token, depth
        depth += bool(token["open"])
