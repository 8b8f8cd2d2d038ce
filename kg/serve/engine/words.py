"""Which words of SPARQL a query uses, found by the parser itself.

A pattern over the text can be led astray: in `FILTER(?a<?b)SERVICE#>` the comparison looks like an IRI. So the word is
swapped, wherever its letters stand, for letters that the text does not hold. Inside a string, an IRI, a comment or a
name the swap changes nothing that the grammar minds; a word of SPARQL turns into an error.
"""

import re
from itertools import product
from string import ascii_lowercase

from pyoxigraph import Store

AHEAD = 10  # how far past its start the parser may say that it stopped: it looks for words as long as CONSTRUCT


def holds(text: str, word: str) -> bool:
    """Whether the word's letters stand anywhere in the text, in any case."""
    return word in text.lower()


def without(text: str, word: str) -> str:
    """The text with other letters, that it does not hold, in place of the word; nothing moves.

    >>> without('ASK { ?service ?p "Service" }', "service")
    'ASK { ?zzzzzzz ?p "Zzzzzzz" }'
    """
    lower = text.lower()
    letters = reversed(ascii_lowercase)
    other = next(one for one in map("".join, product(letters, repeat=len(word))) if one not in lower)
    return re.sub(word, lambda found: _cased(other, like=found[0]), text, flags=re.IGNORECASE | re.ASCII)


def _cased(letters: str, *, like: str) -> str:
    """Variables differ by case: what differed must differ still."""
    return "".join(new.upper() if old.isupper() else new for new, old in zip(letters, like, strict=True))


def query_error(text: str, base: str | None = None) -> SyntaxError | None:
    """What the parser says of a query; None where it has nothing to say. Never pass one that may call a SERVICE."""
    try:
        Store().query(text, base_iri=base)
    except SyntaxError as error:
        return error
    return None


def update_error(text: str, base: str | None = None) -> SyntaxError | None:
    """What the parser says of an update; None where it has nothing to say. Never pass one that may LOAD."""
    try:
        Store().update(text, base_iri=base)
    except SyntaxError as error:
        return error
    except (OSError, RuntimeError):
        return None  # it parses; that an empty store cannot do it says nothing
    return None


def stands_at(text: str, word: str, error: SyntaxError) -> bool:
    """Whether the parser stopped at the word, and not at something else."""
    place = re.search(r"error at (\d+):(\d+)", str(error))
    if place is None:
        return False
    stopped = sum(len(line) for line in text.splitlines(keepends=True)[: int(place[1]) - 1]) + int(place[2]) - 1
    return any(found.start() <= stopped <= found.start() + AHEAD for found in re.finditer(word, text, re.IGNORECASE))
